"""An interview on its page, by the keyboard alone; killed at any moment, it comes back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from census_app.domain.change import Change
from census_app.domain.values import IndicatorValue
from census_app.gui.interview.keeping import WAIT_MS
from census_app.gui.jobs import JobRunner
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, interviews, questionnaires, records, values
from tests.gui.conftest import Hand
from tests.gui.interview_desk import ALT, CTRL, SHIFT, Interviewer, write_form
from tests.story import Story, begin

Seat = Callable[[], Interviewer]


@pytest.fixture
def record(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """A recyclerie with figures of 2025; the campaign of 2026 uses the small questionnaire."""
    form = write_form(tmp_path)
    monkeypatch.setattr(
        questionnaires, "keep_shipped", lambda inventory: (questionnaires.keep(inventory, form),)
    )
    inventory = workspace.inventory
    created = records.create(inventory, "initiative", {"name": "Recyclerie"}, workspace.campaign).created
    assert created is not None
    said = [IndicatorValue("E05", amount=Decimal(38)), IndicatorValue("E07", absence="ne_sait_pas")]
    values.put(inventory, created, workspace.campaign or 0, said)
    workspace.set_campaign(campaigns.open_campaign(inventory, 2027).created)
    return created


@pytest.fixture
def seat(workspace: Workspace, record: int, qtbot: QtBot) -> Seat:
    def sit() -> Interviewer:
        change = interviews.start(workspace.inventory, workspace.campaign or 0, record_id=record)
        assert change.created is not None
        return Interviewer(workspace, change.created, qtbot)

    return sit


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def test_a_whole_interview_without_the_mouse(seat: Seat, workspace: Workspace, record: int) -> None:
    here = seat()
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
    assert here.went == [Go("record", record=record)]
    assert here.said == ["Entretien terminé : ses réponses sont dans la fiche."]
    kept = records.get(workspace.inventory, record, workspace.campaign)
    assert kept["commune"] == "44199"
    assert here.on_disk().state == "finished"
    assert here.on_disk().answers["answers"]["/data/work/story"] == "On trie.\nOn répare."
    assert here.on_disk().answers["answers"]["/data/work/tasks"] == "accueil tri"


def test_shift_enter_and_control_enter_go_back_and_on(seat: Seat) -> None:
    here = seat()
    here.enter()
    assert here.at() == "work/E05"
    here.press(Qt.Key.Key_Return, SHIFT)
    assert here.at() == "work/has_staff"
    here.press(Qt.Key.Key_Return, CTRL)
    assert here.at() == "places/commune"
    here.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert here.at() == "work/has_staff"


def test_skipped_questions_disappear_and_the_cursor_stays(seat: Seat) -> None:
    here = seat()
    assert here.on_screen() == ["work/has_staff", "work/E05", "work/story"]
    here.type("1")
    assert here.on_screen() == ["work/has_staff", "work/E01", "work/E02", "work/E05", "work/story"]
    here.type("2")
    assert here.on_screen() == ["work/has_staff", "work/E05", "work/story"]
    assert here.at() == "work/has_staff"


def test_a_section_that_is_not_asked_vanishes_from_the_list(seat: Seat) -> None:
    here = seat()
    form = here.page.form
    assert form is not None
    assert form.sections_shown() == ["Emploi, 0 sur 3", "Lieux, 0 sur 3"]
    here.enter()
    here.type("5")
    assert form.sections_shown() == ["Emploi, 1 sur 4", "Lieux, 0 sur 3", "Bénévoles, 0 sur 1"]
    here.press(Qt.Key.Key_Backspace)
    assert form.sections_shown() == ["Emploi, 0 sur 3", "Lieux, 0 sur 3"]


def test_numbers_are_those_of_the_form_whatever_is_skipped(seat: Seat) -> None:
    here = seat()
    assert here.see("work/has_staff").label() == "1. Des salariés ? *"
    assert here.see("work/E05").label() == "4. Combien de bénévoles ? *"


def test_a_missing_answer_is_not_red_before_it_is_touched(seat: Seat) -> None:
    here = seat()
    here.enter(2)
    assert here.see("work/E05").message() == ""
    here.press(Qt.Key.Key_Return, SHIFT)
    here.type("3")
    here.press(Qt.Key.Key_Backspace)
    here.enter()
    assert here.see("work/E05").message() == "Cette réponse est obligatoire."


def test_an_error_is_said_beside_the_field_once_it_is_left(seat: Seat) -> None:
    here = seat()
    here.enter()
    here.type("-3")
    assert here.row.message() == "", "one is still typing"
    here.enter()
    assert here.see("work/E05").message() == "Jamais négatif."
    assert here.page.bottom.texts() == ("1 réponse sur 6 · 1 à vérifier", "Aller à l’erreur")
    here.press(Qt.Key.Key_E, ALT)
    assert here.at() == "work/E05"
    here.press(Qt.Key.Key_Home)
    here.press(Qt.Key.Key_Delete)
    assert here.row.message() == "", "what is right again is said to be so at once"


def test_letters_in_a_number_are_refused_and_stay_typed(seat: Seat) -> None:
    here = seat()
    here.enter()
    here.type("12x")
    assert here.row.message() == "Ce n’est pas un nombre : écrivez par exemple 1 234,5."
    assert here.field_text("work/E05") == "12x"
    assert here.answer("work/E05") == "12"
    here.enter()
    here.press(Qt.Key.Key_T, ALT)
    assert not here.page.bottom.end.isEnabled(), "a text that means nothing blocks"


def test_a_warning_stands_apart_and_does_not_block(seat: Seat) -> None:
    here = seat()
    here.say("1")
    here.say("2")
    here.say("6")
    row = here.see("work/E02")
    assert (row.message(), row.warning()) == ("", "Plus que de personnes.")
    here.say("1")
    here.press(Qt.Key.Key_Return, CTRL)
    here.say("issé")
    here.say("La mairie")
    here.press(Qt.Key.Key_T, ALT)
    assert here.page.bottom.end.isEnabled()
    assert [link.text() for link in here.page.finish_view.links] == ["3. Combien de temps plein ?"]


def test_finishing_lists_what_is_missing_and_each_line_leads_there(seat: Seat) -> None:
    here = seat()
    here.press(Qt.Key.Key_T, ALT)
    assert [link.text() for link in here.page.finish_view.links] == [
        "1. Des salariés ?",
        "4. Combien de bénévoles ?",
        "7. Quelle commune ?",
        "8. À quel endroit ?",
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


def test_an_absence_is_an_answer_and_is_taken_back_by_typing(seat: Seat) -> None:
    here = seat()
    session = here.page.session
    assert session is not None
    here.enter()
    here.press(Qt.Key.Key_N, ALT)
    assert session.node("/data/work/E05").absence == "ne_sait_pas"
    here.press(Qt.Key.Key_F, ALT)
    assert session.node("/data/work/E05").absence == "refus"
    here.press(Qt.Key.Key_F, ALT)
    assert session.node("/data/work/E05").absence == ""
    here.press(Qt.Key.Key_D, ALT)
    here.type("7")
    assert session.node("/data/work/E05").absence == ""
    assert here.answer("work/E05") == "7"


def test_a_note_on_any_question(seat: Seat) -> None:
    here = seat()
    here.press(Qt.Key.Key_M, ALT)
    here.say("Deux CDD finis en mars")
    assert here.at() == "work/E05"
    session = here.page.session
    assert session is not None
    assert session.node("/data/work/has_staff").note == "Deux CDD finis en mars"


def test_last_year_is_taken_again_with_one_key(seat: Seat) -> None:
    here = seat()
    here.enter()
    here.press(Qt.Key.Key_R, ALT)
    assert here.answer("work/E05") == "38"
    assert here.field_text("work/E05") == "38"
    here.press(Qt.Key.Key_Return, CTRL)
    here.press(Qt.Key.Key_Return, CTRL)
    here.press(Qt.Key.Key_R, ALT)
    session = here.page.session
    assert session is not None
    assert session.node("/data/volunteers/E07").absence == "ne_sait_pas"


def test_undo_takes_back_the_last_answer_where_it_was_given(seat: Seat) -> None:
    here = seat()
    here.type("1")
    here.press(Qt.Key.Key_Return, CTRL)
    here.press(Qt.Key.Key_Z, CTRL)
    assert here.at() == "work/has_staff"
    assert here.answer("work/has_staff") == ""


def test_undo_in_a_text_takes_back_the_typing_first(seat: Seat) -> None:
    here = seat()
    here.enter(2)
    here.type("abc")
    here.press(Qt.Key.Key_Z, CTRL)
    assert isinstance(here.focus, QPlainTextEdit)
    assert here.answer("work/story") == ""


def test_cards_are_added_copied_moved_and_removed(seat: Seat) -> None:
    here = seat()
    here.press(Qt.Key.Key_Return, CTRL)
    here.enter()
    here.say("Le hangar")
    here.press(Qt.Key.Key_A, ALT)
    assert here.at() == "places/sites[2]/spot"
    here.say("La place")
    assert here.on_screen() == [
        "places/commune",
        "places/sites[1]/spot",
        "places/sites[1]/share",
        "places/sites[2]/spot",
        "places/sites[2]/share",
    ]
    session = here.page.session
    assert session is not None
    session.move("/data/places/sites[2]", 1)
    assert [here.field_text(f"places/sites[{place}]/spot") for place in (1, 2)] == ["La place", "Le hangar"]
    session.copy("/data/places/sites[1]")
    assert here.field_text("places/sites[3]/spot") == "La place"
    session.remove("/data/places/sites[1]")
    assert [here.field_text(f"places/sites[{place}]/spot") for place in (1, 2)] == ["Le hangar", "La place"]
    here.press(Qt.Key.Key_Z, CTRL)
    assert here.field_text("places/sites[3]/spot") == "La place"


def test_an_answer_is_on_disk_within_a_second(seat: Seat, qtbot: QtBot) -> None:
    here = seat()
    here.enter()
    here.type("42")
    assert WAIT_MS <= 400
    qtbot.waitUntil(
        lambda: here.on_disk().answers.get("answers", {}).get("/data/work/E05") == "42", timeout=1000
    )
    assert here.page.top.texts()[-1] == "Enregistré"


def test_killed_and_opened_again_it_is_the_same_screen(seat: Seat, qtbot: QtBot) -> None:
    here = seat()
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


def test_nobody_is_disturbed_while_one_types(seat: Seat, workspace: Workspace) -> None:
    here = seat()
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


def test_a_finished_interview_is_only_shown(seat: Seat) -> None:
    here = seat()
    session = here.page.session
    assert session is not None
    for path, text in (
        ("work/has_staff", "non"),
        ("work/E05", "0"),
        ("places/commune", "44036"),
        ("places/sites[1]/spot", "Halle"),
    ):
        session.answer(f"/data/{path}", text)
    here.page.finish()
    here.killed_and_back()
    assert here.page.session is not None
    assert here.page.session.locked.startswith("Terminé le ")
    assert here.page.session.locked.endswith(" ; ses réponses sont dans la fiche.")
    assert here.field_text("work/E05") == "0"
    QTest.keyClicks(here.see("work/E05").editor.inputs()[0], "9")
    assert here.field_text("work/E05") == "0"
    assert not here.page.bottom.finish.isVisible()


def test_escape_goes_back_to_the_record(seat: Seat, record: int) -> None:
    here = seat()
    here.press(Qt.Key.Key_Escape)
    assert here.went == [Go("record", record=record)]


def test_the_time_is_kept_and_can_be_paused(seat: Seat) -> None:
    here = seat()
    here.page._watch._spent = 90.0
    here.page._pause(True)
    here.page.leave()
    assert here.on_disk().seconds in (90, 91)
    here.killed_and_back()
    assert here.page.top.texts()[2] == "01:30"


def test_an_answer_takes_less_than_ten_milliseconds_to_type(seat: Seat) -> None:
    """Measured over many keys, and with a wide margin for a busy machine."""
    here = seat()
    here.enter()
    began = perf_counter()
    for _ in range(10):
        here.type("4")
        here.press(Qt.Key.Key_Backspace)
        QApplication.processEvents()
    assert (perf_counter() - began) / 20 < 0.05


def test_each_field_is_named_after_its_question(seat: Seat) -> None:
    here = seat()
    assert here.see("work/E05").editor.inputs()[0].accessibleName() == "Combien de bénévoles ?, obligatoire"
    assert here.focus.accessibleName() == "Des salariés ?, obligatoire Oui"


def test_figures_of_a_french_keyboard_need_no_shift(seat: Seat) -> None:
    here = seat()
    here.type("é")
    assert here.answer("work/has_staff") == "non"


def test_the_shipped_questionnaire_is_gone_through_with_enter_alone(story: Story, qtbot: QtBot) -> None:
    """Each question has its turn, in the order of the form; a section takes less than a breath to appear."""
    record = story.add_initiative("AMAP des Trois Rivières", "44075")
    interview, _filling = story.start_interview(record)
    here = Interviewer(Workspace(story.inventory, JobRunner(Hand()), story.campaign), interview, qtbot)
    here.type("1")
    assert here.page.form is not None
    session = here.page.session
    assert session is not None
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


def test_somebody_who_refuses_to_be_recorded_ends_at_once(story: Story, qtbot: QtBot) -> None:
    record = story.add_initiative("SEL du Don", "44075")
    interview, _filling = story.start_interview(record)
    here = Interviewer(Workspace(story.inventory, JobRunner(Hand()), story.campaign), interview, qtbot)
    here.say("2")
    assert here.page.form is not None
    assert here.page.form.sections_shown() == ["Avant de commencer, 1 sur 1"]
    here.press(Qt.Key.Key_Space)
    here.press(Qt.Key.Key_Space)
    assert here.went == [Go("record", record=record)]
