"""What an interview under way remembers, without a widget: steps, last year, what is said when."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from census_app.domain.values import IndicatorValue
from census_app.forms import Filling, load_form
from census_app.gui.interview.earlier import Earlier, answer_words, earlier
from census_app.gui.interview.position import Position
from census_app.gui.interview.remaining import first_doubt, remaining
from census_app.gui.interview.session import Session
from census_app.gui.interview.timer import clock_text
from census_app.services.interviews import LastYear
from tests.gui.interview_desk import FORM


@pytest.fixture
def session(qapp: QApplication) -> Session:  # noqa: ARG001
    return Session(Filling(load_form(FORM, "petit")))


def test_the_history_is_told_the_first_and_the_last_of_what_was_typed(session: Session) -> None:
    for text in ("4", "42", "421"):
        session.answer("/data/work/E05", text)
    assert session.entries() == [("/data/work/E05", None, "421")]
    session.answer("/data/work/E05", "42")
    session.answer("/data/work/E05", "421")
    assert session.entries() == [], "it is what it was"


def test_reasons_and_remarks_are_told_with_the_answer(session: Session) -> None:
    session.mark("/data/work/E05", "refus")
    session.annotate("/data/work/E05", "Ne veut pas le dire")
    told = {"absence": "refus", "note": "Ne veut pas le dire"}
    assert session.entries() == [("/data/work/E05", None, told)]


def test_keys_in_one_question_are_one_step_to_take_back(session: Session) -> None:
    for text in ("4", "42"):
        session.answer("/data/work/E05", text)
    session.rest()
    session.answer("/data/work/E05", "43")
    assert session.undo() == "/data/work/E05"
    assert session.node("/data/work/E05").value == "42"
    session.undo()
    assert session.node("/data/work/E05").value == ""
    assert session.undo() == ""


def test_an_absence_is_taken_back_to_the_answer_before(session: Session) -> None:
    session.answer("/data/work/E05", "4")
    session.rest()
    session.mark("/data/work/E05", "ne_sait_pas")
    session.undo()
    node = session.node("/data/work/E05")
    assert (node.value, node.absence) == ("4", "")
    session.undo()
    session.mark("/data/work/E05", "refus")
    session.rest()
    session.answer("/data/work/E05", "7")
    session.undo()
    assert session.node("/data/work/E05").absence == "refus"


def test_a_removed_occurrence_comes_back_with_its_answers(session: Session) -> None:
    session.answer("/data/places/sites[1]/spot", "La halle")
    session.remove("/data/places/sites[1]")
    assert session.filling.children("/data/places/sites") == ()
    session.undo()
    assert session.node("/data/places/sites[1]/spot").value == "La halle"


def test_a_value_the_engine_does_not_take_is_said_in_words(session: Session) -> None:
    session.answer("/data/work/E05", "99999999999")
    node = session.node("/data/work/E05")
    assert session.fault(node) == "Un nombre entier est attendu, de deux milliards au plus."
    assert [each.sentence for each in remaining(session) if each.path == node.path] == [session.fault(node)]
    session.answer("/data/work/E05", "9")
    assert session.fault(session.node("/data/work/E05")) == ""


def test_the_first_doubt_is_an_error_before_a_warning(session: Session) -> None:
    assert first_doubt(session) == "", "what is only not yet answered is no fault"
    for path, text in (("has_staff", "oui"), ("E01", "2"), ("E02", "3")):
        session.answer(f"/data/work/{path}", text)
    assert first_doubt(session) == "/data/work/E02"
    session.answer("/data/work/E05", "-1")
    assert first_doubt(session) == "/data/work/E05"
    session.be_strict()
    assert session.fault(session.node("/data/places/commune")) == "Cette réponse est obligatoire."


def told(**values: IndicatorValue) -> LastYear:
    return LastYear(2025, values, {"tasks": "tri accueil", "story": "On trie.", "commune": "99999"})


def test_last_year_is_found_by_where_it_is_saved_then_by_name(session: Session) -> None:
    last = told(E05=IndicatorValue("E05", amount=Decimal(1380)), E02=IndicatorValue("E02", absence="refus"))
    session.answer("/data/work/has_staff", "oui")
    session.answer("/data/work/E05", "4")
    found = {
        name: earlier(last, session.node(f"/data/work/{name}")) for name in ("E05", "E02", "tasks", "story")
    }
    assert found["E05"] == Earlier(2025, "1\u202f380", "1380")
    assert found["E02"] == Earlier(2025, "refus", absence="refus")
    assert found["tasks"] == Earlier(2025, "Tri & réparation, Accueil", "tri accueil")
    assert found["story"] == Earlier(2025, "On trie.", "On trie.")


def test_what_is_no_longer_offered_is_not_shown_to_take_again(session: Session) -> None:
    assert earlier(told(), session.node("/data/places/commune")) is None
    half = told(E05=IndicatorValue("E05", amount=Decimal("2.5")))
    assert earlier(half, session.node("/data/work/E05")) is None
    assert earlier(None, session.node("/data/work/E05")) is None


def test_answers_in_words(session: Session) -> None:
    session.answer("/data/work/has_staff", "oui")
    assert answer_words(session.node("/data/work/has_staff")) == "Oui"
    session.mark("/data/work/E05", "non_demande")
    assert answer_words(session.node("/data/work/E05")) == "non demandé"


def test_a_place_is_read_as_it_was_kept_and_forgotten_when_unreadable() -> None:
    place = Position("/data/work", "/data/work/E05", 120)
    assert Position.read(place.kept()) == place
    assert Position.read("/data/work/E05") == Position()
    assert Position.read("") == Position()


def test_the_clock() -> None:
    assert [clock_text(seconds) for seconds in (0, 1450, 3723)] == ["00:00", "24:10", "1:02:03"]
