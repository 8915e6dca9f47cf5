"""A long section drawn part by part: what one sees at once, the rest while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    def __init__(self, board: Board, paths: Sequence[str]) -> None:
        super().__init__()
        self._board, self._paths = board, tuple(paths)
        self._places = {path: place // SIZE for place, path in enumerate(paths)}
        self._waiting = list(range(0, len(self._paths), SIZE))
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
        touched = None if changed is None else {self._place(path) for path in changed}
        for place, part in enumerate(self._parts):
            if touched is None or place in touched:
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
        part = Column(self._board, partial(self._slice, self._waiting.pop(0)), self)
        self._layout.addWidget(part)
        self._parts.append(part)
        if self.isVisible():
            part.show()
        return part

    def _slice(self, start: int) -> tuple[NodeState, ...]:
        filling = self._board.session.filling
        return tuple(filling.node(path) for path in self._paths[start : start + SIZE])

    def _place(self, path: str) -> int | None:
        """The number of the part that a node lies in, at whatever depth."""
        while path and path not in self._places:
            path = path[: max(path.rfind("/"), path.rfind("["), 0)]
        return self._places.get(path)
