"""« Importer… »: what a file would do is shown line by line before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from census_app.gui.initiatives.importing import ImportPanel
from census_app.gui.workspace import Workspace
from tests.gui.conftest import Hand
from tests.gui.initiatives_desk import Desk, open_desk, story_of
from tests.services.spreadsheets import csv_file

HEADERS = ("name", "commune", "domain")


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:
    story_of(workspace).add_initiative("Recyclerie", "44075")
    return open_desk(workspace, qtbot)


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> ImportPanel:
    made = ImportPanel(desk.workspace, desk.page.origin, desk.page)
    made.imported.connect(desk.page.acts.brought_in)
    made.open()
    qtbot.waitExposed(made)
    return made


def read(panel: ImportPanel, hand: Hand, path: Path) -> None:
    panel.read(path)
    assert panel.progress is not None
    assert panel.progress.isVisible()
    hand.work()
    QTest.qWait(50)


def test_a_right_file_is_imported_whole(desk: Desk, panel: ImportPanel, hand: Hand, tmp_path: Path) -> None:
    rows = [("Grainothèque", "Issé", "NOU"), ("Épicerie participative", "Derval", "NOU")]
    read(panel, hand, csv_file(tmp_path / "liste.csv", HEADERS, *rows))
    assert panel.lines.counts.text() == "2 nouvelles"
    assert panel.apply_button.text() == "Importer 2 fiches"
    assert desk.names() == ["Recyclerie"], "nothing is written yet"
    panel.apply_button.click()
    hand.work()
    QTest.qWait(50)
    assert desk.names() == ["Épicerie participative", "Grainothèque", "Recyclerie"]
    assert desk.page.acts.toast.text() == "2 fiches sont importées."
    desk.page.acts.toast.acted.emit()
    assert desk.names() == ["Recyclerie"]


def test_wrong_lines_come_first_and_can_be_left_aside(
    desk: Desk, panel: ImportPanel, hand: Hand, tmp_path: Path
) -> None:
    rows = [("Grainothèque", "Issé", "NOU"), ("Recyclerie", "Issé", "EQU"), ("Fournil", "Atlantide", "NOU")]
    read(panel, hand, csv_file(tmp_path / "liste.csv", HEADERS, *rows))
    model = panel.lines.model
    shown = [str(model.data(model.index(row, 2))) for row in range(model.rowCount())]
    assert "Fournil" in shown
    assert "Grainothèque" not in shown, "the right lines are one click away"
    assert panel.lines.detail.text() != ""
    assert "justes seulement" in panel.apply_button.text()
    panel.apply_button.click()
    hand.work()
    QTest.qWait(50)
    assert "Grainothèque" in desk.names()
    assert "Fournil" not in desk.names()


def test_a_file_that_names_nothing_is_refused_in_words(
    panel: ImportPanel, hand: Hand, tmp_path: Path
) -> None:
    read(panel, hand, csv_file(tmp_path / "liste.csv", ("couleur",), ("vert",)))
    assert panel.progress is not None
    assert panel.progress.text().startswith("Aucune colonne « Nom »")
    assert not panel.apply_button.isVisible()


def test_closing_while_it_reads_stops_it(panel: ImportPanel, hand: Hand, tmp_path: Path, desk: Desk) -> None:
    panel.read(csv_file(tmp_path / "liste.csv", HEADERS, ("Grainothèque", "Issé", "NOU")))
    panel.reject()
    hand.work()
    QTest.qWait(50)
    assert desk.names() == ["Recyclerie"]
