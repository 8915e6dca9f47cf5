"""The values of expressions and how each becomes another, as ODK's engine does (JavaScript's numbers)."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol, TypeAlias

from census_app.forms.xpath.moments import Moment, day_number

NAN = math.nan
_NUMBER = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]+")
SPACES = " \t\r\n"


class XNode(Protocol):
    """What an expression sees of a node: of the answers, or of a list of choices."""

    @property
    def name(self) -> str:
        """Its name; empty for the document."""

    @property
    def parent(self) -> "XNode | None":
        """The node around it."""

    def children(self) -> Sequence["XNode"]:
        """The nodes directly below, in order."""

    def named(self, name: str) -> Sequence["XNode"]:
        """Those of that name."""

    def text(self) -> str:
        """Its text, or those of its children one after the other."""


class Nodes(list[XNode]):
    """A node-set, in document order."""

    __slots__ = ()


Value: TypeAlias = str | float | bool | Moment | Nodes


def to_boolean(value: Value) -> bool:
    """A number is true unless 0 or NaN, a text unless empty, nodes unless there are none."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0  # noqa: PLR0124 - NaN differs from itself
    if isinstance(value, Moment):
        return value.truth
    return bool(value)


def to_number(value: Value) -> float:
    """The number of a value: NaN where there is none; a date is its days since 1970."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, str):
        return text_number(value)
    if isinstance(value, Moment):
        return value.days
    return text_number(value[0].text()) if value else NAN


def to_text(value: Value) -> str:
    """The text of a value: NaN is empty, nodes give the text of the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, Moment):
        return value.text
    return value[0].text() if value else ""


def texts(value: Value) -> list[str]:
    """The text of each node, or the one text of a value."""
    return [node.text() for node in value] if isinstance(value, Nodes) else [to_text(value)]


def numbers(value: Value) -> list[float]:
    """The number of each node, or the one number of a value."""
    return [text_number(node.text()) for node in value] if isinstance(value, Nodes) else [to_number(value)]


def truths(value: Value) -> list[bool]:
    """Whether each node is filled, or the one truth of a value."""
    return (
        [bool(node.text().strip(SPACES)) for node in value]
        if isinstance(value, Nodes)
        else [to_boolean(value)]
    )


def text_number(text: str) -> float:
    """The number that a text writes, or the days of the date that it writes, else NaN."""
    stripped = text.strip()
    if not stripped:
        return NAN
    if _NUMBER.fullmatch(stripped):
        return float(stripped)
    if _HEXADECIMAL.fullmatch(stripped):
        return float(int(stripped, 16))
    return day_number(text)


def number_text(number: float) -> str:
    """A number as JavaScript writes it: no useless decimals, an exponent only far from 1; NaN is empty."""
    if math.isnan(number):
        return ""
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < 2**53:
        return str(int(number))
    if 1e-6 <= abs(number) < 1e21:
        return format(Decimal(repr(number)), "f").removesuffix(".0")
    mantissa, _, exponent = repr(number).partition("e")
    return f"{mantissa.removesuffix('.0')}e{int(exponent):+d}"


def words(text: str) -> list[str]:
    """The words of a list separated by spaces (the answers of a multiple choice)."""
    return text.split()


def js_round(number: float) -> float:
    """The nearest integer, halves upwards, as JavaScript rounds."""
    return number if math.isnan(number) or math.isinf(number) else float(math.floor(number + 0.5))
