"""The whole workbook of an inventory full of hostile texts: they arrive as written, and no figure moves."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.utils.escape import unescape

from census_app.services.exports import ExportReport, export_summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.markup import shortened
from census_app.sheets.model import Column, Sheet, Table
from census_app.sheets.reading import read_tables
from census_app.sheets.writing import write_workbook
from tests.libreoffice import LibreOffice
from tests.services.hostile_story import HOSTILE, LOOKED_FOR, ONE_LINE, TERRITORY, tell
from tests.services.workbook_story import as_shown
from tests.sheets.excel_limits import beyond
from tests.story import Story, begin

EVERYWHERE = ("Initiatives", "Contacts", "Observations", "Besoins", "Préconisations", "Points de vigilance")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = begin(tmp_path_factory.mktemp("hostile"))
    tell(told)
    yield told
    told.inventory.close()


@pytest.fixture(scope="module")
def report(story: Story, tmp_path_factory: pytest.TempPathFactory) -> ExportReport:
    out = tmp_path_factory.mktemp("sortie à l’été") / "synthèse « 1 ».xlsx"
    return export_summary(story.inventory, out, story.campaign, WorkbookOptions(TERRITORY, contacts=True))


def arrived(text: str) -> str:
    """A text as a workbook can hold it."""
    return shortened(text).replace("\ufffe", "\ufffd")


def texts(table: Table) -> set[object]:
    return {cell for row in table.rows for cell in row}


def test_every_text_arrives_as_it_was_written(report: ExportReport) -> None:
    tables = {table.name: table for table in read_tables(report.path)}
    for name in EVERYWHERE:
        found = texts(tables[name])
        assert [said[:40] for said in map(arrived, HOSTILE) if said not in found] == [], name
    assert set(map(arrived, ONE_LINE)) <= texts(tables["Restitution"])
    assert set(LOOKED_FOR) <= texts(tables["Réseaux"])
    assert set(LOOKED_FOR) <= texts(tables["Par réseau"])
    assert set(map(arrived, HOSTILE)) <= texts(tables["Valeurs"])


def test_openpyxl_reads_the_same_and_takes_none_for_a_formula(report: ExportReport) -> None:
    import openpyxl

    book = openpyxl.load_workbook(report.path)
    for name in EVERYWHERE:
        cells = [cell for row in book[name].iter_rows() for cell in row if isinstance(cell.value, str)]
        assert set(map(arrived, HOSTILE)) <= {unescape(str(cell.value)) for cell in cells}, name
        assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_what_excel_cannot_hold_is_told(report: ExportReport) -> None:
    said = " ".join(report.warnings)
    assert "limite d'Excel" in said
    assert "signe impossible" in said


def test_no_limit_of_excel_is_passed(report: ExportReport, story: Story, tmp_path: Path) -> None:
    public = tmp_path / "public.xlsx"
    export_summary(story.inventory, public, story.campaign, WorkbookOptions(TERRITORY, public=True))
    assert beyond(report.path) == []
    assert beyond(public) == []


@pytest.mark.libreoffice
@pytest.mark.slow
def test_recalculated_no_figure_has_moved(report: ExportReport, tmp_path: Path) -> None:
    made = LibreOffice(tmp_path).convert(report.path, "xlsx")
    again = {table.name: as_shown(table) for table in read_tables(made)}
    rows = again["Contrôle"].rows
    header = next(number for number, row in enumerate(rows) if row[0] == "Feuille")
    compared = [row for row in rows[header + 1 :] if row[7] is not None]
    assert [row for row in compared if row[7] != "OK"] == []
    assert set(LOOKED_FOR) <= {row[1] for row in compared if row[0] == "Par réseau"}
    wrong = [cell for table in again.values() for cell in texts(table) if type(cell).__name__ == "CellError"]
    assert wrong == []


@pytest.mark.libreoffice
@pytest.mark.slow
def test_converted_to_text_each_name_is_itself(report: ExportReport, tmp_path: Path) -> None:
    """Line ends and control signs apart, which LibreOffice writes in its own way."""
    tables = read_tables(report.path)
    (initiatives,) = (table for table in tables if table.name == "Initiatives")
    alone = Sheet(initiatives.name, (Column("Nom"),), [(str(row[0]),) for row in initiatives.rows[4:]])
    write_workbook(tmp_path / "noms.xlsx", [alone])
    made = LibreOffice(tmp_path).convert(tmp_path / "noms.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")
    with made.open(encoding="utf-8", newline="") as file:
        found = {cell for row in csv.reader(file) for cell in row}
    plain = [said for said in map(arrived, HOSTILE) if said.isprintable()]
    assert len(plain) > 10
    assert [said[:40] for said in plain if said not in found] == []
