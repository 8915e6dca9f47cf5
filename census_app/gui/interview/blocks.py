"""The parts of a section on screen, and the one switch from a node to what draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.forms import NodeState
from census_app.gui.interview.board import Board
from census_app.gui.interview.editors import EDITORS

NOT_DRAWN = frozenset({"calculate", "hidden", "instance"})
"""Kinds without a block: the first two are never shown, an occurrence is a card of its repeat."""

Changed = frozenset[str] | None
"""Paths whose state is no longer what it was; None means everything."""


def touches(changed: Changed, path: str) -> bool:
    """Whether a node, or something within it, is no longer what it was."""
    if changed is None or path in changed:
        return True
    within = (f"{path}/", f"{path}[")
    return any(each.startswith(within) for each in changed)


class Block(QWidget):
    """What shows a node."""

    def __init__(self, board: Board, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.board = board
        self.path = node.path

    def follow(self, node: NodeState, changed: Changed) -> None:
        """Show the node as it is now; of what lies within, at least what changed."""
        raise NotImplementedError

    def blocks(self) -> Iterator[Block]:
        """This block and those within."""
        yield self

    def reveal(self, path: str) -> Block | None:
        """The block of a path at or within this one, made visible when it can be; None when there is none."""
        return self if path == self.path else None


class Column(QWidget):
    """Nodes one under the other. A block is made when its node is first relevant, then shown and hidden."""

    def __init__(
        self, board: Board, nodes: Callable[[], tuple[NodeState, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._nodes = board, nodes
        self._blocks: dict[str, Block] = {}
        self._hidden: set[str] = set()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.follow(None)

    def follow(self, changed: Changed) -> None:
        """Show what is relevant now."""
        place = 0
        for node in self._nodes():
            block = self._blocks.get(node.path)
            if block is None:
                if not node.relevant or node.kind in NOT_DRAWN:
                    continue
                block = make_block(self._board, node, self)
                self._blocks[node.path] = block
                self._layout.insertWidget(place, block)
                if self.isVisible():  # else it shows with the column, laid out once
                    block.show()
            elif touches(changed, node.path):
                block.follow(node, changed)
            if node.relevant == (node.path in self._hidden):
                block.setVisible(node.relevant)
                self._hidden ^= {node.path}
            place += 1

    def blocks(self) -> Iterator[Block]:
        """All the blocks made, in order, those within others included."""
        for place in range(self._layout.count()):
            item = self._layout.itemAt(place)
            block = None if item is None else item.widget()
            if isinstance(block, Block):
                yield from block.blocks()

    def reveal(self, path: str) -> Block | None:
        """The block of a path, made visible when it lies in a card that is closed."""
        for block in self._blocks.values():
            if path == block.path or path.startswith((f"{block.path}/", f"{block.path}[")):
                return block.reveal(path)
        return None


def make_block(board: Board, node: NodeState, parent: QWidget) -> Block:
    """What draws a node, by its kind; kinds of question are drawn alike, by their editors."""
    return block_kinds()[node.kind](board, node, parent)


def block_kinds() -> Mapping[str, Callable[[Board, NodeState, QWidget], Block]]:
    """The block of each kind; the parts that hold others are imported late, for they hold columns."""
    from census_app.gui.interview.group import GroupBlock
    from census_app.gui.interview.note import NoteBlock
    from census_app.gui.interview.question import QuestionRow
    from census_app.gui.interview.repeat import RepeatBlock

    return {
        "group": GroupBlock,
        "repeat": RepeatBlock,
        "note": NoteBlock,
        **dict.fromkeys(EDITORS, QuestionRow),
    }
