"""What one can say to a question, and what the page says back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from census_app.gui.workspace import Workspace
from tests.gui.interview_desk import ALT, CTRL, SHIFT, Interviewer


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    return Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot)


def test_numbers_are_those_of_the_form_whatever_is_skipped(here: Interviewer) -> None:
    assert here.see("work/has_staff").label() == "1. Des salariés ? *"
    assert here.see("work/E05").label() == "4. Combien de bénévoles ? *"


def test_a_missing_answer_is_not_red_before_it_is_touched(here: Interviewer) -> None:
    here.enter(2)
    assert here.see("work/E05").message() == ""
    here.press(Qt.Key.Key_Return, SHIFT)
    here.type("3")
    here.press(Qt.Key.Key_Backspace)
    here.enter()
    assert here.see("work/E05").message() == "Cette réponse est obligatoire."


def test_an_error_is_said_beside_the_field_once_it_is_left(here: Interviewer) -> None:
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


def test_letters_in_a_number_are_refused_and_stay_typed(here: Interviewer) -> None:
    here.enter()
    here.type("12x")
    assert here.row.message() == "Ce n’est pas un nombre : écrivez par exemple 1 234,5."
    assert here.field_text("work/E05") == "12x"
    assert here.answer("work/E05") == "12"
    here.enter()
    here.press(Qt.Key.Key_T, ALT)
    assert not here.page.bottom.end.isEnabled(), "a text that means nothing blocks"


def test_a_warning_stands_apart_and_does_not_block(here: Interviewer) -> None:
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
    unusual, *blank = [link.text() for link in here.page.ending.remaining.links]
    assert unusual == "3. Combien de temps plein ?"
    assert blank == [
        "5. Que font-ils ?",
        "6. Racontez.",
        "9. Quelle part ? (Lieu 1)",
        "10. Combien d’heures ?",
    ]


def test_an_absence_is_an_answer_and_is_taken_back_by_typing(here: Interviewer) -> None:
    session = here.session
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


def test_a_note_on_any_question(here: Interviewer) -> None:
    here.press(Qt.Key.Key_M, ALT)
    here.say("Deux CDD finis en mars")
    assert here.at() == "work/E05"
    session = here.session
    assert session.node("/data/work/has_staff").note == "Deux CDD finis en mars"


def test_last_year_is_taken_again_with_one_key(here: Interviewer) -> None:
    here.enter()
    here.press(Qt.Key.Key_R, ALT)
    assert here.answer("work/E05") == "38"
    assert here.field_text("work/E05") == "38"
    here.press(Qt.Key.Key_Return, CTRL)
    here.press(Qt.Key.Key_Return, CTRL)
    here.press(Qt.Key.Key_R, ALT)
    session = here.session
    assert session.node("/data/volunteers/E07").absence == "ne_sait_pas"


def test_undo_takes_back_the_last_answer_where_it_was_given(here: Interviewer) -> None:
    here.type("1")
    here.press(Qt.Key.Key_Return, CTRL)
    here.press(Qt.Key.Key_Z, CTRL)
    assert here.at() == "work/has_staff"
    assert here.answer("work/has_staff") == ""


def test_undo_in_a_text_takes_back_the_typing_first(here: Interviewer) -> None:
    here.enter(2)
    here.type("abc")
    here.press(Qt.Key.Key_Z, CTRL)
    assert isinstance(here.focus, QPlainTextEdit)
    assert here.answer("work/story") == ""


def test_cards_are_added_copied_moved_and_removed(here: Interviewer) -> None:
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
    spots = ["places/sites[1]/spot", "places/sites[2]/spot", "places/sites[3]/spot"]
    assert here.at() == "places/sites[2]/share"
    here.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert here.at() == spots[0]
    assert [here.field_text(spot) for spot in spots[:2]] == ["La place", "Le hangar"]
    here.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert here.field_text(spots[0]) == "La place", "it is the first already"
    here.press(Qt.Key.Key_C, ALT)
    assert here.at() == spots[2]
    assert here.field_text(spots[2]) == "La place"
    here.press(Qt.Key.Key_Delete, ALT)
    assert here.at() == spots[1]
    assert [here.field_text(spot) for spot in spots[:2]] == ["La place", "Le hangar"]
    here.press(Qt.Key.Key_Z, CTRL)
    assert here.at() == spots[2]
    here.press(Qt.Key.Key_Up, ALT | SHIFT)
    here.press(Qt.Key.Key_Down, ALT | SHIFT)
    here.press(Qt.Key.Key_Up, ALT | SHIFT)
    assert here.at() == spots[1]
    assert [here.field_text(spot) for spot in spots] == ["La place", "La place", "Le hangar"]


def test_each_field_is_named_after_its_question(here: Interviewer) -> None:
    assert here.see("work/E05").editor.inputs()[0].accessibleName() == "Combien de bénévoles ?, obligatoire"
    assert here.focus.accessibleName() == "Des salariés ?, obligatoire Oui"


def test_figures_of_a_french_keyboard_need_no_shift(here: Interviewer) -> None:
    here.type("é")
    assert here.answer("work/has_staff") == "non"
