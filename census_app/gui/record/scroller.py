"""The sections one under the other, built when they come into view or when there is time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.record.section import Section
from census_app.gui.theme import px

_WIDEST = 1080
"""Lines longer than this are tiring."""


class SectionScroller(QScrollArea):
    """Scrolls the sections; `current_changed` carries the key of the one at the top.

    A section asked for stays at the top while those above it grow, until the user scrolls or works elsewhere.
    """

    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sections: tuple[Section, ...] = ()
        self._asked: str = ""
        self._held: Section | None = None
        holder = QWidget(self)
        holder.setProperty("look", "page")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, px(20), px(24))
        self._column.setSpacing(0)
        self.setWidget(holder)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._build_one)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._hold)
        self.verticalScrollBar().actionTriggered.connect(self._forget_asked)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Give the sections, in order."""
        self._sections = tuple(sections)
        for place, section in enumerate(sections):
            section.rule.setVisible(place > 0)
            section.setMaximumWidth(px(_WIDEST))
            section.setMinimumWidth(1)
            section.installEventFilter(self)
            self._column.addWidget(section)
        self._column.addStretch(1)

    def begin(self) -> None:
        """Show what is in view, then the rest when there is time."""
        if self._sections:
            self._sections[0].make_ready()
        self.catch_up()
        self.current_changed.emit(self.current())

    def catch_up(self) -> None:
        """Show in the sections in view what changed, then in the others when there is time."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        for section in self._sections:
            if section.built and section.y() < bottom and section.y() + section.height() > top:
                section.make_ready()
        if any(section.waiting for section in self._sections):
            self._idle.start()

    def finish(self) -> None:
        """Build and show everything now."""
        for section in self._sections:
            section.make_ready()

    def show_section(self, key: str) -> None:
        """Scroll to a section; those above are built first, so that it stays where it is."""
        for section in self._sections:
            section.make_ready()
            if section.key == key:
                break
        self.settle()
        target = next((section for section in self._sections if section.key == key), None)
        if target is None:
            return
        self._asked, self._held = key, target
        self._hold()
        self._build_in_view()
        self.current_changed.emit(key)

    def show_top(self) -> None:
        """Scroll to the first section."""
        self._forget_asked()
        self.verticalScrollBar().setValue(0)

    def release(self) -> None:
        """Let the section asked for move with the page from now on: somebody works in it."""
        self._held = None

    def current(self) -> str:
        """The key of the section one looks at."""
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            return self._sections[0].key
        top = bar.value() + px(48)
        above = [section for section in self._sections if section.y() <= top]
        if bar.value() == bar.maximum():
            return self._asked or self._sections[-1].key
        return above[-1].key if above else self._sections[0].key

    def settle(self) -> None:
        """Lay everything out now, so that places can be asked."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._column.activate()

    def _scrolled(self) -> None:
        self._build_in_view()
        if self._sections:
            self.current_changed.emit(self.current())

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Move and watched is self._held:
            self._hold()
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, forward: bool, /) -> bool:
        self.release()
        return super().focusNextPrevChild(forward)

    def _hold(self) -> None:
        if self._held is not None:
            self.verticalScrollBar().setValue(self._held.y())

    def _forget_asked(self) -> None:
        self._asked, self._held = "", None

    def _build_in_view(self) -> None:
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        for section in self._sections:
            if section.waiting and section.y() < bottom and section.editing.shown is not None:
                section.make_ready()
                self._column.activate()

    def _build_one(self) -> None:
        waiting = next((section for section in self._sections if section.waiting), None)
        if waiting is None or waiting.editing.shown is None:
            self._idle.stop()
        else:
            waiting.make_ready()
