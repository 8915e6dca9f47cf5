"""What a cell may hold: plain values, and a few words for what a plain value cannot say."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Kind = Literal[
    "text",  # short text, on one line
    "long",  # text that wraps
    "code",  # text that looks like a number and must stay text (44036, 0240)
    "typed",  # text that somebody types: it stays text and wraps
    "integer",  # 1 234
    "decimal",  # 1 234,50
    "money",  # 1 234 €
    "percent",  # a share of one: Fraction(9, 20) shows 45,0 %
    "points",  # already in points: 45 shows 45,0 %
    "hours",  # 1 234,5 h
    "year",  # 2016, without thousands separator
    "date",
    "datetime",
    "boolean",  # True shows « oui », False « non »
    "coverage",  # "12/30", centred, stays text
]
"""How the values of a column are shown and aligned. It never changes what is stored."""

Tone = Literal[
    "body", "strong", "muted", "good", "alert",
    "total", "subtotal", "section",
    "header", "band", "title", "subtitle", "heading", "text", "note", "key", "figure", "label",
    "input", "closed",
]  # fmt: skip
"""The part a row, a line or a cell plays. `good` and `alert` colour one cell; `figure` is a large number.

`input` is a box to fill in, `closed` (in a rule) one that is not to be filled in.
"""

Scalar = str | int | Decimal | Fraction | date | datetime | bool | None


@dataclass(frozen=True, slots=True)
class Absent:
    """A value missing for a known reason, e.g. « ne sait pas »: grey italic text, never 0 nor blank."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rich:
    """A text in several looks: each piece with the tone that gives its size, weight and colour."""

    pieces: tuple[tuple[str, Tone], ...]


# What a workbook holds by tens of thousands is a named tuple, which is made more quickly than a dataclass.


class Formula(NamedTuple):
    """A live formula in Excel's English grammar (`SUM(B2:B9)`, with or without `=`) and the value it has now.

    `cached` is what a viewer that does not calculate shows. When a file is read, None means that the formula
    had no stored value.
    """

    text: str
    cached: Scalar = None


class Link(NamedTuple):
    """A value that leads to `target`: a place of the workbook (see `places.place`) or an address."""

    shown: "Scalar | Formula | Absent"
    target: str


class Styled(NamedTuple):
    """A value with its own kind, tone or lock, where those of its column and row do not fit."""

    value: "Scalar | Formula | Absent | Link"
    kind: Kind | None = None
    tone: Tone | None = None
    unlocked: bool | None = None


Cell = Scalar | Formula | Absent | Link | Styled | Rich
