"""A note of the form: something to say or to know, that asks nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.blocks import Block, Changed
from census_app.gui.interview.board import Board
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look


class NoteBlock(Block):
    """Grey text, and its hint smaller."""

    def __init__(self, board: Board, node: NodeState, parent: QWidget) -> None:
        super().__init__(board, node, parent)
        self._text = Label(node.label, Look.SECONDARY, self, wrap=True)
        self._hint = Label(node.hint, Look.SMALL, self, wrap=True)
        if not node.hint:
            self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(4))
        column.addWidget(self._text)
        column.addWidget(self._hint)

    @override
    def follow(self, node: NodeState, changed: Changed) -> None:
        self._text.setText(node.label)
        self._hint.setText(node.hint)
        self._hint.setVisible(bool(node.hint))
