"""A group of choices shown all at once: one stop of the Tab key, arrows within it, a key for each choice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from census_app.forms import Choice
from census_app.gui.interview.editors.keys import KEYS, key_place
from census_app.gui.interview.editors.scale import Scale
from census_app.gui.theme import px
from census_app.gui.widgets import FlowLayout, Label, Look

_LONG = 36
"""Labels longer than this stand under each other."""
NO_WORDS = "list-nolabel"
_SCALES = frozenset({"likert", "list", NO_WORDS})
"""Appearances that put the choices in equal columns, the words under them or, with the last one, nowhere."""
_COLUMNS = re.compile(r"columns(?:-([1-9]\d?))?")
_SOME_COLUMNS = 3
_BACKWARD = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_FORWARD = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_CLEAR = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class ButtonGroup(QWidget):
    """Rounds for one choice, which chosen again is taken back; ticks for several.

    `keyed`: each choice has a key, said before it.
    """

    chosen = Signal(tuple)
    """Carries the names chosen by the person, in the order of the choices."""

    def __init__(self, parent: QWidget, *, several: bool, appearance: str, keyed: bool = True) -> None:
        super().__init__(parent)
        self._keys = keyed
        self._several, self._appearance = several, appearance
        self._buttons: list[QAbstractButton] = []
        self._choices: tuple[Choice, ...] = ()
        self._names: tuple[str, ...] = ()
        self._said = ""
        self._locked = False
        self._body: QWidget | None = None
        self._after: QWidget | None = None
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        for widget in (self, parent):
            _grow_with_width(widget)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replace what is offered; the cursor stays in the group."""
        focused = any(button.hasFocus() for button in self._buttons)
        if self._after is not None:
            self._after.setParent(self)
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._choices = tuple(choices)
        self._buttons = []
        self._body = QWidget(self)
        layout = self._arranged(self._body, longest=max((len(each.label) for each in choices), default=0))
        layout.setContentsMargins(0, 0, 0, 0)
        if not choices:
            nothing = Label(self.tr("Rien à choisir, d’après les réponses données."), Look.SMALL, self._body)
            layout.addWidget(nothing)
        self._place_after(layout)
        self._holder.addWidget(self._body)
        self.name(self._said)
        self.set_names(self._names)
        if focused:
            self.take_focus()

    def trail(self, widget: QWidget) -> None:
        """Keep a widget after the last choice: on its line where choices follow each other, else under it."""
        self._after = widget
        layout = None if self._body is None else self._body.layout()
        if layout is not None:
            self._place_after(layout)

    def set_names(self, names: Iterable[str]) -> None:
        """Show what is chosen without announcing it."""
        self._names = tuple(names)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setChecked(choice.name in self._names)
        self._stop_at(self._current())

    def set_locked(self, locked: bool) -> None:
        """Show only: what is chosen stays as readable as an answer, what is not is greyed."""
        self._locked = locked
        for button in self._buttons:
            button.setEnabled(not locked or button.isChecked())
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)
        if locked:
            for button in self._buttons:
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self._stop_at(self._current())

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The buttons, in the order of the choices."""
        return tuple(self._buttons)

    def name(self, text: str) -> None:
        """Say to screen readers which question the choices answer."""
        self._said = text
        self.setAccessibleName(text)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setAccessibleName(f"{text} {choice.label}" if text else choice.label)

    def take_focus(self) -> None:
        """Put the cursor on what is chosen, or on the first choice."""
        if self._buttons:
            self._buttons[self._current()].setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._pressed(event):
            return True
        return super().eventFilter(watched, event)

    # --- keys ---

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        place = key_place(event.text()) if self._keys else None
        if place is not None and place < len(self._buttons):
            self._buttons[place].setFocus()
            self._toggle(place)
        elif event.key() in _BACKWARD:
            self._step(-1)
        elif event.key() in _FORWARD:
            self._step(1)
        elif event.key() in _CLEAR:
            self._announce(())
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        places = [place for place, button in enumerate(self._buttons) if button.hasFocus()]
        wanted = (places[0] if places else 0) + by
        if 0 <= wanted < len(self._buttons):
            self._stop_at(wanted)
            self._buttons[wanted].setFocus()

    def _toggle(self, place: int) -> None:
        name = self._choices[place].name
        before = set(self._names) if self._several else set(self._names) & {name}
        wanted = before ^ {name}
        self._announce(tuple(each.name for each in self._choices if each.name in wanted))
        if self._buttons:
            self._stop_at(min(place, len(self._buttons) - 1))

    def _announce(self, names: tuple[str, ...]) -> None:
        changed = names != self._names
        self.set_names(names)
        if changed:
            self.chosen.emit(names)

    def _current(self) -> int:
        focused = (place for place, button in enumerate(self._buttons) if button.hasFocus())
        ticked = (place for place, button in enumerate(self._buttons) if button.isChecked())
        return next(focused, next(ticked, 0))

    def _stop_at(self, place: int) -> None:
        """Let the Tab key stop at one button only; at none once locked."""
        if self._locked:
            return
        for each, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == place else Qt.FocusPolicy.ClickFocus)

    # --- building ---

    def _arranged(self, body: QWidget, *, longest: int) -> QLayout:
        """As the form says (`columns-3`), side by side when labels are short, else under each other."""
        asked = set(self._appearance.split())
        if asked & _SCALES and not self._several:
            return self._scaled(body, words=NO_WORDS not in asked, joined="likert" in asked)
        columns = _columns(asked)
        if not columns and longest > _LONG:
            column = QVBoxLayout(body)
            column.setSpacing(px(2))
            for place, choice in enumerate(self._choices):
                column.addWidget(self._line(body, place, choice))
            return column
        buttons = [self._button(body, place, choice) for place, choice in enumerate(self._choices)]
        if columns:
            grid = QGridLayout(body)
            grid.setVerticalSpacing(px(2))
            for place, button in enumerate(buttons):
                grid.addWidget(button, *divmod(place, columns))
            return grid
        flow = FlowLayout(body, across=px(12), down=px(2))
        for button in buttons:
            flow.addWidget(button)
        _grow_with_width(body)
        return flow

    def _place_after(self, layout: QLayout) -> None:
        if self._after is None:
            return
        if isinstance(layout, QGridLayout):
            layout.addWidget(self._after, layout.rowCount(), 0, 1, -1, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(self._after)
            layout.setAlignment(self._after, Qt.AlignmentFlag.AlignLeft)
        self._after.show()

    def _scaled(self, body: QWidget, *, words: bool, joined: bool) -> QLayout:
        """Rounds in equal columns; without words, they still answer to their keys and say their names."""
        scale = Scale(body, joined=joined)
        buttons = [self._button(scale, place, each, text="") for place, each in enumerate(self._choices)]
        for button, choice in zip(buttons, self._choices, strict=True):
            button.setToolTip(choice.label)
        labels = [
            _Words(self._keyed(place, each.label), button, scale)
            for place, (each, button) in enumerate(zip(self._choices, buttons, strict=True))
            if words
        ]
        scale.place(buttons, labels)
        column = QVBoxLayout(body)
        column.addWidget(scale)
        return column

    def _button(self, body: QWidget, place: int, choice: Choice, text: str | None = None) -> QAbstractButton:
        shown = self._keyed(place, choice.label).replace("&", "&&") if text is None else text
        button: QAbstractButton = QCheckBox(shown, body) if self._several else QRadioButton(shown, body)
        button.setAutoExclusive(False)
        button.clicked.connect(partial(self._clicked, place))
        button.installEventFilter(self)
        self._buttons.append(button)
        return button

    def _line(self, body: QWidget, place: int, choice: Choice) -> QWidget:
        """A button with a label that may take several lines."""
        line = QWidget(body)
        button = self._button(line, place, choice, text="")
        words = _Words(self._keyed(place, choice.label), button, line)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    def _keyed(self, place: int, label: str) -> str:
        return f"{KEYS[place]}  {label}" if self._keys and place < len(KEYS) else label

    def _clicked(self, place: int) -> None:
        self._toggle(place)


class _Words(Label):
    """A label that works as the text of its button."""

    def __init__(self, text: str, button: QAbstractButton, parent: QWidget) -> None:
        super().__init__(text, parent=parent, wrap=True)
        self._button = button
        self.setContentsMargins(0, px(3), 0, px(4))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            self._button.setFocus()
            self._button.click()


def _columns(asked: Iterable[str]) -> int:
    """How many columns an appearance asks for (`columns-3`; `columns` leaves it to us); 0 for none."""
    for word in asked:
        found = _COLUMNS.fullmatch(word)
        if found is not None:
            return int(found[1]) if found[1] else _SOME_COLUMNS
    return 0


def _grow_with_width(widget: QWidget) -> None:
    """Let a widget's height follow from its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
