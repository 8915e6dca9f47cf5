"""Finding the table in a spreadsheet, and what each of its columns is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from census_app.errors import CensusError
from census_app.exchange.cells import is_blank, plain, shortened, text_of
from census_app.exchange.header_words import COMPUTED, Headers, Rank
from census_app.sheets.model import CellValue, Table

_SEARCHED_ROWS: Final = 40
_SECOND_MEANING: Final[Mapping[str, str]] = MappingProxyType({"status": "legal_form", "types": "kind"})
"""What a loose header (« Statut », « Type ») means when another column is surer of its first meaning."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is understood: its place from 0, its header as written, what it is, how surely."""

    index: int
    header: str
    target: str
    rank: Rank = Rank.CODE


@dataclass(frozen=True, slots=True)
class Layout:
    """The table found in a sheet. ``header_row`` counts from 1, as Excel does; ``notices`` are for people."""

    table: Table
    header_row: int
    columns: tuple[Column, ...]
    notices: tuple[str, ...] = ()

    def column(self, target: str) -> Column | None:
        """The column of a target, if the table has it."""
        return next((column for column in self.columns if column.target == target), None)


def find_table(tables: Sequence[Table], headers: Headers) -> Layout:
    """The sheet, its row of headers and its columns.

    The row of headers need not be the first. CensusError when no sheet has a column for the name, or when
    two columns say the same.
    """
    found = [layout for table in tables if (layout := _best_row(table, headers)) is not None]
    if not found:
        raise CensusError(_no_name(tables))
    best = max(found, key=lambda layout: (not layout.table.hidden, len(layout.columns)))
    _refuse_twice(best)
    return Layout(best.table, best.header_row, best.columns, (*best.notices, *_ignored_sheets(found, best)))


def _best_row(table: Table, headers: Headers) -> Layout | None:
    layouts = [
        _layout(table, number, row, headers)
        for number, row in enumerate(table.rows[:_SEARCHED_ROWS], start=1)
    ]
    named = [layout for layout in layouts if layout.column("name")]
    return max(named, key=lambda layout: len(layout.columns), default=None)


def _layout(table: Table, number: int, row: Sequence[CellValue], headers: Headers) -> Layout:
    columns: list[Column] = []
    unknown: list[str] = []
    computed: list[str] = []
    for index, cell in enumerate(row):
        header = " ".join(text_of(plain(cell).value).split())
        meaning = headers.meaning(header) if header else None
        if meaning is None:
            unknown += [header] if header else []
        elif meaning[0] == COMPUTED:
            computed.append(header)
        else:
            columns.append(Column(index, header, *meaning))
    kept = _surest(columns)
    unknown += [column.header for column in columns if column.index not in {one.index for one in kept}]
    notices = []
    if unknown:
        notices.append(f"Colonnes inconnues, ignorées : {_quoted(unknown)}.")
    if computed:
        notices.append(f"Colonnes calculées par le programme, ignorées : {_quoted(computed)}.")
    return Layout(table, number, kept, tuple(notices))


def _surest(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns without those whose meaning another one holds more surely."""
    ranks: dict[str, Rank] = {}
    for column in columns:
        ranks[column.target] = min(column.rank, ranks.get(column.target, column.rank))
    kept: list[Column] = []
    for column in columns:
        second = _SECOND_MEANING.get(column.target)
        if column.rank == ranks[column.target]:
            kept.append(column)
        elif second is not None and second not in ranks:
            ranks[second] = column.rank
            kept.append(Column(column.index, column.header, second, column.rank))
    return tuple(kept)


def _refuse_twice(layout: Layout) -> None:
    seen: dict[str, Column] = {}
    for column in layout.columns:
        other = seen.setdefault(column.target, column)
        if other is not column:
            raise CensusError(
                f"Les colonnes « {shortened(other.header)} » et « {shortened(column.header)} » disent la "
                f"même chose ({column.target}) : n’en gardez qu’une."
            )


def _ignored_sheets(found: Sequence[Layout], best: Layout) -> tuple[str, ...]:
    others = [layout.table.name for layout in found if layout is not best]
    return (f"Feuille lue : « {best.table.name} » ; non lues : {_quoted(others)}.",) if others else ()


def _no_name(tables: Sequence[Table]) -> str:
    rows = (row for table in tables for row in table.rows if any(not is_blank(cell) for cell in row))
    titles = [text_of(plain(cell).value) for cell in next(rows, ()) if not is_blank(cell)]
    if not titles:
        return "Le fichier ne contient aucune ligne."
    return f"Aucune colonne « Nom » (ou name) dans le fichier. Titres trouvés : {_quoted(titles)}."


def _quoted(texts: Sequence[str]) -> str:
    shown = ", ".join(f"« {shortened(text)} »" for text in texts[:12])
    return f"{shown}…" if len(texts) > 12 else shown
