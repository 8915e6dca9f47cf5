"""The questionnaire that comes with the program, from its first question to « Terminer », by keys alone.

What is typed follows from what is asked (its kind, its choices), so that the form may be reworded freely.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from census_app import paths
from census_app.domain.text import fold
from census_app.forms import NodeState
from census_app.gui.interview.editors.chosen import ListEditor
from census_app.gui.interview.editors.ticked import SearchedTicksEditor
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from tests.gui.interview_desk import ALT, CTRL, Interviewer

TYPED = {"integer": "1", "decimal": "1,5", "date": "24/09/2026", "time": "14h30"}


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    shipped = paths.resources() / "questionnaires" / "initiative.md"
    return Interviewer.of_recyclerie(
        workspace, tmp_path, monkeypatch, qtbot, shipped.read_text(encoding="utf-8")
    )


def node(here: Interviewer) -> NodeState:
    return here.session.node(here.row.path)


def answer(here: Interviewer) -> None:
    """Answer the question one is at, once; what it refuses is emptied, and said unknown when it is needed."""
    asked = node(here)
    if asked.choices:
        if isinstance(here.row.editor, ListEditor):
            here.type(fold(asked.choices[0].label))
        elif isinstance(here.row.editor, SearchedTicksEditor):
            here.say(fold(asked.choices[0].label))
        elif not asked.value:
            here.type("1")
    elif asked.kind == "text":
        here.type("Deux mots" if asked.required else "")
    else:
        here.type(TYPED[asked.kind])
    if not node(here).valid:
        here.press(Qt.Key.Key_A, CTRL)
        here.press(Qt.Key.Key_Delete)
        if node(here).required:
            here.press(Qt.Key.Key_N, ALT)


def go_through(here: Interviewer) -> list[str]:
    """Answer question after question until none is left; the paths, in the order one came by them."""
    met = []
    while not here.page.bottom.finish.hasFocus():
        met.append(here.row.path)
        assert len(met) < 300, f"one goes round in circles: {met[-3:]}"
        assert here.row.isAncestorOf(here.focus)
        answer(here)
        here.enter()
    return met


def mend(here: Interviewer) -> None:
    """From what remains to its question and back, by its links."""
    for _each in range(20):
        here.press(Qt.Key.Key_T, ALT)
        if here.page.bottom.end.hasFocus():
            return
        here.enter()  # the first link
        answer(here)
    pytest.fail("there is always something left")


def test_the_whole_of_it_by_keys_alone(here: Interviewer) -> None:
    met = go_through(here)
    asked = [each.path for each in here.form.outline.asked()]
    assert met == asked, "each question was met once, in the order of the form"
    assert len(met) > 100
    mend(here)
    here.enter()
    assert here.went == [Go("record", record=here.record)]
    assert here.on_disk().state == "finished"


def test_a_second_card_leaves_the_first_to_be_mended(here: Interviewer) -> None:
    while "[1]" not in here.row.path:
        answer(here)
        here.enter()
    first = here.at()
    here.press(Qt.Key.Key_A, ALT)
    assert here.at() == first.replace("[1]", "[2]")
    go_through(here)
    here.press(Qt.Key.Key_T, ALT)
    assert not here.page.bottom.end.isEnabled()
    here.enter()
    assert here.at() == first, "the link leads to what the first card lacks"
    answer(here)
    mend(here)
    here.enter()
    assert here.on_disk().state == "finished"


def test_without_consent_nothing_else_is_asked(here: Interviewer) -> None:
    asked = node(here)
    refused = next(place for place, each in enumerate(asked.choices or (), 1) if each.name == "non")
    here.say(str(refused))
    assert len(here.form.sections_shown()) <= 2, "only what the interviewer notes afterwards may remain"
    assert here.session.filling.node(asked.path).value == "non"
