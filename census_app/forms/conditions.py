"""Expressions read as clauses: which answers make a question be asked."""

from census_app.forms.clauses import Clause, Constant, Fact, Phrase, join, opposite
from census_app.forms.definition import CHOICE_KINDS, NodeDefinition
from census_app.forms.mentions import Mentions
from census_app.forms.quantities import (
    MIRRORED,
    Measure,
    UnsayableError,
    compared,
    compared_with,
    holds_between,
    is_literal,
    number_of,
    written,
)
from census_app.forms.xpath.syntax import Binary, Call, Number, Path, Syntax, Text

_WRAPPERS = frozenset({"number", "string", "int"})
_SOME = frozenset({(">", 0.0), (">=", 1.0)})
_NONE = frozenset({("=", 0.0), ("<", 1.0), ("<=", 0.0)})


def read_condition(mentions: Mentions, syntax: Syntax, *, holds: bool = True) -> Clause:
    """What an expression says when it is true, or when it is not; what has no words is said to be so."""
    match syntax:
        case Binary("and" | "or" as operator, left, right):
            parts = (read_condition(mentions, part, holds=holds) for part in (left, right))
            return join("et" if (operator == "and") == holds else "ou", parts)
        case Call("not", (operand,)):
            return read_condition(mentions, operand, holds=not holds)
        case Call("boolean", (operand,)):
            return read_condition(mentions, operand, holds=holds)
    try:
        return _fact(mentions, syntax, holds=holds)
    except UnsayableError:
        return Phrase(mentions.honest(syntax), computed=True)


def _fact(mentions: Mentions, syntax: Syntax, *, holds: bool) -> Clause:
    match syntax:
        case Call("true" | "false" as name, ()):
            return Constant((name == "true") == holds)
        case Number(value):
            return Constant((value != 0) == holds)
        case Call("selected", (target, Text(value))):
            return _turned(_ticked(mentions, target, value), holds=holds)
        case Path():
            return _comparison(mentions, "=", syntax, Text(""), holds=not holds)
        case Binary("!=", left, right):
            return _comparison(mentions, "=", _bare(left), _bare(right), holds=not holds)
        case Binary("=" | "<" | "<=" | ">" | ">=" as operator, left, right):
            return _comparison(mentions, operator, _bare(left), _bare(right), holds=holds)
    raise UnsayableError


def _bare(syntax: Syntax) -> Syntax:
    """An expression without what only changes its type."""
    while isinstance(syntax, Call) and syntax.name in _WRAPPERS and len(syntax.arguments) == 1:
        syntax = syntax.arguments[0]
    return syntax


def _turned(fact: Fact, *, holds: bool) -> Clause:
    """A fact, or what is true when it is not."""
    if holds:
        return fact
    if fact.verb == "other":  # no answer, or one of these
        return join("ou", (Fact("unanswered", fact.question), Fact("is", fact.question, fact.values)))
    return opposite(fact)


def _comparison(mentions: Mentions, operator: str, left: Syntax, right: Syntax, *, holds: bool) -> Clause:
    if is_literal(left) and not is_literal(right):
        operator, left, right = MIRRORED[operator], right, left
    if not is_literal(right):
        other = mentions.measure(right)
        return Phrase(compared_with(mentions.measure(left), operator, other, holds=holds))
    if is_literal(left):
        return Constant(holds_between(operator, left, right) == holds)
    if isinstance(left, Call) and left.name == "if":
        return _alternative(mentions, left, operator, right, holds=holds)
    if isinstance(left, Path):
        node = mentions.node(left)
        formula = mentions.formula(node)
        if formula is not None:
            return _comparison(formula[0], operator, _bare(formula[1]), right, holds=holds)
        return _answer(mentions, node, operator, right, holds=holds)
    return _measured(mentions, operator, left, right, holds=holds)


def _alternative(mentions: Mentions, call: Call, operator: str, right: Syntax, *, holds: bool) -> Clause:
    """`if(a, b, c) = d`: a and b = d, or not a and c = d."""
    condition, first, second = call.arguments
    return join("ou", (
        join("et", (
            read_condition(mentions, condition),
            _comparison(mentions, operator, _bare(first), right, holds=holds),
        )),
        join("et", (
            read_condition(mentions, condition, holds=False),
            _comparison(mentions, operator, _bare(second), right, holds=holds),
        )),
    ))  # fmt: skip


def _answer(
    mentions: Mentions, node: NodeDefinition, operator: str, literal: Syntax, *, holds: bool
) -> Clause:
    """An answer compared with something that is written."""
    question = mentions.question(node)
    if operator == "=" and literal == Text(""):
        return Fact("unanswered" if holds else "answered", question)
    if node.kind == "select_one":
        return _turned(_chosen(mentions, node, operator, literal), holds=holds)
    if node.kind == "acknowledge" and operator == "=":
        return Phrase(f"la case de {question} {'est' if holds else 'n’est pas'} cochée")
    if node.kind in CHOICE_KINDS:
        raise UnsayableError
    number = number_of(literal)
    if operator == "=" and number is not None:
        return _turned(Fact("is", question, (written(number),)), holds=holds)
    if operator == "=" and isinstance(literal, Text):
        return _turned(Fact("is", question, (f"« {literal.value} »",)), holds=holds)
    measure = Measure(f"la réponse à {question}", feminine=True)
    return Phrase(compared(measure, operator, literal, holds=holds))


def _chosen(mentions: Mentions, node: NodeDefinition, operator: str, literal: Syntax) -> Fact:
    """A choice compared with a name or, where the names are numbers, with a number."""
    question, choices = mentions.question(node), mentions.form.choices(node)
    if operator == "=":
        name = literal.value if isinstance(literal, Text) else f"{number_of(literal) or 0:g}"
        return Fact("is", question, mentions.labels(node, [name]))
    if number_of(literal) is None or any(number_of(Text(choice.name)) is None for choice in choices):
        raise UnsayableError
    chosen = [choice.name for choice in choices if holds_between(operator, Text(choice.name), literal)]
    others = [choice.name for choice in choices if choice.name not in chosen]
    if not chosen:
        raise UnsayableError
    if not others:
        return Fact("answered", question)
    if len(others) < len(chosen):
        return Fact("other", question, mentions.labels(node, others))
    return Fact("is", question, mentions.labels(node, chosen))


def _ticked(mentions: Mentions, target: Syntax, name: str) -> Fact:
    nodes = list(mentions.sources(target))
    offering = [node for node in nodes if any(name == each.name for each in mentions.form.choices(node))]
    return Fact("ticked", mentions.question(*nodes), mentions.labels((offering or nodes)[0], [name]))


def _measured(mentions: Mentions, operator: str, left: Syntax, right: Syntax, *, holds: bool) -> Clause:
    if isinstance(left, Call) and left.name in {"string-length", "count-selected"}:
        case = operator, number_of(right)
        if isinstance(left.arguments[0], Path) and case in _SOME | _NONE:
            question = mentions.question(mentions.node(left.arguments[0]))
            return _some(left.name, question, some=holds == (case in _SOME))
    return Phrase(compared(mentions.measure(left), operator, right, holds=holds))


def _some(function: str, question: str, *, some: bool) -> Clause:
    """Whether there is a text, or a box that is ticked."""
    if function == "string-length":
        return Fact("answered" if some else "unanswered", question)
    ticked = "vous avez coché au moins une case" if some else "vous n’avez rien coché"
    return Phrase(f"{ticked} à {question}")
