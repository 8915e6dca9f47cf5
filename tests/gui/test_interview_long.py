"""A long section: a key that is typed shows again what it touched, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from census_app.forms import Filling, NodeState, load_form
from census_app.gui.interview.blocks import Changed
from census_app.gui.interview.board import Board
from census_app.gui.interview.card import OccurrenceCard
from census_app.gui.interview.parts import SIZE, Parts
from census_app.gui.interview.question import QuestionRow
from census_app.gui.interview.session import Session
from census_app.gui.workspace import Workspace
from tests.gui.interview_desk import ALT, Interviewer

QUESTIONS = "\n".join(f"| | integer | q{each} | Question {each} ? | yes |" for each in range(40))
FORM = f"""
| survey |
| | type | name | label | required |
| | begin_group | long | Longue | |
{QUESTIONS}
| | begin_repeat | sites | Lieu | |
| | text | place | Où ? | |
| | end_repeat | | | |
| | end_group | | | |
| | begin_group | other | Autre | |
| | text | last | Et puis ? | |
| | end_group | | | |
| settings |
| | form_title | form_id | version |
| | Long | initiative | 1 |
"""


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    made = Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot, FORM)
    for _card in range(3):
        made.press(Qt.Key.Key_A, ALT)
    return made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the questions and cards that are shown again, and « sections » when these are read."""
    found: list[str] = []
    follow, card, read = QuestionRow.follow, OccurrenceCard.follow, Filling.sections

    def row_follows(row: QuestionRow, node: NodeState, changed: Changed) -> None:
        found.append(node.path)
        follow(row, node, changed)

    def card_follows(block: OccurrenceCard, node: NodeState, changed: Changed) -> None:
        found.append(node.path)
        card(block, node, changed)

    def sections(filling: Filling) -> object:
        found.append("sections")
        return read(filling)

    monkeypatch.setattr(QuestionRow, "follow", row_follows)
    monkeypatch.setattr(OccurrenceCard, "follow", card_follows)
    monkeypatch.setattr(Filling, "sections", sections)
    return found


def test_a_key_shows_its_own_question_again_and_no_other(here: Interviewer, shown: list[str]) -> None:
    here.form.go_to("/data/long/q3")
    shown.clear()
    here.type("4")
    assert shown == ["/data/long/q3"]


def test_a_key_in_a_card_shows_that_card_again_and_no_other(here: Interviewer, shown: list[str]) -> None:
    here.form.go_to("/data/long/sites[2]/place")
    shown.clear()
    here.type("d")
    assert set(shown) == {"/data/long/sites[2]", "/data/long/sites[2]/place"}


def test_going_from_question_to_question_moves_nothing(here: Interviewer) -> None:
    def rows() -> list[int]:
        view = here.form.view()
        assert view is not None
        view.settle()
        return [row.y() for row in view.rows()]

    here.form.go_to("/data/long/q0")
    before = rows()
    here.say("1")
    here.say("2")
    assert rows() == before


def test_what_is_seen_first_is_drawn_first_and_the_rest_when_it_is_asked_for(qtbot: QtBot) -> None:
    filling = Filling(load_form(FORM, "long"))
    parts = Parts(Board(Session(filling)), [node.path for node in filling.children("/data/long")])
    qtbot.addWidget(parts)
    drawn = parts.findChildren(QuestionRow)
    assert [row.path for row in drawn] == [f"/data/long/q{each}" for each in range(SIZE)]
    last = parts.reveal("/data/long/sites[1]/place")
    assert isinstance(last, QuestionRow)
    assert [block.path for block in parts.blocks() if isinstance(block, QuestionRow)] == [
        *(f"/data/long/q{each}" for each in range(40)),
        "/data/long/sites[1]/place",
    ]


def test_the_rest_is_drawn_while_nothing_else_is_to_be_done(qtbot: QtBot) -> None:
    filling = Filling(load_form(FORM, "long"))
    parts = Parts(Board(Session(filling)), [node.path for node in filling.children("/data/long")])
    qtbot.addWidget(parts)
    qtbot.waitUntil(lambda: len(parts.findChildren(QuestionRow)) == 41)
