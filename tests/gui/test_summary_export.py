"""« Exporter vers Excel »: a workbook that opens, or nothing at all, and words for what happened."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from census_app.gui.summary.export_dialog import ExportDialog
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
def folder(tmp_path: Path) -> Path:
    """Where workbooks went the last time."""
    made = tmp_path / "sortie"
    made.mkdir()
    QSettings().setValue("summary/folder", str(made))
    return made


def panel(desk: Desk) -> ProgressPanel:
    shown = desk.page.exporting.panel
    assert shown is not None
    return shown


def open_dialog(desk: Desk) -> ExportDialog:
    button = desk.export_button()
    assert isinstance(button, QPushButton)
    button.click()
    dialog = desk.page.exporting.dialog
    assert dialog is not None
    return dialog


def ask(desk: Desk) -> None:
    """Export as the dialog proposes."""
    open_dialog(desk).export.click()


def visible(desk: Desk) -> list[str]:
    return [button.text() for button in panel(desk).findChildren(QPushButton) if button.isVisible()]


def test_the_workbook_opens_with_the_figures_of_the_screen(desk: Desk, folder: Path) -> None:
    ask(desk)
    assert not desk.export_button().isEnabled()
    assert visible(desk) == ["Annuler"]
    desk.settle()
    out = folder / "synthese-2026.xlsx"
    assert re.match(r"Classeur écrit en \d+ s dans ", panel(desk).text())
    assert [text for text in visible(desk) if text] == ["Ouvrir le fichier", "Ouvrir le dossier"]
    assert desk.export_button().isEnabled()
    book = openpyxl.load_workbook(out, read_only=True, data_only=True)
    rows = [row for row in book["Économie par commune"].iter_rows(values_only=True) if row[:1] == ("Issé",)]
    book.close()
    assert 1.5 in rows[0]
    assert desk.read("Issé", "ETP") == "1,5 1/1"


def test_cancelling_leaves_nothing(desk: Desk, folder: Path) -> None:
    ask(desk)
    cancel = next(one for one in panel(desk).findChildren(QPushButton) if one.text() == "Annuler")
    cancel.click()
    desk.settle()
    assert list(folder.iterdir()) == []
    assert panel(desk).text() == "Annulé : rien n’a été gardé."
    assert desk.export_button().isEnabled()


def test_cancelling_half_way_keeps_the_file_that_was_there(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from census_app.gui.jobs import JobContext

    out = folder / "synthese-2026.xlsx"
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


def test_a_folder_that_is_gone_is_said_in_plain_words(desk: Desk, folder: Path) -> None:
    dialog = open_dialog(desk)
    dialog.export.click()
    folder.rmdir()
    desk.settle()
    assert "n'existe pas" in panel(desk).text().replace("’", "'")
    assert desk.export_button().isEnabled()


def test_giving_up_starts_nothing(desk: Desk, folder: Path) -> None:
    open_dialog(desk).cancel.click()
    desk.settle()
    assert desk.page.exporting.isHidden()
    assert desk.export_button().isEnabled()
    assert list(folder.iterdir()) == []


def again(desk: Desk) -> None:
    action = next(one for one in desk.page.menu_actions() if one.text() == "Exporter comme la dernière fois")
    action.trigger()


def test_the_same_workbook_is_written_anew_at_once(desk: Desk, folder: Path) -> None:
    dialog = open_dialog(desk)
    for key in dialog.sheets.ticked() - {"economie"}:
        dialog.sheets.tick(key, on=False)
    dialog.file.set_file(folder / "bilan.xlsx")
    dialog.export.click()
    desk.settle()
    (folder / "bilan.xlsx").unlink()
    again(desk)
    assert desk.page.exporting.dialog is None
    desk.settle()
    book = openpyxl.load_workbook(folder / "bilan.xlsx", read_only=True)
    assert book.sheetnames == ["Lisez-moi", "Économie par commune"]
    book.close()


def test_the_first_time_it_asks(desk: Desk, folder: Path) -> None:
    again(desk)
    assert desk.page.exporting.dialog is not None
    assert list(folder.iterdir()) == []
