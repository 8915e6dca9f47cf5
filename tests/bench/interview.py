"""What the page of an interview does at each keystroke, from the key to the pixels, and to open its form.

The form is the long one of the engine's measure, all on one page: 500 questions and a repeat of 50.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.filling import OCCURRENCES, long_text
from tests.bench.initiatives import qt_application
from tests.bench.measure import Ground, Measure, seconds

if TYPE_CHECKING:
    from census_app.gui.interview.form_view import FormView

QUESTIONS = 40
"""Questions typed into, taken at random; three keys each."""


def typing(ground: Ground) -> Sequence[float]:
    """Keys typed in questions taken at random, each until it is painted."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    screen = qt_application(ground)
    view = _view()
    _show(view)
    screen.processEvents()

    def key(field: QWidget, letter: str) -> None:
        QTest.keyClicks(field, letter)
        screen.processEvents()

    dice = random.Random(QUESTIONS)
    taken: list[float] = []
    for node in dice.sample(view.outline.asked(), QUESTIONS):
        view.go_to(node.path)
        screen.processEvents()
        field = QApplication.focusWidget()
        assert field is not None, "the cursor is in the question"
        taken += [seconds(partial(key, field, letter)) for letter in "123"]
    view.close()
    return taken


def opening(ground: Ground) -> Sequence[float]:
    """The form drawn for the first time."""
    screen = qt_application(ground)
    view = _view()

    def act() -> None:
        _show(view)
        screen.processEvents()

    taken = seconds(act)
    view.close()
    return [taken]


def _view() -> FormView:
    from census_app.forms import Filling, load_form
    from census_app.gui.interview.board import Board
    from census_app.gui.interview.form_view import FormView
    from census_app.gui.interview.session import Session

    filling = Filling(load_form(long_text(), "long"))
    for _ in range(OCCURRENCES - len(filling.children("/data/site"))):
        filling.add("/data/site")
    view = FormView(Board(Session(filling)))
    view.resize(1366, 768)
    return view


def _show(view: FormView) -> None:
    from census_app.gui.interview.position import Position

    view.show()
    view.activateWindow()
    view.come_back(Position())


MEASURES = (
    Measure("type-page", "une frappe, 500 questions, à l’écran (p95)", typing),
    Measure("open-form", "ouvrir un entretien de 500 questions", opening),
)
