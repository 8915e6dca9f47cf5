"""Questionnaires given to their users as XLSForm workbooks, to read, change and bring back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from census_app import paths
from census_app.errors import CensusError, reason
from census_app.sheets.model import Column, Sheet
from census_app.sheets.writing import write_workbook

SHIPPED: Final = ("initiative.md", "reseau.md", "participant.md")
"""The questionnaires a campaign starts with, in the order they are proposed."""

_SHEETS: Final = ("survey", "choices", "external_choices", "entities", "settings")
_TEXTS: Final = (".md", ".csv")
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


def write_kept(file_name: str, source: bytes, files: Mapping[str, str], out: Path) -> Path:
    """Write a questionnaire as it was kept, its files of choices beside it; returns the file written.

    Text becomes a workbook, all else stays as it came, under its own extension. CensusError when a file
    cannot be written, or another file of choices has its name there.
    """
    suffix = Path(file_name).suffix.lower()
    target = out.with_suffix(".xlsx" if suffix in _TEXTS else suffix)
    lacking = _lacking_beside(target, files)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if suffix in _TEXTS:
            with TemporaryDirectory() as folder:
                text_file = Path(folder) / Path(file_name).name
                text_file.write_bytes(source)
                write_questionnaire(text_file, target)
        else:
            target.write_bytes(source)
        for name in lacking:
            (target.parent / Path(name).name).write_bytes(files[name].encode())
    except OSError as error:
        raise CensusError(f"« {target.name} » ne peut pas être écrit : {reason(error)}.") from error
    return target


def _lacking_beside(target: Path, files: Mapping[str, str]) -> list[str]:
    """The files of choices that are not there yet. CensusError when one is, with another content."""
    from census_app.forms.external import files_beside

    there = files_beside(target, frozenset(files))
    for name, text in there.items():
        if text != files[name]:
            raise CensusError(
                f"« {name} » existe déjà dans ce dossier avec un autre contenu, et le questionnaire en a un "
                "de ce nom : choisissez un autre dossier."
            )
    return [name for name in files if name not in there]


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
