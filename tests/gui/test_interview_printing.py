"""« Imprimer »: an interview as it stands, a blank questionnaire that is tried, what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from census_app.forms.paper import Heading
from census_app.forms.papering import filled_paper
from census_app.gui import writing
from census_app.gui.interview import printing
from census_app.gui.interview.page import InterviewPage
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import questionnaires
from tests.gui.conftest import Hand
from tests.gui.interview_desk import ALT, CTRL, Interviewer, write_form
from tests.gui.test_paper import printed, words


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """What was written and shown; the place proposed is taken, in a folder of the test."""
    found: list[Path] = []
    monkeypatch.setattr(writing, "ask_place", lambda _parent, _title, out, _kinds: tmp_path / out.name)
    monkeypatch.setattr(printing, "show", found.append)
    return found


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    return Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot)


def answer_all(here: Interviewer) -> None:
    """A draft with a note, a missing kind, and all that it needs."""
    here.press(Qt.Key.Key_M, ALT)
    here.type("Deux contrats finis en mars")
    here.enter()
    here.say("42")
    here.press(Qt.Key.Key_Return, CTRL)
    here.say("soud")
    here.say("Le hangar")
    here.enter()
    here.press(Qt.Key.Key_F, ALT)
    here.press(Qt.Key.Key_Return, CTRL)


def said_on_paper(here: Interviewer) -> str:
    return words(printed(filled_paper(here.session.filling), Heading(record="Recyclerie", interview=1)))


def test_a_draft_is_printed_with_its_notes_and_missing_kinds(here: Interviewer, shown: list[Path]) -> None:
    answer_all(here)
    here.press(Qt.Key.Key_P, CTRL)
    (pdf,) = shown
    assert pdf.name == "entretien-1-recyclerie.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")
    told = said_on_paper(here)
    for words_ in ("Deux contrats finis en mars", "42", "Soudan", "Le hangar", "refus"):
        assert words_ in told


def test_a_finished_interview_is_printed_alike(here: Interviewer, shown: list[Path]) -> None:
    here.type("2")
    answer_all(here)
    before = said_on_paper(here)
    here.press(Qt.Key.Key_T, ALT)
    here.press(Qt.Key.Key_Return)
    assert here.on_disk().state == "finished"
    here.page.arrive(Go("interview", interview=here.interview))
    assert said_on_paper(here) == before
    here.press(Qt.Key.Key_P, CTRL)
    assert [pdf.name for pdf in shown] == ["entretien-1-recyclerie.pdf"]


def test_the_button_above_prints_too(here: Interviewer, shown: list[Path]) -> None:
    assert here.page.top.print.isVisible()
    here.page.top.print.click()
    assert [pdf.name for pdf in shown] == ["entretien-1-recyclerie.pdf"]


def test_what_cannot_be_written_is_said(
    here: Interviewer, shown: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "parti" / "entretien.pdf"
    monkeypatch.setattr(writing, "ask_place", lambda *_args: nowhere)
    here.press(Qt.Key.Key_P, CTRL)
    assert shown == []
    assert here.said == [
        f"« {nowhere} » ne peut pas être écrit : le dossier « {nowhere.parent} » n’existe pas."
    ]


def test_a_file_in_a_folder_that_refuses_is_said_too(
    here: Interviewer, shown: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    here.press(Qt.Key.Key_P, CTRL)
    assert shown == []
    (sentence,) = here.said
    assert "ne peut pas être écrit" in sentence


def test_nothing_is_written_when_no_place_is_chosen(
    here: Interviewer, shown: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ask_place", lambda *_args: None)
    here.press(Qt.Key.Key_P, CTRL)
    assert (shown, here.said) == ([], [])


def test_a_questionnaire_that_is_tried_prints_blank(
    workspace: Workspace, hand: Hand, tmp_path: Path, qtbot: QtBot, shown: list[Path]
) -> None:
    page = InterviewPage(workspace)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.arrive(Go("interview", questionnaire=questionnaires.keep(workspace.inventory, write_form(tmp_path))))
    hand.work()
    QApplication.processEvents()
    cursor = QApplication.focusWidget()
    assert cursor is not None
    QTest.keyClick(cursor, Qt.Key.Key_P, CTRL)
    assert [pdf.name for pdf in shown] == ["initiative-1.pdf"]
    assert shown[0].read_bytes().startswith(b"%PDF")
