"""An indicator more in `indicators.csv`: workbook, screen and dictionary have it, with no code."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from census_app import paths
from census_app.gui.jobs import JobRunner
from census_app.gui.record.figures import FiguresSection
from census_app.gui.workspace import Workspace
from census_app.services import reference, targets
from census_app.services.exports import export_summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.model import CellValue
from census_app.sheets.reading import read_tables
from tests.gui import record_desk, summary_desk
from tests.gui.conftest import Hand
from tests.services.workbook_story import as_shown
from tests.story import DERVAL, ISSE, Story, begin

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support")

ROW = (
    "E99,Hectares de jardins partagés,Jardins,Surface cultivée en commun.,ha,economy,decimal,sum,,,,0,50,,,,6"
)

GARDENS = "Jardins du Don"


@pytest.fixture
def _one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The shipped reference with one row more, after the sixth indicator."""
    copied = tmp_path / "reference"
    shutil.copytree(paths.reference(), copied)
    table = copied / "indicators.csv"
    lines = table.read_text("utf-8").splitlines()
    table.write_text("\n".join((*lines[:7], ROW, *lines[7:])) + "\n", "utf-8")
    monkeypatch.setattr(paths, "reference", lambda: copied)
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for read_once in (reference.catalogue, reference.labels, reference.typology, targets.targets):
        read_once.cache_clear()


@pytest.fixture
def story(_one_more: None, tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    told.says(told.add_initiative(GARDENS, ISSE), E99="2.5", E02=1)
    told.says(told.add_initiative("Jardin de la gare", DERVAL), E99="0.25")
    told.add_initiative("Café associatif", DERVAL)
    yield told
    told.inventory.close()


@pytest.fixture
def sheets(story: Story, tmp_path: Path) -> dict[str, list[list[CellValue]]]:
    written = export_summary(
        story.inventory, tmp_path / "synthese.xlsx", story.campaign, WorkbookOptions(story.territory)
    )
    return {table.name: [list(row) for row in as_shown(table).rows] for table in read_tables(written.path)}


def test_the_workbook_adds_it_up_and_explains_it(sheets: dict[str, list[list[CellValue]]]) -> None:
    by_commune = sheets["Économie par commune"]
    headers = next(row for row in by_commune if row[0] == "Commune")
    column = headers.index("Jardins (ha)")
    shown = {row[0]: (row[column], row[column + 1]) for row in by_commune if row[0] in ("Issé", "Derval")}
    assert shown == {"Issé": (Decimal("2.5"), "1/1"), "Derval": (Decimal("0.25"), "1/2")}
    explained = next(row for row in sheets["Dictionnaire"] if "E99" in row)
    assert any("Surface cultivée en commun." in str(cell) for cell in explained)
    assert sum(row[3] == "E99" for row in sheets["Valeurs"]) == 2
    controlled = [row for row in sheets["Contrôle"] if str(row[2]).startswith("E99 — Jardins")]
    assert len(controlled) >= 37
    assert {row[7] for row in controlled} == {"OK"}
    headers = next(row for row in sheets["Initiatives"] if row[0] == "Nom")
    assert any("E99" in str(title) or "Jardins" in str(title) for title in headers)


def test_the_screen_shows_it_and_lets_it_be_filled_in(story: Story, qtbot: QtBot) -> None:
    QSettings().clear()
    hand = Hand()
    workspace = Workspace(story.inventory, JobRunner(hand), story.campaign)
    desk = summary_desk.lay(qtbot, workspace, hand)
    desk.settle()
    assert desk.read("Issé", "Jardins (ha)") == "2,5 1/1"
    record = story.add_initiative("Jardin neuf", ISSE)
    page = record_desk.open_desk(workspace, qtbot, record)
    section = page.section("figures")
    assert isinstance(section, FiguresSection)
    section.blocks[0].more.click()
    page.type_in(page.figure("E99").editor, "1,5")
    assert page.value("E99").amount == Decimal("1.5")
