"""What all editors share: they announce what the user does, never what the program sets.

Each editor is a widget with `value()`, `set_value(value)` (silent) and the signals `edited`
(a value given by the user, at each keystroke) and `problem` (a sentence when what is typed has no value, or
empty when it has again).
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Draw an editor's frame as an error, or no longer; the words stand beside it."""
    if bool(editor.property("wrong")) != wrong:
        editor.setProperty("wrong", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class LineEdit(QLineEdit):
    """One line of text; empty is None."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._typed)

    def value(self) -> str | None:
        """The text without spaces at its ends, or None."""
        return self.text().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show a value without announcing it; the cursor stays where it was."""
        if value != self.value():
            place = self.cursorPosition()
            self.setText(value or "")
            self.setCursorPosition(min(place, len(self.text())))

    def _typed(self) -> None:
        self.edited.emit(self.value())


class ParsedEdit(QLineEdit):
    """One line whose text means something else: a number, a date, a year.

    Subclasses give `parse` (ValueError with a sentence when it cannot be read) and `shown`.
    """

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: object = None
        self._sentence = ""
        self.textEdited.connect(self._typed)

    def parse(self, text: str) -> object:
        """The value of what is typed; None when it is empty."""
        raise NotImplementedError

    def shown(self, value: object) -> str:
        """How a value is written in the field."""
        raise NotImplementedError

    def current_problem(self) -> str:
        """The sentence to show beside the field, or an empty text."""
        return self._sentence

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._sentence:
            self._write()

    def _set(self, value: object) -> None:
        if value == self._value and not self._sentence:
            return
        self._value = value
        self._say("")
        self._write()

    def _write(self) -> None:
        text = self.shown(self._value)
        if text != self.text():
            self.setText(text)

    def _typed(self, text: str) -> None:
        try:
            value = self.parse(text)
        except ValueError as refused:
            self._say(str(refused))
            return
        self._say("")
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.edited.emit(value)

    def _say(self, sentence: str) -> None:
        if sentence != self._sentence:
            self._sentence = sentence
            mark_wrong(self, bool(sentence))
            self.problem.emit(sentence)
