"""The form of an interview: sections at the left, one of them in the middle, ways between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from census_app.forms import Section
from census_app.gui.interview.board import Act, Board
from census_app.gui.interview.outline import Outline
from census_app.gui.interview.position import Position
from census_app.gui.interview.question import QuestionRow
from census_app.gui.interview.section_list import SectionList
from census_app.gui.interview.section_view import SectionView
from census_app.gui.theme import px, text_scale
from census_app.gui.widgets import Rule

_NARROW_BELOW, _NARROWEST_BELOW = 980, 760
_LIST, _NARROW_LIST, _NARROWEST_LIST = 228, 208, 164
_IDLE_MS = 800
"""After so long without a key, the next section is drawn ahead, so that going there takes no time."""


class FormView(QWidget):
    """Shows a session. Sections are drawn when first visited and kept."""

    moved = Signal()
    """One is elsewhere: another section, another question, scrolled."""
    progressed = Signal(object)
    """Carries the `Progress`."""
    ended = Signal()
    """Enter was given after the last question."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session = board.session
        self.board = board
        board.setParent(self)
        self.outline = Outline(session)
        self._views: dict[str, SectionView] = {}
        self._section = ""
        self._row: QuestionRow | None = None
        self._coming = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._draw_ahead)
        self._list = SectionList(self)
        self.stack = QStackedWidget(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(Rule(self, vertical=True))
        row.addWidget(self.stack, 1)
        self._fit(_NARROW_BELOW)
        self._list.chosen.connect(self._chosen)
        self.board.asked.connect(self._asked)
        session.changed.connect(self._changed)
        session.restored.connect(self._restored)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # --- where one is ---

    def position(self) -> Position:
        """Where to come back to."""
        view = self._views.get(self._section)
        scroll = 0 if view is None else round(view.verticalScrollBar().value() / text_scale())
        return Position(self._section, self._row.path if self._row is not None else "", scroll)

    def come_back(self, position: Position) -> None:
        """Show a place as it was left; the beginning when it is no longer there."""
        sections = self.outline.sections()
        known = {section.path for section in sections}
        self._coming = True
        first = sections[0].path if sections else ""
        self.show_section(position.section if position.section in known else first)
        view = self.view()
        if view is not None:
            row = view.row(position.question) if position.question else None
            if self.session.locked:
                self._list.take_focus()
            elif row is not None:
                row.take_focus()
            else:
                self._focus_first(view)
            view.settle()
            view.verticalScrollBar().setValue(round(position.scroll * text_scale()))
        self._coming = False

    def view(self) -> SectionView | None:
        """The section on screen."""
        return self._views.get(self._section)

    def row(self) -> QuestionRow | None:
        """The question that has, or had last, the cursor."""
        return self._row

    def at(self) -> tuple[int, int]:
        """The place of the section on screen among those shown, from 0, and how many there are."""
        paths = [section.path for section in self.outline.sections()]
        return (paths.index(self._section) if self._section in paths else 0), len(paths)

    # --- going ---

    def show_section(self, path: str) -> None:
        """Show a section, from its top when it is first shown."""
        if self._row is not None:
            self._row.editor.settle()
        section = next((each for each in self.outline.sections() if each.path == path), None)
        if section is None:
            return
        self._section = path
        view = self._views.get(path) or self._draw(section)
        view.show_section(section, self.outline.title(section))
        self.stack.setCurrentWidget(view)
        self.show_progress()
        self._tell()

    def go_to(self, path: str) -> None:
        """Show a question and put the cursor into it."""
        section = self.outline.section_of(path)
        if section is None or section not in self.outline.sections():
            return
        self.show_section(section.path)
        view = self.view()
        row = None if view is None else view.row(path)
        if view is not None and row is not None:
            row.take_focus()
            view.bring(row)

    def step_section(self, by: int) -> None:
        """Go to the next section, or the one before, and to its first question."""
        place, count = self.at()
        if 0 <= place + by < count:
            self.show_section(self.outline.sections()[place + by].path)
            view = self.view()
            if view is not None:
                view.verticalScrollBar().setValue(0)
                self._focus_first(view)

    def step_question(self, by: int) -> None:
        """Go to the next question, or the one before, through the sections; after the last one, say so."""
        asked = [node.path for node in self.outline.asked()]
        here = self._row.path if self._row is not None else ""
        place = asked.index(here) + by if here in asked else 0
        if 0 <= place < len(asked):
            self.go_to(asked[place])
        elif place == len(asked):
            self.ended.emit()

    def undo(self) -> None:
        """Take the last answer back and show its question."""
        path = self.session.undo()
        if path:
            self.go_to(path)

    def act_on_occurrence(self, what: str) -> None:
        """To the occurrence one is in: `copy`, `up`, `down`, `remove`; or `add` one."""
        view = self.view()
        if view is not None:
            view.act_on_occurrence(self._row.path if self._row is not None else "", what)

    def take_again(self) -> None:
        """Answer as last year where the cursor is."""
        view = self.view()
        if view is not None and self._row is not None:
            view.take_again(self._row)

    def show_progress(self) -> None:
        """Show how far each section is."""
        lines, progress = self.outline.signs()
        self._list.show_sections(lines, self._section)
        self.progressed.emit(progress)

    def sections_shown(self) -> list[str]:
        """What the list at the left says."""
        return self._list.texts()

    # --- hearing ---

    def _changed(self, changed: frozenset[str]) -> None:
        self.outline.forget(changed)
        for path, view in self._views.items():
            if path == self._section:
                view.follow(changed)
            else:
                view.put_aside(changed)
        if self._section not in {section.path for section in self.outline.sections()}:
            self.come_back(Position())
        else:
            self.show_progress()
        self._idle.start()

    def _restored(self) -> None:
        """Everything is to be shown again: the section on screen now, the others when they are visited."""
        self.outline.forget(None)
        for path in [path for path in self._views if path != self._section]:
            self._drop(path)
        view = self.view()
        if view is not None:
            view.follow(None)
        self.show_progress()

    def _asked(self, act: Act) -> None:
        if act is Act.UNDO:
            self.undo()
        else:
            self.step_question(1 if act is Act.NEXT else -1)

    def _chosen(self, path: str) -> None:
        self.show_section(path)
        view = self.view()
        if view is not None and not self.session.locked:
            self._focus_first(view)

    def _focus_moved(self, _old: QObject | None, new: QObject | None) -> None:
        """Follow the cursor from row to row; when it goes elsewhere, the last row stays in mind."""
        if not isinstance(new, QWidget) or not self.isAncestorOf(new):
            return
        widget: QWidget | None = new
        while widget is not None and not isinstance(widget, QuestionRow):
            widget = widget.parentWidget()
        if widget is not None and widget is not self._row:
            self._leave_row()
            self._row = widget
            widget.set_current(True)
            view = self.view()
            if view is not None and not self._coming:
                view.bring(widget)
            self._tell()

    def _leave_row(self) -> None:
        row, self._row = self._row, None
        self.session.rest()
        if row is not None:
            row.set_current(False)

    def _tell(self) -> None:
        if not self._coming:
            self.moved.emit()
        self._idle.start()

    # --- drawing ---

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit(event.size().width()) and self._views:
            place = self.position()
            for path in list(self._views):
                self._drop(path)
            self.come_back(place)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit(self.width())

    def _fit(self, width: int) -> bool:
        """Give the list and last year the room there is; True when rows have to be drawn otherwise."""
        before = self.board.narrow
        self.board.narrow = width < px(_NARROW_BELOW)
        narrow = _NARROWEST_LIST if width < px(_NARROWEST_BELOW) else _NARROW_LIST
        self._list.setFixedWidth(px(narrow if self.board.narrow else _LIST))
        return before != self.board.narrow

    def _draw(self, section: Section) -> SectionView:
        view = SectionView(self.board, section, self.stack)
        view.verticalScrollBar().valueChanged.connect(self._tell)
        self._views[section.path] = view
        self.stack.addWidget(view)
        return view

    def _draw_ahead(self) -> None:
        place, count = self.at()
        if self._section and place + 1 < count and self.isVisible():
            following = self.outline.sections()[place + 1]
            if following.path not in self._views:
                self._draw(following)

    def _drop(self, path: str) -> None:
        view = self._views.pop(path)
        if self._row is not None and view.isAncestorOf(self._row):
            self._row = None
        self.stack.removeWidget(view)
        view.deleteLater()

    def _focus_first(self, view: SectionView) -> None:
        asked = self.outline.asked(view.section)
        row = view.row(asked[0].path) if asked else None
        if row is not None:
            row.take_focus()
        else:
            self._list.take_focus()
