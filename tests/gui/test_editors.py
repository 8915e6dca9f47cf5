"""Editors announce what the user does, and only that; a blank is not a zero."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from census_app.gui.theme import Tone
from census_app.gui.widgets import (
    Choice,
    CommuneEdit,
    DateEdit,
    FieldRow,
    LineEdit,
    MultiChoice,
    NumberEdit,
    Option,
    RadioChoice,
    TextArea,
    YearEdit,
)

COMMUNES = (
    ("44036", "Châteaubriant"),
    ("44075", "Issé"),
    ("44199", "Soudan"),
    ("44155", "Saint-Aubin-des-Châteaux"),
)
DOMAINS = [Option("NOU", "Se nourrir"), Option("EQU", "S’équiper"), Option("TRA", "Travailler")]
MANY = [Option(number, f"Éche{number:02d}") for number in range(12)]


class Heard:
    """Collects what an editor announces."""

    def __init__(self, editor: QWidget, qtbot: QtBot) -> None:
        self.values: list[object] = []
        self.problems: list[str] = []
        qtbot.addWidget(editor)
        editor.edited.connect(self.values.append)  # type: ignore[attr-defined]
        editor.problem.connect(self.problems.append)  # type: ignore[attr-defined]


def show_active(window: QWidget, qtbot: QtBot) -> None:
    """Shows a window that has the keyboard, so that focus comes and goes as for a person."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_what_the_program_sets_is_not_announced(qtbot: QtBot) -> None:
    editors: tuple[tuple[Any, object], ...] = (
        (LineEdit(), "AMAP"),
        (NumberEdit(), Decimal(3)),
        (DateEdit(), dt.date(2015, 9, 24)),
        (YearEdit(), 2015),
        (Choice(DOMAINS), "EQU"),
        (MultiChoice(DOMAINS), ("NOU", "TRA")),
        (RadioChoice(DOMAINS), "TRA"),
        (CommuneEdit(COMMUNES), "44075"),
        (TextArea(), "Deux lignes\nde texte"),
    )
    for editor, value in editors:
        heard = Heard(editor, qtbot)
        editor.set_value(value)
        assert editor.value() == value
        assert heard.values == []


def test_a_number_is_announced_at_each_keystroke_that_has_a_value(qtbot: QtBot) -> None:
    editor = NumberEdit()
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, "12,5")
    assert heard.values == [Decimal(1), Decimal(12), Decimal("12.5")]
    assert heard.problems == []


def test_emptying_a_number_makes_it_unknown(qtbot: QtBot) -> None:
    editor = NumberEdit()
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, "0")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert heard.values == [Decimal(0), None]
    assert editor.value() is None


def test_a_wrong_number_is_said_and_keeps_the_last_good_one(qtbot: QtBot) -> None:
    editor = NumberEdit(decimals=0, highest=100)
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, "5,5")
    assert editor.value() == Decimal(5)
    assert heard.problems == ["Un nombre entier est attendu, sans virgule."]
    editor.selectAll()
    QTest.keyClicks(editor, "101")
    assert heard.problems[-1] == "Au plus 100."
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert heard.problems[-1] == ""
    assert editor.value() == Decimal(10)


def test_a_number_is_laid_out_when_one_leaves_the_field(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    editor, other = NumberEdit(holder), LineEdit(holder)
    show_active(holder, qtbot)
    editor.setFocus()
    QTest.keyClicks(editor, "1234.5")
    other.setFocus()
    assert editor.text() == "1\u202f234,5"


def test_the_wheel_never_changes_a_value(qtbot: QtBot) -> None:
    for editor in (Choice(DOMAINS), NumberEdit()):
        heard = Heard(editor, qtbot)
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor, turn)
        assert heard.values == []
        assert editor.value() is None


def test_a_date_is_typed_in_any_usual_way(qtbot: QtBot) -> None:
    editor = DateEdit()
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, "24.9.2015")
    assert editor.value() == dt.date(2015, 9, 24)
    assert heard.values[-1] == dt.date(2015, 9, 24)


def test_a_date_that_does_not_exist_is_said(qtbot: QtBot) -> None:
    editor = DateEdit()
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, "31/02/2015")
    assert heard.problems[-1] == "Cette date n’existe pas : écrivez jour/mois/année."
    assert heard.values[-1:] != [dt.date(2015, 2, 31 - 3)]


def test_a_year_has_four_figures(qtbot: QtBot) -> None:
    editor = YearEdit()
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, "201")
    assert editor.value() is None
    assert heard.problems[-1].startswith("Une année")
    QTest.keyClicks(editor, "5")
    assert heard.values == [2015]
    assert heard.problems[-1] == ""


def test_a_choice_can_be_unknown(qtbot: QtBot) -> None:
    editor = Choice(DOMAINS)
    heard = Heard(editor, qtbot)
    assert editor.value() is None
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert heard.values[-1] in {None, "NOU", "EQU"}
    editor.set_value("inconnu")
    assert editor.value() is None


def test_a_long_choice_is_searched_without_accents(qtbot: QtBot) -> None:
    editor = Choice(MANY)
    heard = Heard(editor, qtbot)
    line = editor.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "eche07")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert editor.value() == 7
    assert heard.values == [7]
    assert line.text() == "Éche07"


def test_what_a_long_choice_does_not_know_is_put_back(qtbot: QtBot) -> None:
    editor = Choice(MANY)
    editor.set_value(3)
    heard = Heard(editor, qtbot)
    line = editor.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "rien de tel")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert editor.value() == 3
    assert line.text() == "Éche03"
    assert heard.values == []


def test_ticks_come_in_the_order_of_the_options(qtbot: QtBot) -> None:
    editor = MultiChoice(DOMAINS)
    heard = Heard(editor, qtbot)
    editor.show()
    for box in reversed(editor.findChildren(QCheckBox)):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert heard.values[-1] == ("NOU", "EQU", "TRA")


def test_choosing_a_round_again_takes_it_back(qtbot: QtBot) -> None:
    editor = RadioChoice(DOMAINS)
    heard = Heard(editor, qtbot)
    editor.show()
    first = editor.findChildren(QRadioButton)[0]
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert heard.values == ["NOU", None]


@pytest.mark.parametrize("typed", ["isse", "ISSE", "Isse "])
def test_a_commune_is_found_without_accents_or_case(qtbot: QtBot, typed: str) -> None:
    editor = CommuneEdit(COMMUNES)
    heard = Heard(editor, qtbot)
    QTest.keyClicks(editor, typed)
    assert editor.value() == "44075"
    assert heard.values == ["44075"]


def test_a_commune_is_offered_from_any_part_of_its_name(qtbot: QtBot) -> None:
    editor = CommuneEdit(COMMUNES)
    Heard(editor, qtbot)
    editor.show()
    editor.setFocus()
    QTest.keyClicks(editor, "chateau")
    completer = editor.completer()
    assert completer is not None
    assert completer.completionCount() == 2
    popup = completer.popup()
    assert popup is not None
    popup.hide()


def test_a_commune_that_is_not_known_is_said_on_leaving(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    editor, other = CommuneEdit(COMMUNES, holder), LineEdit(holder)
    problems: list[str] = []
    editor.problem.connect(problems.append)
    show_active(holder, qtbot)
    editor.setFocus()
    QTest.keyClicks(editor, "Nulle part")
    other.setFocus()
    assert editor.value() is None
    assert problems == ["Aucune commune de ce nom : choisissez dans la liste."]
    assert editor.text() == "Nulle part"


def test_a_text_grows_with_what_is_written(qtbot: QtBot) -> None:
    editor = TextArea()
    heard = Heard(editor, qtbot)
    editor.resize(300, 50)
    editor.show()
    before = editor.height()
    QTest.keyClicks(editor, "a\rb\rc\rd")
    assert editor.height() > before
    assert heard.values[-1] == "a\nb\nc\nd"


def test_a_field_says_what_is_wrong_beside_the_editor(qtbot: QtBot) -> None:
    editor = NumberEdit()
    row = FieldRow("Équivalents temps plein", editor, unit="ETP")
    qtbot.addWidget(row)
    QTest.keyClicks(editor, "x")
    assert row.message() == "Ce n’est pas un nombre : écrivez par exemple 1 234,5."
    assert editor.property("wrong") is True
    assert editor.accessibleName() == "Équivalents temps plein (ETP)"
    assert editor.accessibleDescription() == row.message()
    row.set_message("C’est beaucoup.", Tone.WARN)
    assert editor.property("wrong") is False
    assert row.message() == "C’est beaucoup."
