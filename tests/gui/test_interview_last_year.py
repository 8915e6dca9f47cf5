"""What a repeat said the year before: beside the card it matches, and taken again with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from census_app.forms import Filling, load_form
from census_app.gui.interview.earlier_repeats import EarlierRepeats, matched
from census_app.gui.interview.repeat import RepeatBlock
from census_app.gui.workspace import Workspace
from census_app.services import interviews
from census_app.services.interviews import LastYear
from census_app.services.told_answers import Occurrence, told
from tests.gui.interview_desk import ALT, CTRL, FORM, SHIFT, Interviewer

SITES = "/data/places/sites"
SAID = LastYear(
    2026,
    {},
    {},
    {
        "sites": (
            Occurrence({"spot": "Le hangar", "share": "60", "gone": "x"}),
            Occurrence({"spot": "La place", "share": "40"}),
        )
    },
)
NESTED = """
| survey |
| | type | name | label | choice_filter |
| | begin_group | places | Lieux | |
| | begin_repeat | sites | Lieu | |
| | select_one kind | kind | Quoi ? | |
| | begin_repeat | stalls | Étal | |
| | select_one good | good | Quel produit ? | kind = ${kind} |
| | integer | count | Combien ? | |
| | end_repeat | | | |
| | end_repeat | | | |
| | end_group | | | |
| choices |
| | list_name | name | label | kind |
| | kind | market | Marché | |
| | kind | farm | Ferme | |
| | good | fish | Poisson | market |
| | good | milk | Lait | farm |
| | good | eggs | Œufs | farm |
| settings |
| | form_title | form_id | version |
| | Étals | initiative | 1 |
"""


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    """At the repeat of places, two of which were told last year."""
    monkeypatch.setattr(interviews, "last_year", lambda _inventory, _interview: SAID)
    made = Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot)
    made.press(Qt.Key.Key_Return, CTRL)
    made.enter()
    assert made.at() == "places/sites[1]/spot"
    return made


def repeat(here: Interviewer) -> RepeatBlock:
    view = here.form.view()
    assert view is not None
    return next(block for block in view._column.blocks() if isinstance(block, RepeatBlock))


def beside(here: Interviewer) -> list[str]:
    return [card._earlier.text if card._earlier else "" for card in repeat(here)._cards]


def test_the_whole_repeat_is_taken_again_while_nothing_is_said(here: Interviewer) -> None:
    assert beside(here) == ["Le hangar · 60 %"]
    assert repeat(here)._missing.texts == [
        "Tout reprendre : 2 l’an dernier",
        "En 2026 aussi : La place · 40 %",
    ]
    here.press(Qt.Key.Key_R, ALT)
    told = [here.answer(f"places/sites[{place}]/{name}") for place in (1, 2) for name in ("spot", "share")]
    assert told == ["Le hangar", "60", "La place", "40"]
    assert repeat(here)._missing.texts == []
    here.press(Qt.Key.Key_Z, CTRL)
    assert here.answer("places/sites[1]/spot") == "", "one step to take back"


def test_a_card_is_matched_by_its_first_answer(here: Interviewer) -> None:
    here.say("La place")
    assert beside(here) == ["La place · 40 %"]
    here.press(Qt.Key.Key_R, ALT)
    assert here.answer("places/sites[1]/share") == "40"
    assert here.answer("places/sites[1]/spot") == "La place"


def test_what_nothing_matches_can_be_added(here: Interviewer) -> None:
    here.say("La place")
    assert repeat(here)._missing.texts == ["En 2026 aussi : Le hangar · 60 %"]
    repeat(here)._missing.taken.emit(here.form.board.earlier_occurrences(SITES)[0])
    assert here.answer("places/sites[2]/spot") == "Le hangar"
    assert here.at() == "places/sites[2]/spot"


def test_an_answer_that_the_form_no_longer_asks_is_left_out() -> None:
    form = load_form(FORM, "petit")
    filling = Filling(form)
    first, second = EarlierRepeats(SAID).of(filling, SITES)
    assert "gone" not in first.answers
    assert matched((first, second), filling, SITES) == ([first], [second])
    filling.set(f"{SITES}[1]/spot", "La cave")
    assert matched((first, second), filling, SITES) == ([None], [first, second])


def stalls_told() -> Occurrence:
    """A market with fish, a farm with milk and eggs, as a filling kept them."""
    filling = Filling(load_form(NESTED, "etals"))
    filling.set(f"{SITES}[1]/kind", "market")
    filling.set(f"{SITES}[1]/stalls[1]/good", "fish")
    filling.add(SITES)
    filling.set(f"{SITES}[2]/kind", "farm")
    filling.add(f"{SITES}[2]/stalls")
    filling.set(f"{SITES}[2]/stalls[1]/good", "milk")
    filling.set(f"{SITES}[2]/stalls[1]/count", "3")
    filling.add(f"{SITES}[2]/stalls")
    filling.set(f"{SITES}[2]/stalls[2]/good", "eggs")
    return told(filling.state())


def test_what_lay_within_an_occurrence_is_found_by_what_it_was() -> None:
    filling = Filling(load_form(NESTED, "etals"))
    earlier = EarlierRepeats(LastYear(2026, {}, {}, stalls_told().repeats))
    filling.set(f"{SITES}[1]/kind", "farm")
    assert [each.text for each in earlier.of(filling, f"{SITES}[1]/stalls")] == ["Lait · 3", "Œufs"]
    filling.set(f"{SITES}[1]/kind", "market")
    assert [each.text for each in earlier.of(filling, f"{SITES}[1]/stalls")] == ["Poisson"]


def test_a_card_is_taken_again_with_what_lay_within(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said = LastYear(2026, {}, {}, stalls_told().repeats)
    monkeypatch.setattr(interviews, "last_year", lambda _inventory, _interview: said)
    here = Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot, NESTED)
    here.press(Qt.Key.Key_2)
    inner = next(each for each in repeat(here).blocks() if each.path == f"{SITES}[1]/stalls")
    assert isinstance(inner, RepeatBlock)
    assert inner._missing.texts[0] == "Tout reprendre : 2 l’an dernier"
    here.enter()
    assert here.at() == "places/sites[1]/stalls[1]/good"
    here.press(Qt.Key.Key_R, ALT)
    stalls = [here.answer(f"places/sites[1]/stalls[{place}]/good") for place in (1, 2)]
    assert stalls == ["milk", "eggs"]
    here.press(Qt.Key.Key_Z, CTRL)
    here.press(Qt.Key.Key_Return, SHIFT)
    here.press(Qt.Key.Key_Backspace)
    assert here.at() == "places/sites[1]/kind"
    here.press(Qt.Key.Key_R, ALT)
    whole = here.session.filling.state()["answers"]
    assert whole[f"{SITES}[2]/stalls[2]/good"] == "eggs", "with nothing said yet, all of it comes again"
    assert whole[f"{SITES}[1]/stalls[1]/good"] == "fish"
