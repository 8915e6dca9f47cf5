"""Questionnaires given to their users as XLSForm workbooks, to read, change and bring back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from census_app import paths
from census_app.services.questionnaires import SHIPPED
from census_app.sheets.model import Column, Sheet
from census_app.sheets.writing import write_workbook

_SHEETS: Final = ("survey", "choices", "entities", "settings")
_WIDE: Final = ("label", "hint", "relevant", "constraint", "constraint_message", "calculation")


def shipped(name: str) -> Path | None:
    """The file of a questionnaire shipped with the program (initiative, reseau, participant), by its name."""
    file = f"{name}.md"
    return paths.resources() / "questionnaires" / file if file in SHIPPED else None


def write_questionnaire(source: Path, out: Path) -> Path:
    """Write a questionnaire (text or workbook) as an XLSForm workbook that Excel, ODK and Kobo read.

    CensusError when it cannot be read or written.
    """
    from census_app.forms.workbook import read_workbook

    tables = read_workbook(source).tables
    sheets = [_sheet(name, tables) for name in _SHEETS if tables.get(name)]
    return write_workbook(out, sheets).path


def write_shipped(folder: Path) -> tuple[Path, ...]:
    """Write the shipped questionnaires as workbooks in a folder."""
    root = paths.resources() / "questionnaires"
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write_questionnaire(root / name, folder / f"{Path(name).stem}.xlsx") for name in SHIPPED)


def _sheet(name: str, tables: Mapping[str, Any]) -> Sheet:
    rows: Sequence[Mapping[str, Any]] = tables[name]
    header = list(
        dict.fromkeys(key for row in (*tables.get(f"{name}_header", ()), *rows) for key in row if key)
    )
    columns = tuple(
        Column(key, kind="long" if key in _WIDE else "text", width=40 if key in _WIDE else None)
        for key in header
    )
    cells = [tuple(_text(row.get(key)) for key in header) for row in rows]
    return Sheet(name, columns, cells)


def _text(value: Any) -> str | None:
    return None if value in (None, "") else str(value)
