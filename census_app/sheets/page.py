"""Building the lines of a page: a text, a pair, a small table."""

from collections.abc import Iterable, Sequence

from census_app.sheets.cells import Cell, Kind
from census_app.sheets.model import Column, Line, Row


def title(text: str) -> Line:
    """The title of the page."""
    return Line((text,), "title")


def subtitle(text: str) -> Line:
    """A quieter line under the title."""
    return Line((text,), "subtitle")


def heading(text: str, *, break_before: bool = False) -> Line:
    """The heading of a part of the page."""
    return Line((text,), "heading", break_before=break_before)


def paragraph(text: str) -> Line:
    """A text over the whole width, wrapped."""
    return Line((text,), "text")


def note(text: str) -> Line:
    """A small grey text over the whole width."""
    return Line((text,), "note")


def gap() -> Line:
    """An empty line."""
    return Line((), "text")


def pair(key: str, value: Cell, width: int, kind: Kind = "long") -> Line:
    """A key in the first column and its value over the `width` next ones."""
    return Line((key, value), "key", ("text", kind), (1, width))


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell] | Row]) -> tuple[Line, ...]:
    """A small table from the first column of the page: a header and its rows."""
    kinds = tuple(column.kind for column in columns)
    lines = [Line(tuple(column.header for column in columns), "header", kinds)]
    for row in rows:
        plain = row if isinstance(row, Row) else Row(row, "body")
        lines.append(Line(tuple(plain.cells), plain.tone, kinds))
    return tuple(lines)


def figures(values: Sequence[tuple[Cell, str, Kind]], span: int) -> tuple[Line, Line]:
    """Large figures side by side, each with its label under it and `span` columns wide."""
    spans = (span,) * len(values)
    large = Line(
        tuple(value for value, _, _ in values), "figure", tuple(kind for _, _, kind in values), spans
    )
    labels = Line(tuple(label for _, label, _ in values), "label", (), spans)
    return large, labels
