"""An expression cut into tokens (XPath 1.0, section 3.7)."""

import re
from dataclasses import dataclass
from typing import Literal

from census_app.forms.xpath.errors import XPathError

Kind = Literal["number", "string", "name", "operator", "punctuation", "end"]

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<string>"[^"]*"|'[^']*')
      | (?P<name>[^\W\d][\w.-]*(?::(?!:)(?:[^\W\d][\w.-]*|\*))?)
      | (?P<punctuation>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*])
    """,
    re.VERBOSE,
)
_WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})
_SIGNS = frozenset({"+", "-", "=", "!=", "<", "<=", ">", ">=", "|"})
# After one of these, `*` is a wildcard and `and` is a name.
_OPENERS = frozenset({"@", "::", "(", "[", ",", "/", "//"})


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its text (a string without its quotes) and the character it begins at."""

    kind: Kind
    text: str
    at: int


def tokenise(expression: str) -> list[Token]:
    """Cut an expression into tokens, the last being the end.

    Raises:
        XPathError: a character that begins no token, or a quote that is never closed.
    """
    tokens: list[Token] = []
    at = 0
    while at < len(expression):
        match = _TOKEN.match(expression, at)
        if match is None:
            raise _unreadable(expression, at)
        if match.lastgroup != "space":
            tokens.append(_token(match, tokens[-1] if tokens else None))
        at = match.end()
    tokens.append(Token("end", "", len(expression)))
    return tokens


def _token(match: re.Match[str], previous: Token | None) -> Token:
    text, at = match.group(), match.start()
    operand_ended = previous is not None and previous.kind != "operator" and previous.text not in _OPENERS
    if match.lastgroup == "string":
        return Token("string", text[1:-1], at)
    if match.lastgroup == "number":
        return Token("number", text, at)
    if match.lastgroup == "name":
        return Token("operator" if operand_ended and text in _WORD_OPERATORS else "name", text, at)
    if text in _SIGNS or (text == "*" and operand_ended):
        return Token("operator", text, at)
    return Token("punctuation", text, at)


def _unreadable(expression: str, at: int) -> XPathError:
    character = expression[at]
    if character in "\"'":
        return XPathError("un guillemet ouvert n'est jamais fermé", at)
    if character in "“”«»‘’":
        return XPathError(f"remplacez {character} par une apostrophe droite (')", at)
    return XPathError(f"le caractère {character} n'a pas sa place ici", at)
