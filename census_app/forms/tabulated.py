"""The sheets of an XLSForm: rows of texts by header, numbered as Excel does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from census_app.forms.headers import canonical, is_words

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_LOOKED_AT = 20
_PLAIN = dict.fromkeys((0xA0, 0x202F, 0x2007), " ") | dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF), "")
"""What word processors put in a cell unseen: spaces that do not break, and characters without any width."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number in Excel, and its filled cells by header."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Workbook:
    """An XLSForm as read: rows and headers by sheet (those XLSForm knows), and the names of all sheets."""

    rows: Mapping[str, tuple[Row, ...]]
    headers: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    late: Mapping[str, int] = field(default_factory=dict)
    """The sheets whose headers are not in their first row, and the row where they are."""

    @property
    def tables(self) -> dict[str, Any]:
        """The sheets as pyxform takes them; blank rows are kept, so that it counts as Excel does."""
        result: dict[str, Any] = {"sheet_names": list(self.names)}
        for sheet, rows in self.rows.items():
            filled: list[dict[str, str]] = []
            for row in rows:
                filled += [{} for _ in range(row.number - 2 - len(filled))]
                filled.append(dict(row.cells))
            result[sheet] = filled
            result[f"{sheet}_header"] = [dict.fromkeys(self.headers[sheet])]
        return result


def laid_out(sheets: Mapping[str, list[list[str]]]) -> Workbook:
    """The sheets that XLSForm knows, by whatever case their names are; a sheet alone is the survey."""
    rows: dict[str, tuple[Row, ...]] = {}
    headers: dict[str, tuple[str, ...]] = {}
    late: dict[str, int] = {}
    for name, lines in sheets.items():
        known = name.strip().lower()
        if len(sheets) == 1 and known not in SHEETS:
            known = "survey"
        if known not in SHEETS or not lines:
            continue
        titles = next((row for row, line in enumerate(lines[:_LOOKED_AT], 1) if is_header(line)), 1)
        if titles > 1:
            late[known] = titles
        header = tuple(" ".join(cell.translate(_PLAIN).split()) for cell in lines[0])
        readers = tuple((title, _reader(title)) for title in header)
        headers[known] = tuple(cell for cell in header if cell)
        rows[known] = tuple(
            Row(number, cells)
            for number, line in enumerate(lines[1:], 2)
            if (cells := _filled(readers, line))
        )
    return Workbook(rows, headers, tuple(sheets), late)


def is_header(line: Sequence[str]) -> bool:
    """Whether a row has the headers that each row of questions, or of choices, needs."""
    here = {canonical(cell) for cell in line}
    return "name" in here and bool(here & {"type", "list_name"})


def _filled(readers: Sequence[tuple[str, Callable[[str], str]]], line: Sequence[str]) -> dict[str, str]:
    """The filled cells of a row. Words keep their unbreakable spaces; names and formulas have plain ones."""
    cells = zip(readers, line, strict=False)
    return {title: text for (title, read), cell in cells if title and cell and (text := read(cell))}


def _reader(title: str) -> Callable[[str], str]:
    """How the cells of a column are read."""
    if is_words(title):
        return str
    return _on_one_line if canonical(title) in {"type", "name", "list_name"} else _plain


def _plain(cell: str) -> str:
    return cell.translate(_PLAIN).strip()


def _on_one_line(cell: str) -> str:
    return " ".join(cell.translate(_PLAIN).split())
