"""Reading an expression: a recursive descent over its tokens."""

from functools import lru_cache

from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.syntax import Binary, Call, Negation, Number, Path, Step, Syntax, Text
from census_app.forms.xpath.tokens import Token, tokenise

AXES = frozenset({
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self",
    "following", "following-sibling", "parent", "preceding", "preceding-sibling", "self",
})  # fmt: skip
_NODE_TYPES = frozenset({"node", "text"})
# From the loosest to the tightest.
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
_ANY = Step("descendant-or-self", "node()")
_DEPTH = 200


@lru_cache(maxsize=4096)
def parse(expression: str) -> Syntax:
    """Read an expression.

    Raises:
        XPathError: it is empty, or not XPath; `at` says where.
    """
    parser = _Parser(tokenise(expression))
    syntax = parser.level(0)
    parser.expect_end()
    return syntax


class _Parser:
    """The tokens and where one is among them."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _ahead(self, text: str) -> bool:
        following = self._tokens[min(self._next + 1, len(self._tokens) - 1)]
        return following.kind == "punctuation" and following.text == text

    def _take(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def _is(self, *texts: str) -> bool:
        return self._token.kind in {"punctuation", "operator"} and self._token.text in texts

    def _accept(self, text: str) -> bool:
        if self._is(text):
            self._next += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._unexpected(f"il manque « {text} »")

    def expect_end(self) -> None:
        if self._token.kind != "end":
            raise self._unexpected("la formule devrait s'arrêter")

    def _unexpected(self, wanted: str) -> XPathError:
        token = self._token
        place = "à la fin" if token.kind == "end" else f"devant « {token.text} »"
        return XPathError(f"{wanted} {place}", token.at)

    def level(self, depth: int) -> Syntax:
        if depth == len(_LEVELS):
            return self._unary()
        left = self.level(depth + 1)
        while self._token.kind == "operator" and self._token.text in _LEVELS[depth]:
            operator = self._take().text
            left = Binary(operator, left, self.level(depth + 1))
        return left

    def _unary(self) -> Syntax:
        if self._token.kind == "operator" and self._token.text == "-":
            self._take()
            return Negation(self._unary())
        left = self._path()
        while self._token.kind == "operator" and self._token.text == "|":
            self._take()
            left = Binary("|", left, self._path())
        return left

    def _path(self) -> Syntax:
        if self._is("/", "//"):
            return self._absolute()
        if not self._starts_primary():
            return Path(None, self._steps())
        primary = self._primary()
        filters = self._predicates()
        if self._is("/", "//"):
            return Path(primary, self._more_steps(), filters)
        return Path(primary, (), filters) if filters else primary

    def _absolute(self) -> Path:
        if self._is("/") and not self._step_follows(1):
            self._take()
            return Path("/", ())
        return Path("/", self._more_steps())

    def _step_follows(self, ahead: int) -> bool:
        token = self._tokens[self._next + ahead]
        return token.kind == "name" or (token.kind == "punctuation" and token.text in {".", "..", "@", "*"})

    def _starts_primary(self) -> bool:
        token = self._token
        if token.kind in {"string", "number"} or self._is("("):
            return True
        return token.kind == "name" and self._ahead("(") and token.text not in _NODE_TYPES

    def _primary(self) -> Syntax:
        token = self._take()
        if token.kind == "string":
            return Text(token.text)
        if token.kind == "number":
            return Number(float(token.text))
        self._depth += 1
        if self._depth > _DEPTH:
            raise XPathError("la formule est trop imbriquée", token.at)
        result = self._call(token) if token.kind == "name" else self._bracketed()
        self._depth -= 1
        return result

    def _bracketed(self) -> Syntax:
        inner = self.level(0)
        self._expect(")")
        return inner

    def _call(self, name: Token) -> Call:
        self._expect("(")
        arguments: list[Syntax] = []
        if not self._is(")"):
            arguments.append(self.level(0))
            while self._accept(","):
                arguments.append(self.level(0))
        self._expect(")")
        return Call(name.text, tuple(arguments), name.at)

    def _more_steps(self) -> tuple[Step, ...]:
        first: tuple[Step, ...] = (_ANY,) if self._is("//") else ()
        self._take()
        return first + self._steps()

    def _steps(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while self._is("/", "//"):
            if self._take().text == "//":
                steps.append(_ANY)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Step:
        if self._accept("."):
            return Step("self", "node()", self._predicates())
        if self._accept(".."):
            return Step("parent", "node()", self._predicates())
        axis = "child"
        if self._accept("@"):
            axis = "attribute"
        elif self._token.kind == "name" and self._ahead("::"):
            axis = self._axis()
        return Step(axis, self._test(), self._predicates())

    def _axis(self) -> str:
        token = self._take()
        if token.text not in AXES:
            raise XPathError(f"l'axe « {token.text} » n'existe pas", token.at)
        self._expect("::")
        return token.text

    def _test(self) -> str:
        if self._accept("*"):
            return "*"
        if self._token.kind != "name":
            raise self._unexpected("il manque un nom ou une valeur")
        name = self._take().text
        if name in _NODE_TYPES and self._accept("("):
            self._expect(")")
            return f"{name}()"
        return name

    def _predicates(self) -> tuple[Syntax, ...]:
        predicates: list[Syntax] = []
        while self._accept("["):
            predicates.append(self.level(0))
            self._expect("]")
        return tuple(predicates)
