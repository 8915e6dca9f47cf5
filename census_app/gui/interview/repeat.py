"""A repeat: its occurrences as cards that can be added, copied, moved and removed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.blocks import Block, Changed, touches
from census_app.gui.interview.board import Board
from census_app.gui.interview.card import OccurrenceCard
from census_app.gui.interview.earlier_lines import EarlierLines
from census_app.gui.interview.earlier_repeats import EarlierOccurrence, is_blank, matched
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, SecondaryButton

OPEN_AT_MOST = 4
"""With more occurrences than this, only the one being answered is open."""


class RepeatBlock(Block):
    """Cards by place: the third shows the third occurrence, whatever comes, goes or moves."""

    def __init__(self, board: Board, node: NodeState, parent: QWidget) -> None:
        super().__init__(board, node, parent)
        self._cards: list[OccurrenceCard] = []
        self._heading = Label(node.label, Look.HEADING, self, wrap=True)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(px(8))
        self._add = SecondaryButton(self.tr("Ajouter"), self, icon_name="plus")
        self._add.setToolTip(self.tr("Ajouter (Alt+A)"))
        self._add.clicked.connect(self.add)
        self._missing = EarlierLines(self)
        self._missing.taken.connect(self._take_missing)
        self._missing.all_taken.connect(self.take_all)
        line = QHBoxLayout()
        line.addWidget(self._add)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(16), 0, px(12))
        column.setSpacing(px(8))
        column.addWidget(self._heading)
        column.addLayout(self._holder)
        column.addWidget(self._missing)
        column.addLayout(line)
        self.follow(node, None)

    @override
    def follow(self, node: NodeState, changed: Changed) -> None:
        session = self.board.session
        occurrences = session.filling.children(self.path)
        self._heading.setText(node.label)
        self._heading.setVisible(bool(node.label))
        self._add.setVisible(not (session.locked or node.fixed or node.readonly))
        self._add.setAccessibleName(self.tr("Ajouter : {what}").format(what=node.label))
        reshaped = changed is None or self.path in changed or len(occurrences) != len(self._cards)
        while len(self._cards) > len(occurrences):
            self._cards.pop().deleteLater()
        few = len(occurrences) <= OPEN_AT_MOST
        for place, occurrence in enumerate(occurrences, 1):
            if place > len(self._cards):
                card = OccurrenceCard(self.board, occurrence, self, title=node.label, opened=few)
                card.acted.connect(self._act, Qt.ConnectionType.QueuedConnection)
                self._cards.append(card)
                self._holder.addWidget(card)
                if self.isVisible():
                    card.show()
            if reshaped or touches(changed, occurrence.path):
                self._cards[place - 1].follow_place(
                    place, len(occurrences), fixed=node.fixed, changed=None if reshaped else changed
                )
        self.show_earlier()

    def show_earlier(self) -> None:
        """Last year's occurrences: beside the cards they match, else in lines under them."""
        earlier = self.board.earlier_occurrences(self.path)
        if not earlier and self._missing.isHidden():
            return
        free = self._add.isVisibleTo(self)
        filling = self.board.session.filling
        found, rest = matched(earlier, filling, self.path)
        for card, said in zip(self._cards, found, strict=False):
            card.show_earlier(said, column=True)
            for within in card.blocks():  # what a card was last year says what lay within it
                if isinstance(within, RepeatBlock):
                    within.show_earlier()
        whole = len(earlier) if free and is_blank(filling, self.path) else 0
        self._missing.show_lines(rest, whole=whole, free=free)

    def take_again(self, path: str) -> None:
        """Take last year's answers: the whole repeat while nothing was said, else those of a card."""
        if self.board.earlier_occurrences(self.path):
            if is_blank(self.board.session.filling, self.path):
                self.take_all()
            else:
                for card in self._cards:
                    if path.startswith(f"{card.path}/"):
                        card.take_again()

    def take_all(self) -> None:
        """Answer the whole repeat as last year."""
        every = [each.said for each in self.board.earlier_occurrences(self.path)]
        if every:
            self.board.session.take_all(self.path, every)
            self._enter(1)

    def _take_missing(self, said: EarlierOccurrence) -> None:
        if self.board.session.add(self.path):
            self.board.session.take(f"{self.path}[{len(self._cards)}]", said.said)
            self._enter(len(self._cards))

    def add(self) -> None:
        """Add an occurrence and put the cursor into its first question."""
        if self._add.isVisibleTo(self) and self.board.session.add(self.path):
            self._enter(len(self._cards))

    def act(self, path: str, what: str) -> None:
        """Add a card (`add`), or do to that of a question what its button does, when it can be used."""
        if what == "add":
            self.add()
            return
        for place, card in enumerate(self._cards, 1):
            if path.startswith(f"{card.path}/") and card.offers(what):
                self._act(what, place)
                return

    @override
    def blocks(self) -> Iterator[Block]:
        yield self
        for card in self._cards:
            yield from card.blocks()

    @override
    def reveal(self, path: str) -> Block | None:
        if path == self.path:
            return self
        for card in self._cards:
            if path == card.path or path.startswith(f"{card.path}/"):
                return card.reveal(path)
        return None

    def _act(self, what: str, place: int) -> None:
        session, path = self.board.session, f"{self.path}[{place}]"
        if what == "remove":
            session.remove(path)
            self._enter(min(place, len(self._cards)))
        elif what == "copy":
            session.copy(path)
            self._enter(len(self._cards))
        else:
            to = place + (1 if what == "down" else -1)
            session.move(path, to)
            self._enter(to)

    def _enter(self, place: int) -> None:
        if 1 <= place <= len(self._cards):
            self._cards[place - 1].enter()
        else:
            self._add.setFocus()
