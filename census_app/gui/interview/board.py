"""What the rows of a form share: the session, last year, and the keys that lead from question to question."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from census_app.gui.interview.earlier_repeats import EarlierOccurrence, EarlierRepeats
from census_app.gui.interview.editors.base import KEEPS_ENTER
from census_app.gui.interview.files import Files
from census_app.gui.interview.session import Session

if TYPE_CHECKING:
    from census_app.services.interviews import LastYear

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Act(Enum):
    """What a key typed in a question asks of the page."""

    NEXT = auto()
    PREVIOUS = auto()
    UNDO = auto()


class Board(QObject):
    """Given to each row. `narrow`: last year's answer stands under the question instead of beside it."""

    asked = Signal(object)
    """Carries the `Act` a key asks for."""
    entered = Signal(str)
    """Carries the path of the question that has the cursor."""

    def __init__(
        self, session: Session, last_year: LastYear | None = None, files: Files | None = None
    ) -> None:
        super().__init__()
        self.files = files or Files()
        self.session = session
        self.last_year = last_year
        self.narrow = False
        self._earlier = EarlierRepeats(last_year)

    def earlier_occurrences(self, repeat: str) -> tuple[EarlierOccurrence, ...]:
        """Last year's occurrences of a repeat."""
        return self._earlier.of(self.session.filling, repeat)

    def watch(self, widget: QWidget) -> None:
        """Hear the keys that lead elsewhere, typed in this widget."""
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._undoes(watched, event):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        act = self._act(watched, event)
        if act is not None:
            self.asked.emit(act)
            return True
        return super().eventFilter(watched, event)

    def _act(self, watched: QObject, event: QKeyEvent) -> Act | None:
        if self._undoes(watched, event):
            return Act.UNDO
        if event.key() not in _ENTER:
            return None
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and isinstance(watched, QPlainTextEdit):
            watched.insertPlainText("\n")
        if held == Qt.KeyboardModifier.NoModifier:
            return None if watched.property(KEEPS_ENTER) else Act.NEXT
        return Act.PREVIOUS if held == Qt.KeyboardModifier.ShiftModifier else None

    @staticmethod
    def _undoes(watched: QObject, event: QKeyEvent) -> bool:
        """Whether the key takes back an answer; in a text that was just typed, it takes back the typing."""
        if not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if isinstance(watched, QLineEdit):
            return not watched.isUndoAvailable()
        return not (isinstance(watched, QPlainTextEdit) and watched.document().isUndoAvailable())
