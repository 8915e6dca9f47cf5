"""An interview is kept at each answer; killed at any moment, it comes back as it was."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from census_app.domain.change import Change
from census_app.gui.interview.keeping import WAIT_MS
from census_app.gui.interview.page import InterviewPage
from census_app.gui.page import Go
from census_app.gui.pages import page_entries
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.services import interviews
from tests.gui.interview_desk import CTRL, SHIFT, Interviewer


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    return Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot)


def test_an_answer_is_on_disk_within_a_second(here: Interviewer, qtbot: QtBot) -> None:
    here.enter()
    here.type("42")
    assert WAIT_MS <= 400
    qtbot.waitUntil(
        lambda: here.on_disk().answers.get("answers", {}).get("/data/work/E05") == "42", timeout=1000
    )
    assert here.page.top.texts()[-1] == "Enregistré"


def test_killed_and_opened_again_it_is_the_same_screen(here: Interviewer, qtbot: QtBot) -> None:
    here.say("1")
    here.say("4")
    here.press(Qt.Key.Key_Return, CTRL)
    here.enter()
    here.type("Le hang")
    qtbot.waitUntil(lambda: "Le hang" in str(here.on_disk().answers), timeout=1000)
    here.killed_and_back()
    assert here.at() == "places/sites[1]/spot"
    assert here.field_text("places/sites[1]/spot") == "Le hang"
    assert here.answer("work/E01") == "4"


def test_nobody_is_disturbed_while_one_types(here: Interviewer, workspace: Workspace) -> None:
    heard: list[Change] = []
    workspace.changed.connect(heard.append)
    here.enter()
    here.type("4")
    here.type("2")
    assert here.page.keeper is not None
    here.page.keeper.flush()
    assert heard == []
    here.page.leave()
    assert [change.what for change in heard] == [frozenset({"interview"})]
    assert not heard[0], "nothing for the window to undo"


def test_a_finished_interview_is_only_shown(here: Interviewer) -> None:
    session = here.session
    for path, text in (
        ("work/has_staff", "non"),
        ("work/E05", "0"),
        ("places/commune", "44036"),
        ("places/sites[1]/spot", "Halle"),
    ):
        session.answer(f"/data/{path}", text)
    here.page.finish()
    here.killed_and_back()
    assert here.session.locked.startswith("Terminé le ")
    assert here.session.locked.endswith(" ; ses réponses sont dans la fiche.")
    assert here.field_text("work/E05") == "0"
    QTest.keyClicks(here.see("work/E05").editor.inputs()[0], "9")
    assert here.field_text("work/E05") == "0"
    assert not here.page.bottom.finish.isVisible()


def test_escape_goes_back_to_the_record(here: Interviewer) -> None:
    here.press(Qt.Key.Key_Escape)
    assert here.went == [Go("record", record=here.record)]


def test_the_time_is_kept_and_can_be_paused(here: Interviewer) -> None:
    here.page.top.watch._spent = 90.0
    here.page.top.pause(True)
    here.page.leave()
    assert here.on_disk().seconds in (90, 91)
    here.killed_and_back()
    assert here.page.top.texts()[2] == "01:30"


def test_an_answer_takes_less_than_ten_milliseconds_to_type(here: Interviewer) -> None:
    """Measured over many keys, and with a wide margin for a busy machine."""
    here.enter()
    began = perf_counter()
    for _ in range(10):
        here.type("4")
        here.press(Qt.Key.Key_Backspace)
        QApplication.processEvents()
    assert (perf_counter() - began) / 20 < 0.05


def test_in_the_window_it_has_all_the_room_and_leads_back(
    here: Interviewer, workspace: Workspace, qtbot: QtBot
) -> None:
    interview = here.interview
    window = MainWindow(page_entries())
    qtbot.addWidget(window)
    window.enter(workspace)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.go(Go("interview", interview=interview))
    assert isinstance(window.page(), InterviewPage)
    assert not window.menuBar().isVisible()
    assert not window.frame.isVisible()
    assert window.windowTitle() == "Recyclerie – Recensement"
    cursor = QApplication.focusWidget()
    assert cursor is not None
    QTest.keyClicks(cursor, "1")
    QTest.keyClick(cursor, Qt.Key.Key_Escape)
    assert window.frame.isVisible()
    kept = interviews.get(workspace.inventory, interview)
    assert kept.answers["answers"]["/data/work/has_staff"] == "oui", "kept when leaving"


def test_in_the_whole_window_the_shortcuts_of_the_hidden_menus_work(
    here: Interviewer, workspace: Workspace, qtbot: QtBot
) -> None:
    window = MainWindow(page_entries())
    qtbot.addWidget(window)
    window.enter(workspace)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.go(Go("interview", interview=here.interview))
    QTest.keyClick(window, Qt.Key.Key_F1)
    helping = window.findChild(QMessageBox)
    assert helping is not None
    assert "Entrée passe à la question suivante" in helping.text()
    helping.close()
    with qtbot.waitSignal(window.backup_asked):
        QTest.keyClick(window, Qt.Key.Key_S, CTRL | SHIFT)
    QTest.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


def test_coming_for_a_question_goes_right_to_it(here: Interviewer) -> None:
    here.page.arrive(Go("interview", interview=here.interview, path="/data/places/sites[1]/share"))
    assert here.at() == "places/sites[1]/share"
    here.page.arrive(Go("interview", interview=here.interview, path="nulle part"))
    assert here.at() == "places/sites[1]/share"


def test_an_interview_that_is_gone_is_said_so(here: Interviewer, workspace: Workspace) -> None:
    here.page.leave()
    interviews.discard(workspace.inventory, here.interview)
    here.page.refresh()
    here.page.arrive(Go("interview", interview=here.interview))
    assert here.said == ["Cet entretien n’existe plus."]
