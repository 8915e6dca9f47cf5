"""Reading a workbook that was filled in, as it comes back from any spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from census_app.errors import CensusError
from census_app.services.fillable.cells import Choices
from census_app.services.fillable.filled import FilledSheet
from census_app.services.fillable.main_reading import read_main
from census_app.services.fillable.marks import LISTS, MARKS, read_lists, read_marks
from census_app.services.fillable.table_reading import read_repeats
from census_app.sheets.model import Table
from census_app.sheets.reading import read_tables

_NOT_OURS: Final = (
    "« {name} » n’est pas une feuille à remplir écrite par ce programme, ou elle a été recopiée dans un "
    "autre classeur : sa feuille cachée « {sheet} » manque. Prenez le fichier même qui a été envoyé."
)


def read_fillable(path: Path) -> FilledSheet:
    """What a filled workbook says, and what in it is not clear, without any inventory.

    xlsx, xls or ods, as Excel, LibreOffice or another program saved it. CensusError: the file is missing,
    damaged, protected or not one of ours.
    """
    path = Path(path)
    tables = read_tables(path)
    hidden = _named(tables, MARKS)
    passport, marks = (None, ()) if hidden is None else read_marks(hidden)
    if passport is None:
        raise CensusError(_NOT_OURS.format(name=path.name, sheet=MARKS))
    lists = {name: Choices(pairs) for name, pairs in read_lists(_named(tables, LISTS)).items()}
    shown = [table for table in tables if table.name not in (MARKS, LISTS)]
    answers, problems = read_main(shown, marks, lists)
    repeats = read_repeats(shown, marks, lists)
    return FilledSheet(
        path.name,
        passport,
        (*answers, *repeats.answers),
        repeats.counts,
        (*problems, *repeats.problems),
    )


def _named(tables: tuple[Table, ...], name: str) -> Table | None:
    return next((table for table in tables if table.name == name), None)
