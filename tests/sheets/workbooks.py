"""Writing one sheet and reading it back with openpyxl, an independent reader."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl

from census_app.sheets.cells import Cell, Kind
from census_app.sheets.model import Column, Sheet
from census_app.sheets.writing import Written, write_workbook


def one_column(kind: Kind, values: Iterable[Cell]) -> Sheet:
    """A sheet of a single column."""
    return Sheet("Feuille", (Column("Titre", kind),), [(value,) for value in values])


def table(kinds: Sequence[Kind], rows: Iterable[Any], **more: Any) -> Sheet:
    """A sheet whose headers are C1, C2 and so on."""
    columns = tuple(Column(f"C{number}", kind) for number, kind in enumerate(kinds, 1))
    return Sheet("Feuille", columns, rows, **more)


def written(folder: Path, *sheets: Any) -> tuple[Any, Written]:
    """The workbook as openpyxl reads it, and the report."""
    report = write_workbook(folder / "classeur.xlsx", sheets)
    return openpyxl.load_workbook(folder / "classeur.xlsx"), report


def part(folder: Path, name: str = "xl/worksheets/sheet1.xml") -> str:
    """The XML of a part of the workbook written by `written`."""
    with ZipFile(folder / "classeur.xlsx") as archive:
        return archive.read(name).decode()


def values(worksheet: Any) -> list[tuple[Any, ...]]:
    """All rows of a sheet."""
    return list(worksheet.iter_rows(values_only=True))
