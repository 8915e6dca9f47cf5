"""A group within a section: its heading and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.blocks import Block, Changed, Column
from census_app.gui.interview.board import Board
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look


class GroupBlock(Block):
    """A heading when the group has a label, then its nodes."""

    def __init__(self, board: Board, node: NodeState, parent: QWidget) -> None:
        super().__init__(board, node, parent)
        self._heading = Label(node.label, Look.HEADING, self, wrap=True)
        self._heading.setContentsMargins(0, px(16), 0, 0)
        self._heading.setVisible(bool(node.label))
        self._column = Column(board, lambda: board.session.filling.children(self.path), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._column)

    @override
    def follow(self, node: NodeState, changed: Changed) -> None:
        self._heading.setText(node.label)
        self._column.follow(changed)

    @override
    def blocks(self) -> Iterator[Block]:
        yield self
        yield from self._column.blocks()

    @override
    def reveal(self, path: str) -> Block | None:
        return self if path == self.path else self._column.reveal(path)
