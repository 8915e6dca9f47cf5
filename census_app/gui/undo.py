"""Ctrl+Z over the inventory: the changes made since it was opened, put back one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from census_app.domain.change import Change
from census_app.gui.workspace import Workspace


class Undo(QObject):
    """Remembers the changes announced; undoing is itself a change, which redo undoes."""

    moved = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._busy = False
        workspace.changed.connect(self._note)

    def undo_label(self) -> str:
        """What Ctrl+Z would put back, or an empty text."""
        return self._done[-1].label if self._done else ""

    def redo_label(self) -> str:
        """What Ctrl+Y would do again, or an empty text."""
        return self._undone[-1].label if self._undone else ""

    def undo(self) -> None:
        """Put the last change back."""
        self._move(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was put back last."""
        self._move(self._undone, self._done)

    def _move(self, source: list[Change], target: list[Change]) -> None:
        from census_app.services import history

        if not source:
            return
        change = source.pop()
        if change.id is not None:
            self._busy = True
            made = self._workspace.run(history.undo, change.id)
            self._busy = False
            if made is not None and made.id is not None:
                target.append(Change(made.id, made.what, made.records, made.origin, change.label))
        self.moved.emit()

    def _note(self, change: Change) -> None:
        if self._busy or not change:
            return
        self._done.append(change)
        self._undone.clear()
        self.moved.emit()
