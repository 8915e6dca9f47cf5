"""A questionnaire tried on the page of interviews: nothing is kept, and a saved file is read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from census_app.gui.interview.page import InterviewPage
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import interviews, questionnaires
from tests.gui.conftest import Hand
from tests.gui.interview_desk import FORM, write_form


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> InterviewPage:
    made = InterviewPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def read(hand: Hand) -> None:
    """The work under way is done, and its end is heard."""
    hand.work()
    QApplication.processEvents()


def value(page: InterviewPage, name: str) -> str:
    assert page.session is not None
    return page.session.node(f"/data/{name}").value


def press(key: Qt.Key) -> None:
    cursor = QApplication.focusWidget()
    assert cursor is not None
    QTest.keyClick(cursor, key)


def test_a_kept_questionnaire_is_tried_and_nothing_is_written(
    page: InterviewPage, workspace: Workspace, hand: Hand, tmp_path: Path
) -> None:
    went: list[Go] = []
    workspace.go.connect(went.append)
    kept = questionnaires.keep(workspace.inventory, write_form(tmp_path))
    page.arrive(Go("interview", questionnaire=kept))
    read(hand)
    assert page.banner.sentence.startswith("Aperçu : rien n’est enregistré")
    press(Qt.Key.Key_1)
    assert value(page, "work/has_staff") == "oui"
    page.ask_to_finish()
    assert len(page.ending.remaining.links) == 4
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert went == [Go("questionnaires")]
    page.leave()
    assert interviews.of_campaign(workspace.inventory, workspace.campaign or 0) == ()


def test_a_saved_file_is_shown_again_with_the_answers_that_still_have_a_question(
    page: InterviewPage, hand: Hand, tmp_path: Path, qtbot: QtBot
) -> None:
    file = write_form(tmp_path)
    page.arrive(Go("interview", file=str(file)))
    read(hand)
    press(Qt.Key.Key_1)
    file.write_text(FORM.replace("Des salariés ?", "Emploie-t-on quelqu’un ?"), encoding="utf-8")
    qtbot.waitUntil(lambda: bool(hand.waiting), timeout=4000)
    read(hand)
    assert page.session is not None
    assert page.session.node("/data/work/has_staff").label == "Emploie-t-on quelqu’un ?"
    assert value(page, "work/has_staff") == "oui"


def test_a_file_saved_with_a_fault_says_it_above_what_was_shown(
    page: InterviewPage, hand: Hand, tmp_path: Path, qtbot: QtBot
) -> None:
    file = write_form(tmp_path)
    page.arrive(Go("interview", file=str(file)))
    read(hand)
    file.write_text(FORM.replace("| text | story", "| texte | story"), encoding="utf-8")
    qtbot.waitUntil(lambda: bool(hand.waiting), timeout=4000)
    read(hand)
    assert "texte" in page.banner.sentence
    assert value(page, "work/has_staff") == ""


def test_what_is_left_is_no_longer_followed(
    page: InterviewPage, hand: Hand, tmp_path: Path, qtbot: QtBot
) -> None:
    file = write_form(tmp_path)
    page.arrive(Go("interview", file=str(file)))
    read(hand)
    page.leave()
    file.write_text(FORM.replace("Petit", "Grand"), encoding="utf-8")
    qtbot.wait(600)
    assert hand.waiting == []
