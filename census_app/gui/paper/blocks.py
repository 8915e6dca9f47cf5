"""A questionnaire as blocks of rows, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from census_app.forms.paper import Grid, Group, Item, Paper, PaperSection, Question, Remark, Repeat, span_of
from census_app.gui.paper.measures import GUTTER, LEFT, RIGHT, STEP, pt
from census_app.gui.paper.rows import Block, Glue, Row, gap, over
from census_app.gui.paper.shapes import tick_box
from census_app.gui.paper.spaces import Side, Spaces
from census_app.gui.paper.type import Face, Type, band, rule

_BETWEEN = pt(9)
_INSIDE = pt(4)
_BEFORE_SECTION = pt(20)
_BEFORE_GROUP = pt(14)
_BEFORE_NUMBER = pt(12)
_GRID_LABELS = 0.45


class Blocks:
    """Sets the items of a paper; `inset` is how far they stand to the right."""

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self._spaces = Spaces(type_)

    def of_paper(self, paper: Paper) -> tuple[Block, ...]:
        """All the blocks of a paper."""
        return tuple(block for section in paper.sections for block in self._section(section))

    def _section(self, section: PaperSection) -> Iterator[Block]:
        if section.title:
            rows = (*self._band(section.title), gap(_INSIDE))
            yield Block(rows, _BEFORE_SECTION, Glue.TITLE)
        if section.condition:
            yield Block(tuple(self._condition(section.condition, LEFT, section.items)), glue=Glue.TITLE)
        yield from _nearer(self._items(section.items, 0.0))

    def _items(self, items: tuple[Item, ...], inset: float) -> Iterator[Block]:
        for item in items:
            match item:
                case Question():
                    yield Block(tuple(self._question(item, inset)), _BETWEEN)
                case Remark():
                    yield Block(tuple(self._remark(item, inset)), _BETWEEN)
                case Grid():
                    yield Block(tuple(self._grid(item, inset)), _BETWEEN)
                case Group():
                    yield from self._head(item.title, item.condition, inset, item.items)
                    yield from _nearer(self._items(item.items, inset))
                case Repeat():
                    yield from self._repeat(item, inset)

    def _repeat(self, repeat: Repeat, inset: float) -> Iterator[Block]:
        left = LEFT + inset + STEP
        asked = repeat.blocks[0] if repeat.blocks else ()
        yield from self._head(repeat.title, repeat.condition, inset, asked)
        if not repeat.blocks:
            yield Block(tuple(self._type.lines(_tr("Aucun."), Face.BLANK, left, RIGHT - left)), _INSIDE)
        for place, items in enumerate(repeat.blocks, 1):
            yield Block((self._number(place, left),), _BEFORE_NUMBER, Glue.TITLE)
            yield from _together(_nearer(self._items(items, inset + STEP)))
        if repeat.open:
            more = _tr("S’il y en a d’autres, joignez une feuille.")
            yield Block(tuple(self._type.lines(more, Face.BLANK, left, RIGHT - left)), _BETWEEN)

    def _head(self, title: str, condition: str, inset: float, items: tuple[Item, ...]) -> Iterator[Block]:
        left = LEFT + inset
        if title:
            rows = self._type.lines(title, Face.GROUP, left, RIGHT - left)
            yield Block(tuple(rows), _BEFORE_GROUP, Glue.TITLE)
        if condition:
            rows = self._condition(condition, left if title else left + GUTTER, items)
            yield Block(tuple(rows), _INSIDE if title else _BETWEEN, Glue.TITLE)

    # --- rows ---

    def _band(self, title: str) -> list[Row]:
        """The title of a section on its pale band."""
        lines = self._type.lines(title, Face.SECTION, LEFT + pt(6), RIGHT - LEFT - pt(12))

        def on_band(row: Row, above: float, below: float) -> Row:
            def draw(painter: QPainter, top: float) -> None:
                band(painter, QRectF(LEFT, top, RIGHT - LEFT, row.height + above + below))
                row.draw(painter, top + above)

            return Row(row.height + above + below, row.baseline + above, draw, row.words)

        last = len(lines) - 1
        return [
            on_band(line, pt(4) if place == 0 else 0.0, pt(4) if place == last else 0.0)
            for place, line in enumerate(lines)
        ]

    def _number(self, place: int, left: float) -> Row:
        """What begins a block of a repeat: its number and a line."""
        words = _tr("n° {number}").format(number=place)

        def draw(painter: QPainter, top: float) -> None:
            self._type.write(painter, words, Face.LABEL, left, top + pt(10))
            rule(painter, left + self._type.width(words, Face.LABEL) + pt(6), RIGHT, top + pt(7))

        return Row(pt(13), pt(10), draw, words)

    def _condition(self, condition: str, left: float, items: tuple[Item, ...] = ()) -> list[Row]:
        """When something is asked, and which questions that goes for where they are several."""
        first, last = span_of(items) or (0, 0)
        link = _tr("et") if last - first == 1 else _tr("à")
        several = f" (questions\u00a0{first}\u00a0{link}\u00a0{last})" if first < last else ""
        return self._type.lines(f"→ {condition}{several} :", Face.CONDITION, left, RIGHT - left)

    def _remark(self, remark: Remark, inset: float) -> list[Row]:
        left = LEFT + inset
        condition = self._condition(remark.condition, left) if remark.condition else []
        return [*condition, *self._type.lines(remark.text, Face.BODY, left, RIGHT - left)]

    def _question(self, question: Question, inset: float) -> list[Row]:
        left = LEFT + inset + GUTTER
        width = RIGHT - left
        side = self._spaces.beside(question, width)
        rows = self._condition(question.condition, left) if question.condition else []
        rows += self._label(question, left, width, side)
        if question.hint:
            rows += self._type.lines(question.hint, Face.SMALL, left, width - _taken(side))
        if side is None:
            rows += [gap(_INSIDE), *self._spaces.below(question, left, width)]
        if question.answer is not None and question.answer.note:
            note = _tr("Note : {text}").format(text=question.answer.note)
            rows += [gap(_INSIDE), *self._type.lines(note, Face.CONDITION, left, width)]
        return rows

    def _label(self, question: Question, left: float, width: float, side: Side | None) -> list[Row]:
        """The label with its number; what stands beside it is on its last line."""
        filled = question.answer is not None
        text = f"{question.label}\u00a0*" if question.required and not filled else question.label
        face = Face.QUIET if filled else Face.LABEL
        lines = self._type.lines(text, face, left, width - _taken(side))
        number = str(question.number)
        across = left - pt(7) - self._type.width(number, Face.LABEL)
        first = lines[0] if lines else gap(pt(12))

        def numbered(painter: QPainter, top: float) -> None:
            self._type.write(painter, number, Face.LABEL, across, top + first.baseline)

        lines[:1] = [replace(over(first, numbered), words=f"{number} {first.words}")]
        if side is not None:
            lines[-1:] = [_with_side(lines[-1], side)]
        return lines

    def _grid(self, grid: Grid, inset: float) -> list[Row]:
        """A table: a column a choice, a row a question."""
        left = LEFT + inset + GUTTER
        start = left + (RIGHT - left) * _GRID_LABELS
        step = (RIGHT - start) / max(1, len(grid.columns))
        heads = [
            self._type.lines(
                label, Face.SMALL, start + place * step + pt(2), step - pt(4), Qt.AlignmentFlag.AlignHCenter
            )
            for place, label in enumerate(grid.columns)
        ]
        height = max((sum(line.height for line in lines) for lines in heads), default=0.0)

        def head(painter: QPainter, top: float) -> None:
            for lines in heads:
                below = top + height - sum(line.height for line in lines)
                for line in lines:
                    line.draw(painter, below)
                    below += line.height

        words = " ".join(grid.columns)
        return [
            Row(height, height, head, words),
            *(row for each in grid.rows for row in self._grid_row(each, start, step, inset)),
        ]

    def _grid_row(self, question: Question, start: float, step: float, inset: float) -> list[Row]:
        left = LEFT + inset + GUTTER
        empty = question.answer is not None and not any(box.ticked for box in question.boxes)
        side = self._spaces.beside(replace(question, space="lines"), 0.0) if empty else None
        lines = self._label(question, left, start - left - pt(6), None)

        def boxes(painter: QPainter, top: float) -> None:
            rule(painter, left, RIGHT, top)
            if side is not None:
                side.draw(painter, start + pt(6), top + lines[0].baseline)
                return
            for place, box in enumerate(question.boxes):
                across = start + (place + 0.5) * step - pt(4)
                tick_box(
                    painter, across, top + lines[0].baseline, ticked=box.ticked, several=question.several
                )

        return [
            replace(over(lines[0], boxes), words=f"{lines[0].words} {side.words if side else ''}"),
            *lines[1:],
        ]


def _nearer(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks of which the first is near to the title above it."""
    for place, block in enumerate(blocks):
        yield replace(block, before=_INSIDE) if place == 0 and block.before < _BEFORE_GROUP else block


def _together(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that are to stay on one page."""
    every = list(blocks)
    yield from (replace(block, glue=max(block.glue, Glue.SAME)) for block in every[:-1])
    yield from every[-1:]


def _taken(side: Side | None) -> float:
    """What the space beside a question takes of its width."""
    return 0.0 if side is None else side.width + pt(10)


def _with_side(row: Row, side: Side) -> Row:
    def draw(painter: QPainter, top: float) -> None:
        side.draw(painter, RIGHT - side.width, top + row.baseline)

    return replace(over(row, draw), words=f"{row.words} {side.words}".strip())


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
