"""Saving as one types: an editor tied to a kept value, and the short wait before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, cast

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from census_app.gui.theme import Tone
from census_app.gui.widgets import CommuneEdit

WAIT_MS = 400
"""From the last key to the disk."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came of writing: a `problem` (nothing is written) or a `warning`; both empty when all is well.

    `waiting`: nothing is written yet, because the line lacks something, and the value stays where it is.
    """

    problem: str = ""
    warning: str = ""
    waiting: bool = False


class Editor(Protocol):
    """What every editor of `gui.widgets` answers to."""

    edited: SignalInstance
    problem: SignalInstance

    def value(self) -> Any:
        """The value shown."""

    def set_value(self, value: Any, /) -> None:
        """Show a value without announcing it."""


Write = Callable[[Any], Said]
Say = Callable[[str, Tone], None]


class Keeper(QObject):
    """Waits a moment after the last key, then lets the editor write; one editor waits at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Bound | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(WAIT_MS)
        self._clock.timeout.connect(self.flush)

    def later(self, bound: Bound) -> None:
        """Write this editor in a moment; another one that waits is written now."""
        if self._waiting is not bound:
            self.flush()
        self._waiting = bound
        self._clock.start()

    def forget(self, bound: Bound) -> None:
        """Do not write this editor after all."""
        if self._waiting is bound:
            self._waiting = None
            self._clock.stop()

    def flush(self) -> None:
        """Write what waits."""
        bound, self._waiting = self._waiting, None
        self._clock.stop()
        if bound is not None:
            bound.write()


class Bound(QObject):
    """An editor tied to a kept value.

    While what it holds is not written (`dirty`: a key a moment ago, or a text that means nothing), what is
    read from the inventory does not replace it. `write` receives the value, or the text of a commune that is
    not in the list. `name` finds the editor again when its record comes back with a text left in it.
    """

    def __init__(
        self,
        editor: QWidget,
        keeper: Keeper,
        write: Write,
        *,
        say: Say | None = None,
        at_once: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(editor)
        self.setObjectName(name)
        self.widget = editor
        self.dirty = False
        self._editor = cast("Editor", editor)
        self._keeper, self._write, self._say, self._at_once = keeper, write, say, at_once
        self._kept: Any = None
        self._typed = False
        self._editor.edited.connect(self._edited)
        self._editor.problem.connect(self._doubted)

    def show(self, kept: Any, *, own: bool = False) -> None:
        """Show the value kept; after an `own` change the field under the cursor stays as it is typed."""
        self._kept = kept
        if not self.dirty and not (own and self._is_being_typed()):
            self._typed = False
            self._editor.set_value(kept)

    def write(self) -> None:
        """Write what the editor holds, or say why it cannot be."""
        said = self._write(self._held())
        self.dirty = bool(said.problem) or said.waiting
        if self._say is not None:
            self._say(said.problem or said.warning, Tone.ERROR if said.problem else Tone.WARN)

    def leave(self) -> None:
        """The cursor went elsewhere: show what is kept, as it is kept."""
        self._keeper.flush()
        if not self.dirty:
            self._typed = False
            self._editor.set_value(self._kept)

    def revert(self) -> None:
        """Give up what is typed and not written."""
        self._keeper.forget(self)
        self.dirty = self._typed = False
        self._editor.set_value(self._kept)
        if self._say is not None:
            self._say("", Tone.ERROR)

    def draft(self) -> str:
        """The text that could not be written, or an empty text."""
        if not self.dirty or not isinstance(self.widget, QLineEdit):
            return ""
        return self.widget.text()

    def take_draft(self, text: str) -> None:
        """Show again a text that could not be written, as if it were just typed."""
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(text)
            self.dirty = True
            self.widget.textEdited.emit(text)

    def _held(self) -> Any:
        value = self._editor.value()
        if value is None and isinstance(self.widget, CommuneEdit):
            return self.widget.text().strip() or None
        return value

    def _is_being_typed(self) -> bool:
        return self._typed and self.widget.hasFocus()

    def _edited(self, _value: object) -> None:
        self.dirty = self._typed = True
        self._keeper.later(self)
        if self._at_once:
            self._keeper.flush()

    def _doubted(self, sentence: str) -> None:
        """The editor cannot read its own text, or can again."""
        if sentence:
            self.dirty = True
            self._keeper.forget(self)
        elif self.dirty:
            self._keeper.later(self)
        if self._say is not None:
            self._say(sentence, Tone.ERROR)


def bound_of(widget: QWidget | None) -> Bound | None:
    """The bound editor that a widget is, or is a part of."""
    while widget is not None:
        for child in widget.children():
            if isinstance(child, Bound):
                return child
        widget = widget.parentWidget()
    return None
