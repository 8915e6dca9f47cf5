"""Spreadsheets as people give them: written for a test, as a workbook or a text file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path


def csv_file(path: Path, *rows: Sequence[object], separator: str = ";") -> Path:
    """A CSV file of the rows, headers first."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def xlsx_file(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of one sheet; a text that begins with ``=`` is a formula, as in a spreadsheet."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    workbook.save(path)
    return path
