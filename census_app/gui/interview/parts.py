"""A long section drawn part by part: what one sees at once, the rest while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.forms import NodeState
from census_app.gui.interview.blocks import Block, Changed, Column
from census_app.gui.interview.board import Board

SIZE = 30
"""Nodes of a part: more than a large screen shows."""


class Parts(QWidget):
    """The columns of a section, one under the other. What one of them lays out anew leaves the others be."""

    def __init__(self, board: Board, nodes: Callable[[], tuple[NodeState, ...]]) -> None:
        super().__init__()
        self._board, self._nodes = board, nodes
        self._now = nodes()
        self._waiting = list(range(0, len(self._now), SIZE))
        self._parts: list[Column] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._go_on)
        self._go_on()

    def follow(self, changed: Changed) -> None:
        """Show what is relevant now; what is not drawn yet will be as it then is."""
        self._now = self._nodes()
        for part in self._parts:
            part.follow(changed)

    def blocks(self) -> Iterator[Block]:
        """All the blocks, in order, those within others included."""
        while self._waiting:
            self._make()
        for part in self._parts:
            yield from part.blocks()

    def reveal(self, path: str) -> Block | None:
        """The block of a path, made visible when it lies in a card that is closed."""
        for part in self._parts:
            found = part.reveal(path)
            if found is not None:
                return found
        while self._waiting:
            found = self._make().reveal(path)
            if found is not None:
                return found
        return None

    def _go_on(self) -> None:
        if self._waiting:
            self._make()
        if self._waiting:
            self._idle.start()

    def _make(self) -> Column:
        """Draw the next part; hidden until it is whole, so that it is laid out once."""
        self._now = self._nodes()
        part = Column(self._board, partial(self._slice, self._waiting.pop(0)), self)
        self._layout.addWidget(part)
        self._parts.append(part)
        if self.isVisible():
            part.show()
        return part

    def _slice(self, start: int) -> tuple[NodeState, ...]:
        return self._now[start : start + SIZE]
