"""CSV files: commas, points in numbers, UTF-8 with the mark that makes spreadsheets read the accents."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from census_app.exchange.cells import armed, text_of
from census_app.exchange.placing import placed


def write_csv(
    path: Path,
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    advance: Callable[[int], None] = lambda _: None,
) -> int:
    """Write a CSV file whole or not at all; returns the number of rows. CensusError: it cannot be written.

    Texts that a spreadsheet would take for formulas get an apostrophe in front, which our import takes
    away. ``advance`` is told the rows written, each time.
    """
    count = 0
    with placed(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        for count, row in enumerate(rows, start=1):
            writer.writerow([_text(cell) for cell in row])
            advance(count)
    return count


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return armed(cell)
    return text_of(cell) if not isinstance(cell, Decimal) else f"{text_of(cell)}"
