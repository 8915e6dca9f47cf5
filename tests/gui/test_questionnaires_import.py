"""A council's own questionnaire comes in: its faults are worked through, then it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import history, questionnaires
from tests.gui.conftest import Hand
from tests.gui.questionnaires_desk import Desk, cells, lay
from tests.services.questionnaire_versions import FIRST, SECOND, workbook

FAULTY = (
    FIRST.replace("| integer | members |", "| nombre | members |")
    .replace("select_one yn", "select_one ouinon")
    .replace("| Votre histoire ? | |", "| Votre histoire ? | E999 |")
)
"""A type that does not exist, a list that does not exist, an answer that goes nowhere."""


@pytest.fixture(autouse=True)
def _forget() -> None:
    QSettings().clear()


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand: Hand) -> Iterator[Desk]:
    laid = lay(qtbot, workspace, hand)
    yield laid
    laid.page.check.checking.stop()


def save_over(folder: Path, text: str) -> None:
    """As Excel saves: written aside, then renamed over the file."""
    workbook(folder, text, "aside.xlsx").replace(folder / "petit.xlsx")


def faults(desk: Desk) -> list[str]:
    return [" ".join(row[:3]) for row in cells(desk.page.check.problems.table)]


def test_the_faults_are_a_list_that_shrinks_at_each_save(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.read(workbook(tmp_path, FAULTY))
    assert faults(desk) == ["survey 3 type", "survey 4 type", "survey 6 save_to"]
    assert desk.notice().startswith("3 problèmes à corriger.")
    assert not desk.page.check.add.isEnabled()

    save_over(tmp_path, FAULTY.replace("| nombre |", "| integer |"))
    qtbot.waitUntil(lambda: bool(desk.hand.waiting), timeout=5000)
    desk.settle()
    assert faults(desk) == ["survey 4 type", "survey 6 save_to"]
    assert desk.notice().startswith("1 de moins. 2 problèmes à corriger.")

    save_over(tmp_path, FIRST)
    qtbot.waitUntil(lambda: bool(desk.hand.waiting), timeout=5000)
    desk.settle()
    assert faults(desk) == []
    assert desk.notice() == "Ce questionnaire est juste, et nouveau : aucun autre n’a son identifiant."
    assert desk.page.check.add.isEnabled()


def test_each_fault_says_where_it_is_and_what_to_do(desk: Desk, tmp_path: Path) -> None:
    desk.read(workbook(tmp_path, FAULTY))
    table, detail = desk.page.check.problems.table, desk.page.check.problems.detail
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert detail.title.text() == "Feuille « survey », ligne 4, colonne « type »"
    assert "ouinon" in detail.body.text()
    assert detail.quiet.text().startswith("Ajoutez la liste à la feuille choices")


def test_the_cursor_stays_on_its_fault_when_rows_move(desk: Desk, tmp_path: Path) -> None:
    desk.read(workbook(tmp_path, FAULTY))
    table = desk.page.check.problems.table
    table.selectRow(2)
    save_over(tmp_path, FAULTY.replace("| nombre |", "| integer |"))
    desk.page.check.checking.again()
    desk.settle()
    current = table.current()
    assert current is not None
    assert current.code == "unknown-target"


def test_the_list_can_be_sent_to_who_writes_the_questionnaire(desk: Desk, tmp_path: Path) -> None:
    desk.read(workbook(tmp_path, FAULTY))
    desk.button("Copier la liste").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("Feuille « survey », ligne 3, colonne « type » : ")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\0\0\0 une photo"])
def test_what_is_no_workbook_is_said_in_words(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(content)
    desk.read(path)
    assert desk.notice().startswith("Un problème à corriger.")
    assert desk.page.check.problems.detail.title.text() == "Le fichier"
    assert not desk.page.check.preview.isEnabled()


def test_a_sound_file_is_tried_then_added(desk: Desk, tmp_path: Path, workspace: Workspace) -> None:
    path = workbook(tmp_path, FIRST)
    desk.read(path)
    assert desk.buttons() == ["Aperçu", "Ajouter à l’inventaire"]
    desk.button("Aperçu").click()
    assert desk.went == [Go("interview", file=str(path))]
    desk.page.arrive(Go("questionnaires"))
    desk.button("Ajouter à l’inventaire").click()
    desk.settle()
    assert cells(desk.page.kept.table)[0][:2] == ["Petit", "2027.1"]
    assert desk.said == ["« Petit » est dans la liste : une campagne peut l’utiliser."]
    assert desk.buttons() == ["Importer un questionnaire…"]
    history.undo(workspace.inventory, desk.changes[-1].id or 0)
    assert questionnaires.every(workspace.inventory) == ()


def test_a_new_version_shows_what_it_changes_before_it_is_added(
    desk: Desk, tmp_path: Path, workspace: Workspace
) -> None:
    questionnaires.keep(workspace.inventory, workbook(tmp_path, FIRST))
    desk.read(workbook(tmp_path, SECOND, "second.xlsx"))
    assert desk.notice() == "Ce questionnaire est juste. Voici ce qu’il change depuis la version 2027.1."
    assert desk.page.check.changes.counts.text().startswith("1 ajout, 1 retrait")


def test_what_is_kept_already_is_found_in_the_list(desk: Desk, tmp_path: Path, workspace: Workspace) -> None:
    first = questionnaires.keep(workspace.inventory, workbook(tmp_path, FIRST))
    questionnaires.keep(workspace.inventory, workbook(tmp_path, SECOND, "second.xlsx"))
    desk.read(workbook(tmp_path, FIRST, "copie.xlsx"))
    assert desk.notice() == "L’inventaire a déjà ce questionnaire, mot pour mot."
    desk.button("Voir dans la liste").click()
    line = desk.page.acts.line()
    assert line is not None
    assert line.questionnaire.id == first


def test_another_content_under_the_same_version_is_a_fault(
    desk: Desk, tmp_path: Path, workspace: Workspace
) -> None:
    questionnaires.keep(workspace.inventory, workbook(tmp_path, FIRST))
    desk.read(workbook(tmp_path, SECOND.replace("2028.1", "2027.1"), "second.xlsx"))
    assert desk.page.check.problems.detail.quiet.text().startswith("Écrivez une autre version")


def test_a_file_is_dropped_on_the_page(desk: Desk, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(workbook(tmp_path, FIRST)))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(20, 20), copy, dropped, left, none)
    desk.page.dragEnterEvent(enters)
    assert enters.isAccepted()
    desk.page.dropEvent(QDropEvent(QPointF(20, 20), copy, dropped, left, none))
    desk.settle()
    assert desk.notice().startswith("Ce questionnaire est juste")
    photo = QMimeData()
    photo.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    refused = QDragEnterEvent(QPoint(20, 20), copy, photo, left, none)
    refused.ignore()
    desk.page.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_from_the_choice_of_a_file_to_the_list_by_keyboard_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path, FAULTY)
    opened: list[QUrl] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    QTest.keyClick(desk.page.nothing.buttons[0], Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    table = desk.page.check.problems.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [QUrl.fromLocalFile(str(path))]
    save_over(tmp_path, FIRST)
    QTest.keyClick(table, Qt.Key.Key_F5)
    desk.settle()
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert len(cells(desk.page.kept.table)) == 1
    assert desk.page.kept.table.hasFocus()


def test_escape_leaves_the_file_and_follows_it_no_more(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.read(workbook(tmp_path, FAULTY))
    QTest.keyClick(desk.page.check.problems.table, Qt.Key.Key_Escape)
    assert desk.page.nothing.isVisible()
    assert desk.buttons() == []
    save_over(tmp_path, FIRST)
    qtbot.wait(500)
    assert desk.hand.waiting == []
