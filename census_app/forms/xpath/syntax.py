"""The syntax tree of an expression."""

from dataclasses import dataclass
from typing import TypeAlias, Union


@dataclass(frozen=True, slots=True)
class Text:
    """A literal string."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number."""

    value: float


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what joins them: `or and = != < <= > >= + - * div mod |`."""

    operator: str
    left: "Syntax"
    right: "Syntax"


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of a number."""

    operand: "Syntax"


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments; `at` is the character of its name."""

    name: str
    arguments: tuple["Syntax", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: `child::name[predicate]`. The test is a name, `*`, `node()` or `text()`."""

    axis: str
    test: str
    predicates: tuple["Syntax", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from a start: None is the context node, `/` the root, else an expression that gives nodes.

    `filters` are the predicates that stand on the start itself: `instance('x')[1]/root`.
    """

    start: Union["Syntax", str, None]
    steps: tuple[Step, ...]
    filters: tuple["Syntax", ...] = ()


Syntax: TypeAlias = Text | Number | Binary | Negation | Call | Path
