"""One section of the form on screen: its title and its questions, scrolled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from census_app.forms import Section
from census_app.gui.interview.blocks import Changed
from census_app.gui.interview.board import Board
from census_app.gui.interview.parts import Parts
from census_app.gui.interview.question import QuestionRow
from census_app.gui.interview.repeat import RepeatBlock
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look

WIDTH = 940
_ROOM = 24


class SectionView(QScrollArea):
    """The questions of a section; what changed while it was hidden is shown when it comes back."""

    def __init__(self, board: Board, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.section = section
        self._stale: set[str] = set()
        self._sought: QWidget | None = None
        self._title = Label(section.label, Look.TITLE, wrap=True)
        self._column = Parts(board, self._paths())
        self._body = QWidget()
        self._body.setMaximumWidth(px(WIDTH))
        self._body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(section.label)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, px(16), 0, px(24))
        column.setSpacing(px(4))
        column.addWidget(self._title)
        column.addWidget(self._column)
        column.addStretch(1)  # all of it: what stands beside a question would else grow too
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(px(20 if board.narrow else 36), 0, px(20), 0)
        line.addWidget(self._body, 100)
        line.addStretch(1)
        if parent is not None:
            self.resize(parent.size())  # so that it is laid out once, at the width it will have
        self.setWidget(whole)

    def follow(self, changed: Changed) -> None:
        """Show what changed; the question with the cursor stays where it is on screen."""
        row = self.current()
        before = None if row is None else self._height(row)
        self._column.follow(None if changed is None else changed | self._stale)
        self._stale.clear()
        if row is not None and before is not None and row.isVisible():
            self.settle()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._height(row) - before)

    def put_aside(self, changed: frozenset[str]) -> None:
        """Remember what changed for when the section comes back."""
        self._stale |= changed

    def show_section(self, section: Section, title: str) -> None:
        """Take the section as it is now, and show what changed meanwhile."""
        self.section = section
        self._title.setText(title)
        if self._stale:
            self.follow(frozenset())

    def rows(self) -> list[QuestionRow]:
        """The questions on screen, in order."""
        return [block for block in self._column.blocks() if isinstance(block, QuestionRow)]

    def row(self, path: str) -> QuestionRow | None:
        """The row of a question, or of the first one in a card, then open; None when it is not asked."""
        found = self._column.reveal(path)
        rows = [] if found is None else [each for each in found.blocks() if isinstance(each, QuestionRow)]
        return rows[0] if rows and self._board.session.node(rows[0].path).relevant else None

    def current(self) -> QuestionRow | None:
        """The row that has the cursor."""
        focused = self._focused()
        widget: QWidget | None = focused if self.isAncestorOf(focused) else None
        while widget is not None and not isinstance(widget, QuestionRow):
            widget = widget.parentWidget()
        return widget

    def act_on_occurrence(self, path: str, what: str) -> None:
        """Do to the occurrence around a question what its buttons do (`copy`, `up`, `down`, `remove`).

        `add` adds one to the repeat around the question, or else to the first repeat of the section.
        """
        repeat = self._around(path)
        if what == "add":
            repeat = repeat or next(iter(self._repeats()), None)
        if repeat is not None:
            repeat.act(path, what)

    def take_again(self, row: QuestionRow) -> None:
        """Answer as last year: the question, or what it is a part of."""
        repeat = self._around(row.path)
        if repeat is not None:
            repeat.take_again(row.path)
        else:
            row.take_again()

    def _repeats(self) -> list[RepeatBlock]:
        return [block for block in self._column.blocks() if isinstance(block, RepeatBlock)]

    def _around(self, path: str) -> RepeatBlock | None:
        """The innermost repeat around a question."""
        around = [block for block in self._repeats() if path.startswith(f"{block.path}[")]
        return around[-1] if around else None

    def bring(self, row: QWidget) -> None:
        """Scroll as little as needed to show a whole row; again once on screen, where it is was a guess."""
        self._sought = None if self.isVisible() else row
        self.settle()
        self.ensureWidgetVisible(row, 0, px(_ROOM))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_sought)

    def _bring_sought(self) -> None:
        if self._sought is not None and isValid(self._sought):
            self.bring(self._sought)

    def settle(self) -> None:
        """Let the layout take its place now rather than at the next turn."""
        for _turn in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self

    def _height(self, row: QWidget) -> int:
        return row.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _paths(self) -> tuple[str, ...]:
        """The nodes of the section: of a group, what it holds; of a repeat, itself."""
        filling = self._board.session.filling
        kind = filling.node(self.section.path).kind
        if kind == "group":
            return tuple(node.path for node in filling.children(self.section.path))
        return (self.section.path,) if kind == "repeat" else tuple(self.section.nodes)
