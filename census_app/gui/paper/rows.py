"""What a page is made of: rows that cannot be cut, in blocks that are not if a page can hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtGui import QPainter

Drawing: TypeAlias = Callable[[QPainter, float], None]
"""Draws a row whose top is at a height; where it stands across the page is its own."""


class Glue(IntEnum):
    """How much a block and the next belong together."""

    LOOSE = 0
    SAME = 1
    """Parts of one thing, such as the questions about one place."""
    TITLE = 2
    """A title and what it stands above."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row: its height, how far down its text stands, its drawing. `words` is what it says."""

    height: float
    baseline: float
    draw: Drawing
    words: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows that belong together, the space `before` them, how much what follows is to stay with them."""

    rows: tuple[Row, ...]
    before: float = 0.0
    glue: Glue = Glue.LOOSE

    @property
    def height(self) -> float:
        """Its rows, without the space before."""
        return sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A row at its height on a page, and the place of its block in the whole."""

    row: Row
    top: float
    block: int


def gap(height: float) -> Row:
    """An empty row."""
    return Row(height, 0.0, lambda _painter, _top: None)


def over(row: Row, drawing: Drawing, height: float = 0.0) -> Row:
    """A row with something else drawn on it, as high as both need."""

    def draw(painter: QPainter, top: float) -> None:
        row.draw(painter, top)
        drawing(painter, top)

    return Row(max(row.height, height), row.baseline, draw, row.words)


def paginate(blocks: Sequence[Block], top: float, bottom: float) -> tuple[tuple[Placed, ...], ...]:
    """The pages: what is glued stays on one page if that can hold it, a block does in any case it can."""
    pages = _Pages(top, bottom)
    pages.put(list(enumerate(blocks)), Glue.LOOSE)
    return tuple(tuple(page) for page in pages.pages)


class _Pages:
    """The pages as they fill up."""

    def __init__(self, top: float, bottom: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._top = top
        self._bottom = bottom
        self._height = top

    def put(self, blocks: list[tuple[int, Block]], looser: Glue) -> None:
        """Put blocks, those glued more than `looser` together; what no page can hold is taken apart."""
        for chunk in _chunks(blocks, looser):
            room = sum(block.before + block.height for _, block in chunk) - chunk[0][1].before
            if self.pages[-1] and self._height + chunk[0][1].before + room > self._bottom:
                self._turn()
            if self._height + room > self._bottom and len(chunk) > 1:
                self.put(chunk, Glue(looser + 1))
                continue
            for place, block in chunk:
                self._height += block.before if self.pages[-1] else 0.0
                for row in block.rows:
                    self._put_row(place, row)

    def _put_row(self, place: int, row: Row) -> None:
        if self._height + row.height > self._bottom and self.pages[-1]:
            self._turn()
        self.pages[-1].append(Placed(row, self._height, place))
        self._height += row.height

    def _turn(self) -> None:
        self.pages.append([])
        self._height = self._top


def _chunks(blocks: Iterable[tuple[int, Block]], looser: Glue) -> list[list[tuple[int, Block]]]:
    """Blocks with their places, those that are glued to the next together with it."""
    chunks: list[list[tuple[int, Block]]] = []
    glued = False
    for place, block in blocks:
        if not glued:
            chunks.append([])
        chunks[-1].append((place, block))
        glued = block.glue > looser
    return chunks
