"""One occurrence of a repeat, as a card: a line that says it, and its questions when it is open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.beside import WIDTH, Beside
from census_app.gui.interview.blocks import Block, Changed, Column
from census_app.gui.interview.board import Board
from census_app.gui.interview.earlier import Earlier, answer_words
from census_app.gui.interview.earlier_repeats import EarlierOccurrence, questions
from census_app.gui.interview.wording import say
from census_app.gui.theme import px
from census_app.gui.widgets import ElidedLabel, IconButton, Look

_MOST_WORDS = 3
_ICONS = {"up": "arrow-up", "down": "arrow-down", "copy": "copy", "remove": "trash-2"}
_KEYS = {"up": "Alt+Maj+↑", "down": "Alt+Maj+↓", "copy": "Alt+C", "remove": "Alt+Suppr"}


class OccurrenceCard(Block):
    """Closed, it says its first answers; its questions are made when it is first opened."""

    acted = Signal(str, int)
    """Carries what to do (`up`, `down`, `copy`, `remove`) and the place of the occurrence, from 1."""

    def __init__(self, board: Board, node: NodeState, parent: QWidget, *, title: str, opened: bool) -> None:
        super().__init__(board, node, parent)
        self._series, self._opened, self._place = title, opened, 1
        self._column: Column | None = None
        self._earlier: EarlierOccurrence | None = None
        self._beside: Beside | None = None
        self._fold = _Fold("chevron-right", self.tr("Ouvrir"), self)
        self._fold.clicked.connect(lambda: self.set_open(not self._opened))
        self._title = ElidedLabel("", Look.STRONG, self)
        self._names = {
            "up": self.tr("Monter"),
            "down": self.tr("Descendre"),
            "copy": self.tr("Copier"),
            "remove": self.tr("Retirer"),
        }
        self._buttons = {what: IconButton(_ICONS[what], name, self) for what, name in self._names.items()}
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self._fold)
        head.addWidget(self._title, 1)
        for what, button in self._buttons.items():
            button.setToolTip(f"{self._names[what]} ({say(_KEYS[what])})")
            button.clicked.connect(partial(self._ask, what))
            head.addWidget(button)
        frame = QFrame(self)
        frame.setProperty("look", "card")
        self._inside = QVBoxLayout(frame)
        self._inside.setContentsMargins(px(8), px(6), px(12), px(6))
        self._inside.setSpacing(0)
        self._inside.addLayout(head)
        self._whole = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if board.narrow else QBoxLayout.Direction.LeftToRight, self
        )
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(4 if board.narrow else 16))
        self._whole.addWidget(frame, 1)

    def follow_place(self, place: int, count: int, *, fixed: bool, changed: Changed) -> None:
        """Show the occurrence at this place of so many."""
        self._place = place
        free = not fixed and not self.board.session.locked
        for what, button in self._buttons.items():
            button.setVisible(free if what in {"copy", "remove"} else free and count > 1)
        self._buttons["up"].setEnabled(place > 1)
        self._buttons["down"].setEnabled(place < count)
        self.follow(self.board.session.node(self.path), changed)

    def offers(self, what: str) -> bool:
        """Whether the button that does this can be used."""
        button = self._buttons[what]
        return button.isVisibleTo(self) and button.isEnabled()

    def show_earlier(self, said: EarlierOccurrence | None, *, column: bool) -> None:
        """Show last year's occurrence beside this one; `column`: its room is kept, so that cards align."""
        if said != self._earlier or self._beside is None:
            if self._beside is not None:
                self._whole.removeWidget(self._beside)
                self._beside.hide()
                self._beside.deleteLater()
            self._earlier = said
            shown = None if said is None else Earlier(said.year, said.text)
            self._beside = Beside(shown, self, under=self.board.narrow)
            self._beside.taken.connect(self.take_again)
            if not self.board.narrow:
                self._beside.setFixedWidth(px(WIDTH))
            self._whole.addWidget(self._beside)
        self._beside.setVisible(said is not None or (column and not self.board.narrow))
        self._beside.show_offer(offered=self._can_take(), current=True)

    def take_again(self) -> None:
        """Answer this occurrence as last year."""
        if self._earlier is not None and self._can_take():
            self.board.session.take(self.path, self._earlier.said)

    def _can_take(self) -> bool:
        if self._earlier is None or self.board.session.locked:
            return False
        now = {node.name: node.value for node in questions(self.board.session.filling, self.path)}
        return any(now.get(name, value) != value for name, value in self._earlier.answers.items())

    @override
    def follow(self, node: NodeState, changed: Changed) -> None:
        said = " · ".join(self._said(self.path))
        name = f"{self._series} {self._place}".strip() or str(self._place)
        self._title.setText(f"{name} – {said}" if said and not self._opened else name)
        self._title.setAccessibleName(f"{name} {said}".strip())
        self._show_fold()
        if self._column is not None and self._opened:
            self._column.follow(changed)
        elif self._opened:
            self.set_open(True)

    def set_open(self, opened: bool) -> None:
        """Show the questions, or only the line that says them."""
        self._opened = opened
        if opened and self._column is None:
            self._column = Column(self.board, lambda: self.board.session.filling.children(self.path), self)
            self._column.setContentsMargins(px(12), 0, 0, px(4))
            self._inside.addWidget(self._column)
            if self.isVisible():
                self._column.show()
        elif self._column is not None:
            self._column.setVisible(opened)
        self.follow(self.board.session.node(self.path), None)

    def enter(self) -> None:
        """Open and put the cursor into the first question."""
        from census_app.gui.interview.question import QuestionRow

        self.set_open(True)
        rows = [block for block in self.blocks() if isinstance(block, QuestionRow)]
        if rows:
            rows[0].take_focus()

    @override
    def blocks(self) -> Iterator[Block]:
        yield self
        if self._column is not None and self._opened:
            yield from self._column.blocks()

    @override
    def reveal(self, path: str) -> Block | None:
        if not self._opened:
            self.set_open(True)
        if path == self.path or self._column is None:
            return self
        return self._column.reveal(path)

    def _show_fold(self) -> None:
        self._fold.show_open(self._opened)
        name = self.tr("Fermer") if self._opened else self.tr("Ouvrir")
        self._fold.setToolTip(name)
        self._fold.setAccessibleName(f"{name} : {self._title.accessibleName()}")
        for what, button in self._buttons.items():
            button.setAccessibleName(f"{self._names[what]} : {self._title.accessibleName()}")

    def _said(self, path: str) -> list[str]:
        """The first answers of the occurrence, in words."""
        states = self.board.session.filling.children(path)
        words = [answer_words(state) for state in states if state.relevant and state.value]
        return [word for word in words if word][:_MOST_WORDS]

    def _ask(self, what: str) -> None:
        self.acted.emit(what, self._place)


class _Fold(IconButton):
    """The arrow that opens and closes a card."""

    def show_open(self, opened: bool) -> None:
        """Point down when open."""
        wanted = "chevron-down" if opened else "chevron-right"
        if wanted != self._icon_name:
            self._icon_name = wanted
            self._colour_icon()
