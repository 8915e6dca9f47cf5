"""A finished interview is reopened on its page, corrected, explained, and finished again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from census_app.domain.values import IndicatorValue
from census_app.gui.page import Go
from census_app.gui.undo import Undo
from census_app.gui.workspace import Workspace
from census_app.services import history, records, values
from tests.gui.interview_desk import ALT, CTRL, SHIFT, Interviewer

WHY = "la présidente a rappelé"


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    """An interview just finished (twelve volunteers, no one employed), on the screen again."""
    made = Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot)
    for path, text in (
        ("work/has_staff", "non"),
        ("work/E05", "12"),
        ("places/commune", "44036"),
        ("places/sites[1]/spot", "Halle"),
    ):
        made.session.answer(f"/data/{path}", text)
    made.page.finish()
    made.went.clear()
    made.said.clear()
    made.page.arrive(Go("interview", interview=made.interview))
    return made


def volunteers(here: Interviewer) -> Decimal | None:
    page = records.page(here.workspace.inventory, here.record, here.workspace.campaign)
    return page.values["E05"].amount


def correct(here: Interviewer) -> None:
    """Fifteen volunteers, as it turns out; up to the view of what changes."""
    here.press(Qt.Key.Key_O, CTRL | SHIFT)
    here.press(Qt.Key.Key_Return, CTRL | SHIFT)
    here.press(Qt.Key.Key_Return)
    assert here.at() == "work/E05"
    here.press(Qt.Key.Key_A, CTRL)
    here.type("15")
    here.press(Qt.Key.Key_T, ALT)


def test_corrected_by_the_keyboard_alone(here: Interviewer) -> None:
    assert here.page.banner.sentence.startswith("Terminé le")
    correct(here)
    view = here.page.ending.correction
    assert view.lines == ["12 → 15 · Fiche, Bénévoles actifs : 12 → 15"]
    assert not here.page.bottom.end.isEnabled(), "nothing is written without a reason"
    here.type(WHY)
    assert here.page.bottom.end.isEnabled()
    here.press(Qt.Key.Key_Return, CTRL)
    assert here.went == [Go("record", record=here.record)]
    assert here.said == ["Correction écrite : la fiche et son historique la portent."]
    assert volunteers(here) == 15
    lines = history.of_record(here.workspace.inventory, here.record)
    assert f"Entretien n° 1 corrigé : {WHY}" in {line.label for line in lines}


def test_a_line_leads_to_its_question_and_the_reason_waits(here: Interviewer) -> None:
    correct(here)
    here.type(WHY)
    here.page.ending.correction.links[0].click()
    assert here.at() == "work/E05"
    here.press(Qt.Key.Key_T, ALT)
    assert here.page.ending.correction.why() == WHY


def test_what_was_edited_in_the_record_meanwhile_is_pointed_at(here: Interviewer) -> None:
    values.put(
        here.workspace.inventory,
        here.record,
        here.workspace.campaign or 0,
        [IndicatorValue("E05", amount=Decimal(20))],
    )
    correct(here)
    assert here.page.ending.correction.lines == [
        (
            "12 → 15 · Fiche, Bénévoles actifs : 20 → 15 · La fiche a été modifiée depuis l’entretien : "
            "elle disait « 12 », elle dit « 20 »."
        )
    ]


def test_ctrl_z_on_the_record_takes_the_correction_back(here: Interviewer) -> None:
    undo = Undo(here.workspace, here.page)
    correct(here)
    here.type(WHY)
    here.page.finish()
    assert undo.undo_label() == f"Entretien n° 1 corrigé : {WHY}"
    undo.undo()
    assert volunteers(here) == 12
    here.page.refresh()
    here.page.arrive(Go("interview", interview=here.interview))
    assert here.page.banner.sentence.startswith("Rouvert")
    assert here.answer("work/E05") == "15"


def test_given_up_it_is_shown_as_it_was(here: Interviewer) -> None:
    correct(here)
    here.page.standing.abandon()
    assert here.page.banner.sentence.startswith("Terminé le")
    assert here.field_text("work/E05") == "12"
    assert here.on_disk().standing == "finished"


def test_nothing_changed_it_is_closed_without_a_reason(here: Interviewer) -> None:
    here.press(Qt.Key.Key_O, CTRL | SHIFT)
    here.press(Qt.Key.Key_T, ALT)
    assert here.page.bottom.end.hasFocus()
    here.press(Qt.Key.Key_Space)
    assert here.said == ["Entretien refermé : rien n’a changé."]
    assert here.on_disk().standing == "finished"
