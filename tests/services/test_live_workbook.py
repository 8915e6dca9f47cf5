"""The workbook recalculated by LibreOffice: formulas, their control, a value altered by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from census_app.reports import ledger
from census_app.reports.ledger import COLUMNS, TITLE
from census_app.services import ledgers
from census_app.services.exports import export_summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.model import Formula, Table
from census_app.sheets.reading import read_tables
from tests.libreoffice import LibreOffice
from tests.services.workbook_story import as_shown, tell
from tests.story import Story, begin


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = begin(tmp_path_factory.mktemp("vivant"))
    tell(told)
    yield told
    told.inventory.close()


@pytest.fixture(scope="module")
def workbook(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sortie") / "synthese.xlsx"
    return export_summary(story.inventory, out, story.campaign, WorkbookOptions(story.territory)).path


def sheets(path: Path) -> dict[str, Table]:
    return {table.name: as_shown(table) for table in read_tables(path)}


def verdicts(tables: dict[str, Table]) -> list[str]:
    """Of the whole workbook, then of each figure."""
    rows = tables["Contrôle"].rows
    header = next(number for number, row in enumerate(rows) if row[0] in ("Feuille", "Sheet"))
    return [str(row[7]) for row in rows[header + 1 :] if row[7] is not None]


def cell_of(tables: dict[str, Table], sheet: str, line: str, header: str) -> Any:
    rows = tables[sheet].rows
    headers = next(row for row in rows if row[0] == "Commune")
    return next(row for row in rows if row[0] == line)[headers.index(header)]


def test_every_figure_is_a_formula_that_carries_its_value(workbook: Path) -> None:
    tables = {table.name: table for table in read_tables(workbook)}
    jobs = cell_of(tables, "Économie par commune", "Derval", "ETP")
    assert isinstance(jobs, Formula)
    assert "SUMIFS(" in jobs.text
    assert jobs.cached == 3


@pytest.mark.libreoffice
@pytest.mark.slow
def test_recalculated_all_is_as_the_program_computed(workbook: Path, libreoffice: LibreOffice) -> None:
    again, before = sheets(libreoffice.convert(workbook, "xlsx")), sheets(workbook)
    assert list(again) == list(before)
    found = verdicts(again)
    assert len(found) > 1000
    assert set(found) == {"OK"}
    for name, table in again.items():
        for row, row_before in zip(table.rows, before[name].rows, strict=False):
            assert "CellError" not in {type(cell).__name__ for cell in row}
            assert row[0] == row_before[0]


@pytest.mark.libreoffice
@pytest.mark.slow
def test_few_sheets_in_english_by_equal_parts_are_as_computed_too(
    story: Story, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    """Domains and evidence are looked for by their labels: in the language of the workbook."""
    chosen = frozenset({"synthese", "par-domaine", "par-enjeu", "valeurs", "controle"})
    options = WorkbookOptions(story.territory, "equal", sheets=chosen, language="en")
    out = export_summary(story.inventory, tmp_path / "en.xlsx", story.campaign, options).path
    again = sheets(libreoffice.convert(out, "xlsx"))
    assert set(verdicts(again)) == {"OK"}
    compared = {row[0] for row in again["Contrôle"].rows if row[7] == "OK"}
    assert compared == {"Ensemble du classeur", "Synthèse", "Par domaine", "Par enjeu"}


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_value_altered_by_hand_changes_the_summary_and_shows(
    workbook: Path, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    """The recycler's 5 jobs, three fifths of them in Derval, become 10."""
    import openpyxl

    book = openpyxl.load_workbook(workbook)
    sheet = book[TITLE]
    altered = [row for row in sheet.iter_rows() if (row[0].value, row[3].value) == ("Recyclerie", "E02")]
    assert len(altered) == 2
    for row in altered:
        row[COLUMNS["amount"] - 1].value = 10
    book.save(tmp_path / "modifie.xlsx")
    again = sheets(libreoffice.convert(tmp_path / "modifie.xlsx", "xlsx"))
    assert cell_of(again, "Économie par commune", "Derval", "ETP") == 6
    assert cell_of(again, "Économie par commune", "Ensemble", "ETP") == Decimal("11.5")
    overall, *each = verdicts(again)
    wrong = each.count("Écart")
    assert wrong > 0
    assert overall == f"Écart : {wrong}"


def test_groups_too_many_to_be_looked_for_have_values_and_say_so(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "SEARCHED", 10)  # six rows of records, three groups of networks
    out = tmp_path / "reseaux.xlsx"
    export_summary(story.inventory, out, story.campaign, WorkbookOptions(story.territory))
    tables = {table.name: table for table in read_tables(out)}
    held = {
        name: any(isinstance(cell, Formula) for row in tables[name].rows for cell in row)
        for name in ("Par domaine", "Par réseau", "Économie par commune")
    }
    assert held == {"Par domaine": True, "Par réseau": False, "Économie par commune": True}
    assert "des valeurs, pas des formules" in str(tables["Par réseau"].rows[-1])
    assert "Par réseau" not in {row[0] for row in tables["Contrôle"].rows}


def test_a_long_campaign_has_values_and_says_so(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "LIVE_ROWS", 10)
    out = export_summary(
        story.inventory, tmp_path / "long.xlsx", story.campaign, WorkbookOptions(story.territory)
    ).path
    tables = {table.name: table for table in read_tables(out)}
    assert cell_of(tables, "Économie par commune", "Derval", "ETP") == 3
    assert not [cell for row in tables[TITLE].rows for cell in row if isinstance(cell, Formula)]
    assert "des valeurs, pas des formules" in str(tables["Contrôle"].rows[1][0])
