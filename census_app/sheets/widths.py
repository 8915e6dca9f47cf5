"""How wide the columns must be, from what they hold; widths in characters of the ordinary font."""

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from census_app.sheets.cells import Absent, Cell, Formula, Kind, Link, Rich, Styled
from census_app.sheets.looks import piece_scale
from census_app.sheets.markup import number_text
from census_app.sheets.model import Column

NARROWEST, WIDEST, LONG = 7.0, 46.0, 54.0
LINE_HEIGHT = 15.0  # points, for the ordinary font
_MARGIN = 2.0
TALLEST = 405.0  # Excel stops at 409 points
_LETTERS, _WORD = 1.2, 5.0  # letters in the room of a digit, and those that the end of a line may lose
_FILTER = 3.0  # room for the filter's arrow
_DATES: dict[Kind, int] = {"date": 10, "datetime": 16}
_SUFFIX: dict[Kind, int] = {"money": 2, "percent": 4, "points": 4, "hours": 4, "decimal": 3}


def column_width(column: Column, sample: Sequence[Cell]) -> float:
    """The width of a column: as given, or from its header and a sample of its values, within bounds."""
    if column.width is not None:
        return column.width
    longest_word = max((len(word) for word in column.header.split()), default=0) + _FILTER
    known = _DATES.get(column.kind, 0)  # a date is all # in a column that is too narrow for it
    widest = max((shown_length(value, column.kind) for value in sample), default=0)
    third = math.ceil(len(column.header) / 3) + _FILTER  # a header goes over three lines at most
    needed = max(NARROWEST, longest_word, third, (max(known, widest) + _MARGIN) * 1.08)
    return round(min(needed, LONG if column.kind == "long" else WIDEST), 1)


def shown_length(value: Cell, kind: Kind) -> int:
    """About how many characters a value takes on the screen."""
    if isinstance(value, Styled):
        return shown_length(value.value, value.kind or kind)
    if isinstance(value, Link):
        return shown_length(value.shown, kind)
    if isinstance(value, Formula):
        return shown_length(value.cached, kind)
    if isinstance(value, Rich):
        return max(shown_length(text, kind) for text, _ in value.pieces)
    if isinstance(value, bool):
        return 3
    if isinstance(value, int | Decimal | Fraction | float):
        return _figure_length(value, kind)
    if isinstance(value, date):
        return _DATES.get(kind, 10)
    text = value.reason if isinstance(value, Absent) else value or ""
    return max((len(line) for line in text.splitlines()), default=0)


def _figure_length(value: int | Decimal | Fraction | float, kind: Kind) -> int:
    if number_text(value) is None:
        return len(str(value))
    whole = int(value * 100 if kind == "percent" else value)
    return len(f"{whole:,}") + _SUFFIX.get(kind, 0 if isinstance(value, int) else 3)


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes when it wraps at a width, a little pessimistic.

    Letters are narrower than the digits that widths are counted in; a line loses what its last word left.
    """
    room = max(1.0, width * 0.95, width * _LETTERS - _WORD)
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def row_height(cells: Sequence[Cell], wrapped: Sequence[tuple[int, float]], least: int = 1) -> str:
    """The `ht` attribute of a row, "" for one line; `wrapped`: the columns that wrap, with their widths."""
    lines = least
    for index, width in wrapped:
        cell = cells[index]
        if isinstance(cell, Rich):
            lines = max(lines, _rich_lines(cell, width))
            continue
        text = cell.value if isinstance(cell, Styled) else cell
        if isinstance(text, str) and (len(text) > width * 0.95 or "\n" in text):
            lines = max(lines, lines_needed(text, width))
    return f' ht="{min(lines * LINE_HEIGHT, TALLEST):g}"' if lines > 1 else ""


def _rich_lines(rich: Rich, width: float) -> int:
    """The lines of a text whose pieces each begin on a line of their own."""
    return sum(lines_needed(text.strip("\n"), width / piece_scale(tone)) for text, tone in rich.pieces)


def header_height(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """The height in points of a row of wrapped headers."""
    lines = max(lines_needed(c.header, w - _FILTER) for c, w in zip(columns, widths, strict=True))
    return LINE_HEIGHT * max(1, lines) + 6
