"""An interview on its page, from the first question to the end, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from census_app.gui.jobs import JobRunner
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import records
from tests.gui.conftest import Hand
from tests.gui.interview_desk import ALT, CTRL, SHIFT, Interviewer
from tests.story import Story, begin


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    return Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def test_a_whole_interview_without_the_mouse(here: Interviewer, workspace: Workspace) -> None:
    assert here.at() == "work/has_staff"
    here.say("1")
    here.say("4")
    here.say("2,5")
    here.say("42")
    here.say("12")
    here.type("On trie.")
    here.press(Qt.Key.Key_Return, ALT)
    here.say("On répare.")
    assert here.at() == "places/commune", "Enter after the last question goes to the next section"
    here.say("soud")
    here.say("Le hangar")
    here.say("100")
    assert here.at() == "volunteers/E07"
    here.enter()
    assert here.page.bottom.finish.hasFocus()
    here.press(Qt.Key.Key_Space)
    assert here.page.bottom.end.hasFocus()
    here.press(Qt.Key.Key_Space)
    assert here.went == [Go("record", record=here.record)]
    assert here.said == ["Entretien terminé : ses réponses sont dans la fiche."]
    kept = records.get(workspace.inventory, here.record, workspace.campaign)
    assert kept["commune"] == "44199"
    assert here.on_disk().state == "finished"
    assert here.on_disk().answers["answers"]["/data/work/story"] == "On trie.\nOn répare."
    assert here.on_disk().answers["answers"]["/data/work/tasks"] == "accueil tri"


def test_shift_enter_and_control_enter_go_back_and_on(here: Interviewer) -> None:
    here.enter()
    assert here.at() == "work/E05"
    here.press(Qt.Key.Key_Return, SHIFT)
    assert here.at() == "work/has_staff"
    here.press(Qt.Key.Key_Return, CTRL)
    assert here.at() == "places/commune"
    here.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert here.at() == "work/has_staff"


def test_skipped_questions_disappear_and_the_cursor_stays(here: Interviewer) -> None:
    assert here.on_screen() == ["work/has_staff", "work/E05", "work/story"]
    here.type("1")
    assert here.on_screen() == ["work/has_staff", "work/E01", "work/E02", "work/E05", "work/story"]
    here.type("2")
    assert here.on_screen() == ["work/has_staff", "work/E05", "work/story"]
    assert here.at() == "work/has_staff"


def test_a_section_that_is_not_asked_vanishes_from_the_list(here: Interviewer) -> None:
    form = here.form
    assert form.sections_shown() == ["Emploi, 0 sur 3", "Lieux, 0 sur 3"]
    here.enter()
    here.type("5")
    assert form.sections_shown() == ["Emploi, 1 sur 4", "Lieux, 0 sur 3", "Bénévoles, 0 sur 1"]
    here.press(Qt.Key.Key_Backspace)
    assert form.sections_shown() == ["Emploi, 0 sur 3", "Lieux, 0 sur 3"]


def test_finishing_lists_what_is_missing_and_each_line_leads_there(here: Interviewer) -> None:
    here.press(Qt.Key.Key_T, ALT)
    assert [link.text() for link in here.page.ending.remaining.links] == [
        "1. Des salariés ?",
        "4. Combien de bénévoles ?",
        "7. Quelle commune ?",
        "8. À quel endroit ? (Lieu 1)",
    ]
    here.press(Qt.Key.Key_Tab)
    here.press(Qt.Key.Key_Tab)
    here.press(Qt.Key.Key_Space)
    assert here.at() == "places/commune"
    assert here.row.message() == "Cette réponse est obligatoire.", "from now on all is said"
    here.press(Qt.Key.Key_T, ALT)
    here.press(Qt.Key.Key_Escape)
    assert here.went == []
    assert here.at() == "places/commune"


def test_somebody_who_refuses_to_be_recorded_ends_at_once(story: Story, qtbot: QtBot) -> None:
    record = story.add_initiative("SEL du Don", "44075")
    interview, _filling = story.start_interview(record)
    here = Interviewer(Workspace(story.inventory, JobRunner(Hand()), story.campaign), interview, qtbot)
    here.say("2")
    assert here.form.sections_shown() == ["Avant de commencer, 1 sur 1"]
    here.press(Qt.Key.Key_Space)
    here.press(Qt.Key.Key_Space)
    assert here.went == [Go("record", record=record)]


def test_the_shipped_questionnaire_is_gone_through_with_enter_alone(story: Story, qtbot: QtBot) -> None:
    """Each question has its turn, in the order of the form; a section takes less than a breath to appear."""
    record = story.add_initiative("AMAP des Trois Rivières", "44075")
    interview, _filling = story.start_interview(record)
    here = Interviewer(Workspace(story.inventory, JobRunner(Hand()), story.campaign), interview, qtbot)
    here.type("1")
    session = here.session
    asked = [
        node.path.removeprefix("/data/")
        for node in session.filling.nodes()
        if session.number(node.path) and node.relevant and not node.readonly and node.choices != ()
    ]
    passed: list[str] = []
    while not here.page.bottom.finish.hasFocus() and len(passed) < 200:
        passed.append(here.at())
        here.enter()
    assert passed == asked
    assert len(passed) > 50
