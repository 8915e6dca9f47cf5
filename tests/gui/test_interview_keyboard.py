"""Every kind of question, a repeat, mended errors: from the first key to « Terminer », without the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from census_app.gui.interview.actions import key_words
from census_app.gui.interview.editors import EDITORS
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import attachments, interviews
from tests.gui.interview_desk import ALT, CTRL, SHIFT, Interviewer

FORM = """
| survey |
| | type | name | label | required | constraint | constraint_message | appearance | parameters |
| | begin_group | typed | Ce qui se tape | | | | | |
| | text | line | Un texte | yes | | | | |
| | text | lines | Des lignes | | | | multiline | |
| | barcode | code | Un code | | | | | |
| | integer | whole | Un entier | yes | . < 100 | Moins de cent. | | |
| | decimal | part | Un nombre | | | | | |
| | range | mark | Une note | | | | | start=0 end=10 step=1 |
| | date | day | Un jour | | | | | |
| | time | hour | Une heure | | | | | |
| | dateTime | moment | Un moment | | | | | |
| | geopoint | spot | Un lieu | | | | | |
| | geotrace | way | Un chemin | | | | | |
| | geoshape | field | Un champ | | | | | |
| | end_group | | | | | | | |
| | begin_group | chosen | Ce qui se choisit | | | | | |
| | select_one few | one | Un choix | yes | | | | |
| | select_one few | grade | Une échelle | | | | likert | |
| | select_one many | town | Une commune | | | | | |
| | select_multiple few | several | Des choix | | | | | |
| | select_multiple many | towns | Des communes | | | | | |
| | rank few | order | Un ordre | | | | | |
| | acknowledge | seen | Vu | | | | | |
| | end_group | | | | | | | |
| | begin_group | things | Ce qui se répète | | | | | |
| | begin_repeat | site | Lieu | | | | | |
| | text | place | Où ? | yes | | | | |
| | end_repeat | | | | | | | |
| | end_group | | | | | | | |
| | begin_group | files | Ce qui se joint | | | | | |
| | image | picture | Une image | | | | | |
| | audio | sound | Un son | | | | | |
| | video | film | Un film | | | | | |
| | file | paper | Un fichier | | | | | |
| | end_group | | | | | | | |
| choices |
| | list_name | name | label |
| | few | a | Pommes |
| | few | b | Noix |
| | few | c | Miel |
| | many | 1 | Châteaubriant |
| | many | 2 | Derval |
| | many | 3 | Erbray |
| | many | 4 | Issé |
| | many | 5 | Jans |
| | many | 6 | Soudan |
| | many | 7 | Louisfert |
| | many | 8 | Rougé |
| | many | 9 | Ruffigné |
| settings |
| | form_title | form_id | version |
| | Tout | initiative | 1 |
"""

TYPED = {
    "line": "Le hangar",
    "lines": "Deux mots",
    "code": "3017620422003",
    "whole": "4000",
    "part": "2,5",
    "mark": "7",
    "day": "24/09/2026",
    "hour": "14h30",
}


@pytest.fixture
def here(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Interviewer:
    picture = tmp_path / "hangar.jpg"
    picture.write_bytes(b"pixels")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(picture), ""))
    return Interviewer.of_recyclerie(workspace, tmp_path, monkeypatch, qtbot, FORM)


def answer_what_is_typed(here: Interviewer) -> None:
    for name, text in TYPED.items():
        assert here.at() == f"typed/{name}"
        here.say(text)
    here.type("24/09/2026")
    here.press(Qt.Key.Key_Tab)
    here.say("930")
    here.say("47,717 -1,376")
    here.say("47,7 -1,3; 47,8 -1,4")
    here.say("47,7 -1,3; 47,8 -1,4; 47,9 -1,3; 47,7 -1,3")


def answer_what_is_chosen(here: Interviewer) -> None:
    assert here.at() == "chosen/one"
    here.say("2")
    here.say("3")
    here.say("soud")
    here.say("13")
    here.say("isse")  # Enter ticks what is found…
    here.say("rouge")
    here.enter()  # …and goes on once nothing is searched
    assert here.at() == "chosen/order"
    here.press(Qt.Key.Key_Down, CTRL)
    here.enter()
    here.press(Qt.Key.Key_Space)
    here.enter()


def tell_two_places(here: Interviewer) -> None:
    assert here.at() == "things/site[1]/place"
    here.type("La halle")
    here.press(Qt.Key.Key_A, ALT)
    assert here.at() == "things/site[2]/place"
    here.say("Le pré")


def join_four_files(here: Interviewer) -> None:
    for name in ("picture", "sound", "film", "paper"):
        assert here.at() == f"files/{name}"
        here.press(Qt.Key.Key_Space)
        here.enter()


def mend(here: Interviewer) -> None:
    """The whole number was too large; the way to it, and back to the end."""
    here.press(Qt.Key.Key_T, ALT)
    assert not here.page.bottom.end.isEnabled()
    here.press(Qt.Key.Key_E, ALT)
    assert here.at() == "typed/whole"
    assert here.row.message() == "Moins de cent."
    here.press(Qt.Key.Key_A, CTRL)
    here.say("40")
    here.press(Qt.Key.Key_Return, SHIFT)
    assert here.at() == "typed/whole"
    assert here.row.message() == ""
    for section in ("chosen/one", "things/site[1]/place", "files/picture"):
        here.press(Qt.Key.Key_Return, CTRL)
        assert here.at() == section


def test_every_kind_from_the_first_key_to_the_end(here: Interviewer, workspace: Workspace) -> None:
    kinds = {node.kind for node in here.session.filling.nodes()}
    assert set(EDITORS) <= kinds, "each kind of question is in this form"
    answer_what_is_typed(here)
    answer_what_is_chosen(here)
    tell_two_places(here)
    join_four_files(here)
    assert here.page.bottom.finish.hasFocus()
    mend(here)
    here.press(Qt.Key.Key_T, ALT)
    here.press(Qt.Key.Key_Return, CTRL)
    assert here.went == [Go("record", record=here.record)]
    kept = interviews.get(workspace.inventory, here.interview)
    assert kept.state == "finished"
    said = {path.removeprefix("/data/"): text for path, text in kept.answers["answers"].items()}
    picture = said.pop("files/picture")
    del said["meta/instanceID"]
    assert attachments.called(picture) == "hangar.jpg"
    assert said == {
        "typed/line": "Le hangar",
        "typed/lines": "Deux mots",
        "typed/code": "3017620422003",
        "typed/whole": "40",
        "typed/part": "2.5",
        "typed/mark": "7",
        "typed/day": "2026-09-24",
        "typed/hour": "14:30:00.000",
        "typed/moment": "2026-09-24T09:30:00.000",
        "typed/spot": "47.717 -1.376",
        "typed/way": "47.7 -1.3;47.8 -1.4",
        "typed/field": "47.7 -1.3;47.8 -1.4;47.9 -1.3;47.7 -1.3",
        "chosen/one": "b",
        "chosen/grade": "c",
        "chosen/town": "6",
        "chosen/several": "a c",
        "chosen/towns": "4 8",
        "chosen/order": "b a c",
        "chosen/seen": "OK",
        "things/site[1]/place": "La halle",
        "things/site[2]/place": "Le pré",
        "files/sound": picture,
        "files/film": picture,
        "files/paper": picture,
    }


def test_everything_that_can_be_done_has_a_line_in_the_menu(here: Interviewer, qtbot: QtBot) -> None:
    here.page.top.more.click()
    menu = here.page.top.more.findChild(QMenu)
    assert menu is not None
    told = {action.text(): action.shortcut().toString() for action in menu.actions()}
    menu.close()
    assert told["Imprimer…"] == "Ctrl+P"
    assert told["Rouvrir l’entretien"] == "Ctrl+Shift+O"
    assert "Abandonner la correction" in told
    qtbot.wait(1)


def test_f1_lists_every_key(here: Interviewer) -> None:
    told = here.page.help_text().splitlines()
    for action in here.page.menu_actions():
        if action.shortcuts():
            keys = key_words(action.shortcuts()[0])
            assert any(line.startswith(keys) for line in told), f"{action.text()} ({keys})"
    assert "Alt+R : reprendre la réponse de l’an dernier" in told
    assert "Ctrl+Maj+Entrée : section précédente" in told


def test_the_clock_is_paused_and_goes_on_by_its_key(here: Interviewer) -> None:
    def paused() -> bool:
        return here.page.top.watch.paused

    before = here.at()
    assert not paused()
    here.press(Qt.Key.Key_P, ALT)
    assert paused()
    here.press(Qt.Key.Key_P, ALT)
    assert not paused()
    assert here.at() == before, "the cursor stays where one was"
