"""What the editor of an answer is: it shows a node and announces, as ODK writes it, what the person does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from census_app.forms import NodeState

KEEPS_ENTER = "keepsEnter"
"""Property of a field that wants Enter for itself just now, rather than to go on to the next question."""

SHORT_LINE = 240
"""How wide a line of text is on a narrow screen."""


class AnswerEditor(QWidget):
    """Subclasses give `show_node`, `inputs` and, where locking needs more than that, `set_locked`.

    `at_once`: answers are chosen, not typed letter by letter. `wide`: takes the whole width of its question.
    `asks`: there is something to answer.
    """

    answered = Signal(str)
    """Carries the answer, empty when it is taken back."""
    problem = Signal(str)
    """Carries why what is typed is no answer, or an empty text when it is one again."""
    entered = Signal()
    """Enter was given to a part of the editor that keeps keys for itself: go on."""

    at_once: ClassVar[bool] = False
    wide: ClassVar[bool] = False
    asks: ClassVar[bool] = True

    def show_node(self, node: NodeState) -> None:
        """Show the answer, and the choices offered, without announcing anything."""
        raise NotImplementedError

    def inputs(self) -> Sequence[QWidget]:
        """The widgets that take keys, the first one receives the cursor."""
        raise NotImplementedError

    def name(self, text: str) -> None:
        """Say to screen readers which question this answers."""
        self.setAccessibleName(text)
        for widget in self.inputs():
            widget.setAccessibleName(text)

    def describe(self, text: str) -> None:
        """Say to screen readers what is wrong."""
        self.inputs()[0].setAccessibleDescription(text)

    def set_locked(self, locked: bool) -> None:
        """Show only, or take answers again."""
        for widget in self.inputs():
            widget.setEnabled(not locked)

    def take_focus(self) -> None:
        """Put the cursor into the editor, as the Tab key does: what a line holds is replaced by typing."""
        self.inputs()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def trail(self, widget: QWidget) -> bool:  # noqa: ARG002 - for those that can
        """Keep a widget right after the answer, as words go on after words; False when it cannot."""
        return False

    def shrink(self) -> None:
        """Leave room for the words after the answer, on a narrow screen."""

    def settle(self) -> None:
        """Make an answer of what is typed before the cursor leaves, where it is not done at each key."""

    def hold(self, *widgets: QWidget) -> QHBoxLayout:
        """Lay widgets out on one line, as wide as they are."""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            line.addWidget(widget)
        return line
