"""« Exporter vers Excel »: a workbook that opens, or nothing at all, and words for what happened."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from census_app.gui.summary import exporting
from census_app.gui.widgets import ProgressPanel
from census_app.gui.workspace import Workspace
from tests.gui.conftest import Hand
from tests.gui.summary_desk import Desk, lay, tell
from tests.story import Story


@pytest.fixture(autouse=True)
def _forget() -> None:
    QSettings().clear()


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand: Hand) -> Desk:
    assert workspace.campaign is not None
    tell(Story(workspace.inventory, workspace.campaign))
    laid = lay(qtbot, workspace, hand)
    laid.settle()
    return laid


@pytest.fixture
def proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The user takes the name proposed, in a folder « sortie »; what was proposed is kept here."""
    folder = tmp_path / "sortie"
    folder.mkdir()
    asked: list[Path] = []

    def answer(_parent: object, place: Path) -> Path:
        asked.append(place)
        return folder / place.name

    monkeypatch.setattr(exporting, "ask_place", answer)
    return asked


def panel(desk: Desk) -> ProgressPanel:
    shown = desk.page.exporting.panel
    assert shown is not None
    return shown


def ask(desk: Desk) -> None:
    button = desk.export_button()
    assert isinstance(button, QPushButton)
    button.click()


def visible(desk: Desk) -> list[str]:
    return [button.text() for button in panel(desk).findChildren(QPushButton) if button.isVisible()]


@pytest.mark.usefixtures("proposed")
def test_the_workbook_opens_with_the_figures_of_the_screen(desk: Desk, tmp_path: Path) -> None:
    ask(desk)
    assert not desk.export_button().isEnabled()
    assert visible(desk) == ["Annuler"]
    desk.settle()
    out = tmp_path / "sortie" / "synthese-2026.xlsx"
    assert panel(desk).text().startswith("Classeur écrit en 1 s dans ")
    assert [text for text in visible(desk) if text] == ["Ouvrir le fichier", "Ouvrir le dossier"]
    assert desk.export_button().isEnabled()
    book = openpyxl.load_workbook(out, read_only=True, data_only=True)
    rows = [row for row in book["Économie par commune"].iter_rows(values_only=True) if row[:1] == ("Issé",)]
    book.close()
    assert 1.5 in rows[0]
    assert desk.read("Issé", "ETP") == "1,5 1/1"


def test_the_name_says_the_year_and_the_folder_is_the_last_one(
    desk: Desk, proposed: list[Path], tmp_path: Path
) -> None:
    for _time in range(2):
        ask(desk)
        desk.settle()
    assert [place.name for place in proposed] == ["synthese-2026.xlsx"] * 2
    assert proposed[1].parent == tmp_path / "sortie"


@pytest.mark.usefixtures("proposed")
def test_cancelling_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    ask(desk)
    cancel = next(one for one in panel(desk).findChildren(QPushButton) if one.text() == "Annuler")
    cancel.click()
    desk.settle()
    assert list((tmp_path / "sortie").iterdir()) == []
    assert panel(desk).text() == "Annulé : rien n’a été gardé."
    assert desk.export_button().isEnabled()


@pytest.mark.usefixtures("proposed")
def test_cancelling_half_way_keeps_the_file_that_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from census_app.gui.jobs import JobContext

    out = tmp_path / "sortie" / "synthese-2026.xlsx"
    out.write_text("l’an dernier")
    said = JobContext.progress

    def stop_when_writing(self: JobContext, done: int, total: int, text: str) -> None:
        if text.startswith("Écriture"):
            panel(desk).cancel.emit()
        said(self, done, total, text)

    monkeypatch.setattr(JobContext, "progress", stop_when_writing)
    ask(desk)
    desk.settle()
    assert panel(desk).text() == "Annulé : rien n’a été gardé."
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert out.read_text() == "l’an dernier"


def test_a_folder_that_is_gone_is_said_in_plain_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(exporting, "ask_place", lambda _parent, place: tmp_path / "clef" / place.name)
    ask(desk)
    desk.settle()
    assert "n'existe pas" in panel(desk).text().replace("’", "'")
    assert desk.export_button().isEnabled()


def test_giving_up_starts_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "ask_place", lambda _parent, _place: None)
    ask(desk)
    QApplication.processEvents()
    assert desk.hand.waiting == []
    assert desk.page.exporting.isHidden()
    assert desk.export_button().isEnabled()
