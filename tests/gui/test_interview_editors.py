"""Each kind of question has its editor; what is typed reaches the engine as ODK writes it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from census_app.forms import KINDS, Filling, FillingError, FormDefinition, load_form
from census_app.gui.interview.blocks import NOT_DRAWN, block_kinds
from census_app.gui.interview.editors import EDITORS, AnswerEditor, make_editor
from census_app.gui.interview.editors.keys import key_place
from census_app.gui.interview.editors.ticked import SearchedTicksEditor

FORM = """
| survey |
| | type | name | label | appearance | parameters |
| | text | line | Un texte | | |
| | text | lines | Des lignes | multiline | |
| | barcode | code | Un code | | |
| | integer | whole | Un entier | | |
| | decimal | part | Un nombre | | |
| | range | scale | Une note | | start=0 end=10 step=1 |
| | date | day | Un jour | | |
| | date | year | Une année | year | |
| | time | hour | Une heure | | |
| | dateTime | moment | Un moment | | |
| | select_one few | one | Un choix | | |
| | select_one few | listed | Un choix dans une liste | minimal | |
| | select_multiple few | several | Des choix | | |
| | rank few | order | Un ordre | | |
| | acknowledge | seen | Vu | | |
| | select_one few | grade | Une échelle | likert | |
| | select_one few | head | Un tableau | label | |
| | select_one few | cell | Une ligne | list-nolabel | |
| | select_multiple many | towns | Des communes | | |
| | select_multiple few | short | Des choix cherchés | minimal | |
| | select_one many | town | Une commune | | |
| | select_one many | grid | Une commune en colonnes | columns-4 | |
| | geopoint | place | Un lieu | | |
| | image | picture | Une image | | |
| choices |
| | list_name | name | label |
| | few | a | Pommes & poires |
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
| | form_title | form_id |
| | Tout | tout |
"""


@pytest.fixture(scope="module")
def form() -> FormDefinition:
    return load_form(FORM, "tout")


class Bench:
    """One editor on a filling, and what it announced."""

    def __init__(self, form: FormDefinition, name: str, qtbot: QtBot) -> None:
        self.filling = Filling(form)
        self.path = f"/data/{name}"
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.editor: AnswerEditor = make_editor(self.filling.node(self.path), self.holder)
        self.problems: list[str] = []
        self.editor.answered.connect(self._answered)
        self.editor.problem.connect(self.problems.append)

    def _answered(self, text: str) -> None:
        with suppress(FillingError):
            self.filling.set(self.path, text)
            self.editor.show_node(self.filling.node(self.path))

    def type(self, *texts: str) -> str:
        """Type into the fields one after the other; what the engine holds then."""
        for field, text in zip(self.editor.inputs(), texts, strict=False):
            QTest.keyClicks(field, text)
        return self.filling.node(self.path).value


def test_every_kind_of_the_engine_is_drawn_or_said_not_to_be() -> None:
    assert set(KINDS) == set(block_kinds()) | NOT_DRAWN
    assert set(EDITORS) <= set(KINDS)


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("line", ["Le hangar"], "Le hangar"),
        ("lines", ["Deux mots"], "Deux mots"),
        ("code", ["3017620422003"], "3017620422003"),
        ("whole", ["1 234"], "1234"),
        ("whole", ["-3"], "-3"),
        ("part", ["2,5"], "2.5"),
        ("part", ["0,0000001"], "0.0000001"),
        ("scale", ["7"], "7"),
        ("day", ["24/09/2026"], "2026-09-24"),
        ("year", ["2011"], "2011-01-01"),
        ("hour", ["14h30"], "14:30:00.000"),
        ("moment", ["24/09/2026", "930"], "2026-09-24T09:30:00.000"),
        ("one", ["2"], "b"),
        ("one", ["23"], "c"),
        ("one", ["22"], ""),
        ("listed", ["N"], "b"),
        ("several", ["31"], "a c"),
        ("several", ["313"], "a"),
        ("grade", ["3"], "c"),
        ("cell", ["2"], "b"),
        ("grid", ["9"], "9"),
        ("town", ["isse"], ""),
        ("place", ["47,717", "-1,376"], "47.717 -1.376"),
        ("place", ["47.717", "-1.376"], "47.717 -1.376"),
        ("place", ["91", "1"], ""),
    ],
)
def test_what_is_typed_reaches_the_engine(
    form: FormDefinition, qtbot: QtBot, name: str, typed: list[str], kept: str
) -> None:
    assert Bench(form, name, qtbot).type(*typed) == kept


def test_half_a_moment_is_no_answer(form: FormDefinition, qtbot: QtBot) -> None:
    bench = Bench(form, "moment", qtbot)
    assert bench.type("24/09/2026") == ""
    assert bench.problems[-1] == "Il faut le jour et l’heure."


def test_an_hour_that_does_not_exist_is_said(form: FormDefinition, qtbot: QtBot) -> None:
    bench = Bench(form, "hour", qtbot)
    bench.type("25:00")
    assert bench.problems[-1] == "Cette heure n’existe pas : écrivez par exemple 14:30."


def test_an_order_is_an_answer_from_the_first_move_on(form: FormDefinition, qtbot: QtBot) -> None:
    bench = Bench(form, "order", qtbot)
    QTest.keyClick(bench.editor.inputs()[0], Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert bench.filling.node(bench.path).value == "b a c"


def test_a_tick_is_seen_and_taken_back(form: FormDefinition, qtbot: QtBot) -> None:
    bench = Bench(form, "seen", qtbot)
    QTest.keyClick(bench.editor.inputs()[0], Qt.Key.Key_Space)
    assert bench.filling.node(bench.path).value == "OK"
    QTest.keyClick(bench.editor.inputs()[0], Qt.Key.Key_Space)
    assert bench.filling.node(bench.path).value == ""


@pytest.mark.parametrize("pasted", ["47.717, -1.376", "47,717 -1,376", "47,717;-1,376", "47.717,-1.376"])
@pytest.mark.parametrize("into", [0, 1])
def test_a_pasted_position_goes_into_both_fields(
    form: FormDefinition, qtbot: QtBot, pasted: str, into: int
) -> None:
    bench = Bench(form, "place", qtbot)
    QApplication.clipboard().setText(pasted)
    fields = [field for field in bench.editor.inputs() if isinstance(field, QLineEdit)]
    fields[into].paste()
    assert [field.text().replace(".", ",") for field in fields] == ["47,717", "-1,376"]
    assert bench.filling.node("/data/place").value == "47.717 -1.376"


def test_half_a_position_is_said(form: FormDefinition, qtbot: QtBot) -> None:
    bench = Bench(form, "place", qtbot)
    assert bench.type("47,7") == ""
    assert bench.problems[-1] == "Il faut la latitude et la longitude."


def test_a_file_is_chosen_and_its_place_kept(
    form: FormDefinition, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "hangar.jpg"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(picture), ""))
    bench = Bench(form, "picture", qtbot)
    QTest.keyClick(bench.editor.inputs()[0], Qt.Key.Key_Space)
    assert bench.filling.node(bench.path).value == str(picture)
    QTest.keyClick(bench.editor.inputs()[1], Qt.Key.Key_Space)
    assert bench.filling.node(bench.path).value == ""


def test_arrows_go_from_choice_to_choice_without_choosing(form: FormDefinition, qtbot: QtBot) -> None:
    bench = Bench(form, "one", qtbot)
    with qtbot.waitActive(bench.holder):
        bench.holder.show()
    first, second, _third = bench.editor.inputs()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert bench.filling.node(bench.path).value == ""
    stops = [button.focusPolicy() == Qt.FocusPolicy.StrongFocus for button in bench.editor.inputs()]
    assert stops == [False, True, False], "the Tab key stops once in the group"


def test_keys_beyond_nine_are_letters_and_french_figures_need_no_shift() -> None:
    assert [key_place(key) for key in ("1", "9", "a", "A", "&", "ç", "", "!")] == [
        0,
        8,
        9,
        9,
        0,
        8,
        None,
        None,
    ]


def searched(form: FormDefinition, name: str, qtbot: QtBot) -> tuple[Bench, SearchedTicksEditor]:
    bench = Bench(form, name, qtbot)
    assert isinstance(bench.editor, SearchedTicksEditor)
    return bench, bench.editor


def test_many_ticks_are_narrowed_by_typing_whatever_the_accents(form: FormDefinition, qtbot: QtBot) -> None:
    bench, editor = searched(form, "towns", qtbot)
    assert len(editor.shown()) == 9
    bench.type("rouge")
    assert editor.shown() == ("Rougé",)
    QTest.keyClick(editor.inputs()[0], Qt.Key.Key_Return)
    assert bench.filling.node(bench.path).value == "8"
    assert len(editor.shown()) == 9, "one searches anew"
    bench.type("isse")
    assert editor.shown() == ("Issé", "Rougé"), "what is ticked stays in sight"
    QTest.keyClick(editor.inputs()[0], Qt.Key.Key_Return)
    bench.type("rouge")
    QTest.keyClick(editor.inputs()[0], Qt.Key.Key_Return)
    assert bench.filling.node(bench.path).value == "4", "found again, it is unticked"


def test_down_goes_to_the_ticks_and_figures_are_searched(form: FormDefinition, qtbot: QtBot) -> None:
    bench, editor = searched(form, "short", qtbot)
    assert bench.type("2") == ""
    QTest.keyClick(editor.inputs()[0], Qt.Key.Key_Backspace)
    bench.holder.show()
    QTest.keyClick(editor.inputs()[0], Qt.Key.Key_Down)
    QTest.keyClick(editor.inputs()[1], Qt.Key.Key_Space)
    assert bench.filling.node(bench.path).value == "a"


def test_a_scale_shows_its_words_under_its_rounds(form: FormDefinition, qtbot: QtBot) -> None:
    benches = {name: Bench(form, name, qtbot) for name in ("grade", "head", "cell")}
    words = {
        name: [label.text() for label in bench.editor.findChildren(QLabel)] for name, bench in benches.items()
    }
    assert words == {
        "grade": ["1  Pommes & poires", "2  Noix", "3  Miel"],
        "head": ["Pommes & poires", "Noix", "Miel"],
        "cell": [],
    }
    assert [bench.editor.asks for bench in benches.values()] == [True, False, True]
