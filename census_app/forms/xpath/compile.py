"""An expression made into a closure, once; running it is then only calls."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from census_app.forms.xpath.compare import differs, equals, ordered
from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.library import FUNCTIONS, Function
from census_app.forms.xpath.parser import parse
from census_app.forms.xpath.paths import compile_path
from census_app.forms.xpath.patterns import pattern
from census_app.forms.xpath.scope import Closure, Scope
from census_app.forms.xpath.syntax import Binary, Call, Negation, Number, Path, Syntax, Text
from census_app.forms.xpath.values import NAN, Nodes, Value, to_boolean, to_number


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression: its text, its tree, and `run`, which gives its value in a scope."""

    text: str
    syntax: Syntax
    run: Closure


def compile_expression(text: str) -> Expression:
    """Read and compile an expression.

    Raises:
        XPathError: bad syntax, an unknown function, a wrong number of arguments; it quotes the expression.
    """
    try:
        syntax = parse(text)
        return Expression(text, syntax, _compile(syntax))
    except XPathError as error:
        raise XPathError(f"dans « {text} », {error}", error.at, error.code) from error
    except RecursionError as error:
        raise XPathError(f"« {text[:60]}… » est trop imbriquée") from error


def faults(text: str) -> list[XPathError]:
    """Everything wrong with an expression: its syntax, or all its unknown functions and wrong arguments."""
    try:
        syntax = parse(text)
    except XPathError as error:
        return [error]
    except RecursionError:
        return [XPathError("la formule est trop imbriquée")]
    return [fault for call in calls(syntax) if (fault := _call_fault(call)) is not None]


def calls(syntax: Syntax) -> Iterator[Call]:
    """All the function calls of a tree."""
    for part in walk(syntax):
        if isinstance(part, Call):
            yield part


def walk(syntax: Syntax) -> Iterator[Syntax]:
    """A tree and all its parts."""
    yield syntax
    for part in parts(syntax):
        yield from walk(part)


def parts(syntax: Syntax) -> Iterator[Syntax]:
    """What a tree is made of, one level down; predicates of a path included."""
    match syntax:
        case Binary(_, left, right):
            yield left
            yield right
        case Negation(operand):
            yield operand
        case Call(_, arguments, _):
            yield from arguments
        case Path(start, steps, filters):
            if start is not None and not isinstance(start, str):
                yield start
            yield from filters
            for step in steps:
                yield from step.predicates
        case _:
            return


def _call_fault(call: Call) -> XPathError | None:
    function = FUNCTIONS.get(call.name)
    if function is None:
        return XPathError(f"la fonction « {call.name} » n'existe pas", call.at, "unknown-function")
    if not function.accepts(len(call.arguments)):
        message = f"la fonction « {call.name} » {function.wants}, pas {len(call.arguments)}"
        return XPathError(message, call.at, "argument-count")
    if call.name == "regex" and isinstance(call.arguments[1], Text):
        try:
            pattern(call.arguments[1].value)
        except XPathError as error:
            return error
    return None


def _compile(syntax: Syntax) -> Closure:
    match syntax:
        case Text(value):
            return lambda _scope: value
        case Number(value):
            return lambda _scope: value
        case Negation(operand):
            inner = _compile(operand)
            return lambda scope: -to_number(inner(scope))
        case Binary():
            return _binary(syntax)
        case Call():
            return _call(syntax)
        case Path():
            return compile_path(syntax, _compile)


def _call(call: Call) -> Closure:
    fault = _call_fault(call)
    if fault is not None:
        raise fault
    function = FUNCTIONS[call.name]
    if call.name == "jr:choice-name":
        return _choice_name(call)
    arguments = tuple(_compile(argument) for argument in call.arguments)
    return _bound(function, arguments)


def _bound(function: Function, arguments: tuple[Closure, ...]) -> Closure:
    run = function.run
    return lambda scope: run(scope, arguments)


def _choice_name(call: Call) -> Closure:
    """The second argument is a path inside a text: compiled once where it is literal."""
    value, path = call.arguments
    wanted = _compile(value)
    target = _compile(parse(path.value)) if isinstance(path, Text) else _compile(path)

    def run(scope: Scope) -> Value:
        nodes = target(scope)
        text = FUNCTIONS["string"].run(scope, (wanted,))
        if not isinstance(nodes, Nodes) or not nodes:
            return ""
        return scope.world.choice_label(nodes[0], str(text))

    return run


def _binary(syntax: Binary) -> Closure:
    left, right = _compile(syntax.left), _compile(syntax.right)
    match syntax.operator:
        case "and":
            return lambda scope: value if not to_boolean(value := left(scope)) else right(scope)
        case "or":
            return lambda scope: value if to_boolean(value := left(scope)) else right(scope)
        case "=":
            return lambda scope: equals(left(scope), right(scope))
        case "!=":
            return lambda scope: differs(left(scope), right(scope))
        case "<" | "<=" | ">" | ">=":
            compare = ordered(syntax.operator)
            return lambda scope: compare(left(scope), right(scope))
        case "|":
            return lambda scope: _union(left(scope), right(scope))
        case _:
            reckon = _ARITHMETIC[syntax.operator]
            return lambda scope: reckon(to_number(left(scope)), to_number(right(scope)))


def _union(left: Value, right: Value) -> Nodes:
    if not isinstance(left, Nodes) or not isinstance(right, Nodes):
        raise XPathError("« | » ne réunit que des nœuds", code="type")
    return Nodes(dict.fromkeys([*left, *right]))


def _divide(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return NAN
    return math.inf * math.copysign(1, left) * math.copysign(1, right)


def _modulo(left: float, right: float) -> float:
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": _divide,
    "mod": _modulo,
}
