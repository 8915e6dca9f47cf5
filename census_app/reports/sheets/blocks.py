"""Small tables side by side on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from census_app.sheets.cells import Cell, Formula, Kind, Rich, Styled, Tone
from census_app.sheets.model import Line
from census_app.sheets.widths import LINE_HEIGHT, lines_needed


@dataclass(frozen=True, slots=True)
class Block:
    """A small table: headers, kinds of the columns, rows; the tone of a row that is not an ordinary one."""

    headers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: Sequence[Sequence[Cell]]
    totals: frozenset[int] = frozenset()
    """The numbers of the rows that are totals."""


def side_by_side(widths: Sequence[float], *blocks: Block) -> tuple[Line, ...]:
    """The lines of blocks set next to each other, one empty column between two.

    `widths` are those of the page's columns, so that a line is as high as its longest text needs.
    """
    kinds: list[Kind] = []
    for number, block in enumerate(blocks):
        kinds += (*(("text",) if number else ()), *block.kinds)
    lines = [_line(widths, kinds, [_headers(block) for block in blocks])]
    lines += [
        _line(widths, kinds, [_row(block, at) for block, at in zip(blocks, row, strict=True)])
        for row in zip_longest(*(range(len(block.rows)) for block in blocks))
    ]
    return tuple(lines)


def _headers(block: Block) -> list[Cell]:
    return [Styled(header, tone="header") for header in block.headers]


def _row(block: Block, number: int | None) -> list[Cell]:
    if number is None:
        return [None] * len(block.headers)
    tone: Tone = "total" if number in block.totals else "body"
    return [_styled(cell, kind, tone) for cell, kind in zip(block.rows[number], block.kinds, strict=True)]


def _styled(cell: Cell, kind: Kind, tone: Tone) -> Cell:
    match cell:
        case Styled():
            return cell._replace(tone=cell.tone or tone)
        case Rich():
            return cell
        case _:
            return Styled(cell, kind, tone)


def _line(widths: Sequence[float], kinds: Sequence[Kind], parts: Sequence[Sequence[Cell]]) -> Line:
    cells: list[Cell] = []
    for number, part in enumerate(parts):
        cells += ([None] if number else []) + list(part)
    return Line(tuple(cells), "text", tuple(kinds), height=_height(widths, kinds, cells))


def _height(widths: Sequence[float], kinds: Sequence[Kind], cells: Sequence[Cell]) -> float | None:
    needed = 1
    for width, kind, cell in zip(widths, kinds, cells, strict=False):
        value = cell.value if isinstance(cell, Styled) else cell
        value = value.cached if isinstance(value, Formula) else value
        wraps = kind == "long" or (isinstance(cell, Styled) and cell.tone == "header")
        if isinstance(value, str) and wraps:
            needed = max(needed, lines_needed(value, width))
    return needed * LINE_HEIGHT + 2 if needed > 1 else None
