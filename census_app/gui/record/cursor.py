"""Following the cursor over the page: what is left is written, and Ctrl+Z is the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from census_app.gui.record.keeper import Keeper, bound_of


class Cursor(QObject):
    """Tells which widget of the page has the cursor.

    Line editors keep an undo of their own, which knows nothing of the other fields: on this page Ctrl+Z goes
    to the window, after what was being typed is written; a text that could not be written is given up first.
    """

    moved = Signal(object)
    """Carries the widget that has the cursor, or None when it is outside the page."""

    def __init__(self, page: QWidget, keeper: Keeper) -> None:
        super().__init__(page)
        self._page, self._keeper = page, keeper
        self._followed: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if not undo and not event.matches(QKeySequence.StandardKey.Redo):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return True
        bound = bound_of(watched) if isinstance(watched, QWidget) else None
        self._keeper.flush()
        if undo and bound is not None and bound.dirty:
            bound.revert()
            event.accept()
        else:
            event.ignore()
        return True

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._page):  # it is being deleted, and the cursor goes elsewhere
            return
        if self._followed is not None and isValid(self._followed):
            self._followed.removeEventFilter(self)
        self._followed = None
        inside = new is not None and self._page.isAncestorOf(new)
        left = old is not None and self._page.isAncestorOf(old)
        if left:
            bound = bound_of(old)
            if bound is not None and bound is not bound_of(new if inside else None):
                bound.leave()
        if inside and new is not None:
            new.installEventFilter(self)
            self._followed = new
        if inside or left:
            self.moved.emit(new if inside else None)
