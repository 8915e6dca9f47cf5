"""Sheets as plain values: what to write, never how.

Two shapes: a `Sheet` is one table whose rows may be a generator of any length (streamed, never held in
memory);
a `Page` is a free layout of a few dozen lines (built with `page.py`). A `Table` is what was read from a file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import ceil
from typing import Literal

from census_app.sheets.cells import Absent, Cell, Formula, Kind, Link, Rich, Scalar, Styled, Tone
from census_app.sheets.places import Area

__all__ = [
    "Absent", "Band", "Cell", "CellError", "CellValue", "Chart", "Check", "Column", "DataBar", "Formula",
    "Highlight", "Kind", "Line", "Link", "Page", "Properties", "Rich", "Row", "Rule", "Scalar", "Series",
    "Sheet", "Styled", "Table", "Tone",
]  # fmt: skip

_ROW_HEIGHT = 0.529  # centimetres: 15 points


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    `width` in characters (None: computed from the first rows). `note` is a help shown when the header is
    selected.
    `choices`: the allowed texts, or a formula reference to them; gives a drop-down list. `editable`: the
    cells stay
    unlocked when the sheet is protected. `joined`: on paper, it stays on the page of the column before it.
    """

    header: str
    kind: Kind = "text"
    width: float | None = None
    note: str = ""
    hidden: bool = False
    choices: tuple[str, ...] | str = ()
    editable: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A label above several columns; the bands of a sheet follow each other from the first column."""

    label: str
    columns: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not an ordinary one: a total, a section title, one that has room for `lines` lines."""

    cells: Sequence[Cell]
    tone: Tone = "total"
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name and where its values are."""

    name: str
    values: Area


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart drawn by Excel. `at` is the cell of its upper left corner, e.g. "H4"; sizes in centimetres.

    `graded`: the series are degrees, from the palest to the darkest.
    """

    kind: Literal["bar", "column", "stacked", "stacked_bar", "line", "pie", "doughnut"]
    title: str
    categories: Area
    series: tuple[Series, ...]
    at: str
    width: float = 16.0
    height: float = 8.0
    unit: str = ""
    graded: bool = False

    @property
    def first_row(self) -> int:
        """The row where its upper edge is."""
        return int(self.at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

    @property
    def last_row(self) -> int:
        """The last row that the chart covers, where rows have their ordinary height."""
        return self.first_row + ceil(self.height / _ROW_HEIGHT)


@dataclass(frozen=True, slots=True)
class DataBar:
    """Bars within the cells of some columns (from 1), from zero to the largest value of the ordinary rows."""

    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Cells of some columns (from 1) that take a tone when they are below, above or equal to a value.

    With the test "formula", `value` is a formula written for the first data row, e.g. `$C5<$D5`. `rows`: the
    first and the last row of the sheet that it concerns, instead of all.
    """

    columns: tuple[int, ...]
    test: Literal["below", "above", "equal", "formula"]
    value: int | Decimal | str
    tone: Tone = "alert"
    rows: tuple[int, int] | None = None


Rule = DataBar | Highlight


@dataclass(frozen=True, slots=True)
class Check:
    """What some cells accept, and the sentence shown to who types something else.

    `list`: one of the texts that the reference `choices` holds; `whole`, `decimal` and `date`: such a value
    between `low` and `high`, where they are given. Not `strict`: the person may keep what was typed. Without
    a message nothing is refused: a list only offers.
    """

    areas: tuple[Area, ...]
    kind: Literal["list", "whole", "decimal", "date"]
    message: str
    choices: str = ""
    low: int | Decimal | date | None = None
    high: int | Decimal | date | None = None
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `rows` gives as many cells per row as there are columns; a plain tuple is an ordinary row.

    `heading`: lines above the table, the first one large. `footnotes`: lines below it. `below`: what is under
    them, one row away, e.g. the small table of a chart. `expected`: the number of rows
    when `rows` cannot be measured, for the progress only. `footer`: left foot of each printed page.
    `widest`: rows that count for the widths too, where they come after the first hundreds, as totals do.
    `paper_rows`: on paper, no more than so many rows, then the totals. `paper_columns`: on paper, only the
    first so many columns.
    """

    title: str
    columns: tuple[Column, ...]
    rows: "Iterable[Sequence[Cell] | Row]"
    heading: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    footnotes: tuple[str, ...] = ()
    frozen_columns: int = 1
    autofilter: bool = True
    landscape: bool = True
    protected: bool = False
    tab: str | None = None
    footer: str = ""
    expected: int | None = None
    charts: tuple[Chart, ...] = ()
    rules: tuple[Rule, ...] = ()
    checks: tuple[Check, ...] = ()
    hidden: bool = False
    paper_rows: int | None = None
    paper_columns: int | None = None
    below: "tuple[Line, ...]" = ()
    widest: tuple[Sequence[Cell], ...] = ()

    @property
    def header_row(self) -> int:
        """The number of the row of headers, from 1."""
        return len(self.heading) + bool(self.heading) + bool(self.bands) + 1

    @property
    def first_row(self) -> int:
        """The number of the first row of data, from 1: the n-th row (from 0) is at `first_row + n`."""
        return self.header_row + 1

    @property
    def printed_columns(self) -> int:
        """How many of the columns, from the first, are on paper."""
        return self.paper_columns or len(self.columns)

    def area(self, column: int, rows: int) -> Area:
        """The cells of one column (from 1) over the first `rows` rows of data."""
        return Area(self.title, self.first_row, column, self.first_row + rows - 1, column)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its cells from the left, each over `spans` columns (one by default), all of one tone.

    A line of a single text without spans goes over the whole width and wraps.
    """

    cells: tuple[Cell, ...] = ()
    tone: Tone = "text"
    kinds: tuple[Kind, ...] = ()
    spans: tuple[int, ...] = ()
    height: float | None = None
    break_before: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of free layout; `widths` are those of its columns, in characters."""

    title: str
    lines: tuple[Line, ...]
    widths: tuple[float, ...] = (28.0, 18.0, 18.0, 18.0, 18.0)
    landscape: bool = False
    one_page: bool = False
    tab: str | None = None
    footer: str = ""
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself. `created` None means now."""

    title: str = ""
    author: str = ""
    subject: str = ""
    description: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class CellError:
    """An error cell of a file that was read, e.g. `#DIV/0!`."""

    text: str


CellValue = str | int | Decimal | date | datetime | time | timedelta | bool | Formula | CellError | None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it was read: `rows[0]` is row 1 and `rows[r][0]` column A, as Excel numbers them.

    All rows have the same length. A blank cell is None; numbers are int or Decimal; a cell with a formula
    is a
    `Formula` with its stored value.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    hidden: bool = False

    def formula_at(self, row: int, column: int) -> Formula | None:
        """The formula of a cell (row and column from 1), or None."""
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return None
        value = self.rows[row - 1][column - 1]
        return value if isinstance(value, Formula) else None
