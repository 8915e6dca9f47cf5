"""A questionnaire as blocks of rows, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from census_app.forms.paper import Grid, Group, Item, Paper, PaperSection, Question, Remark, Repeat
from census_app.gui.paper.measures import GUTTER, LEFT, RIGHT, STEP, pt
from census_app.gui.paper.questions import Questions
from census_app.gui.paper.rows import Block, Glue, Row, gap
from census_app.gui.paper.type import Face, Type, band, rule

_BETWEEN = pt(9)
_INSIDE = pt(4)
_BEFORE_SECTION = pt(20)
_BEFORE_GROUP = pt(14)
_BEFORE_NUMBER = pt(12)


class Blocks:
    """Sets the items of a paper; `inset` is how far they stand to the right."""

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self._questions = Questions(type_)

    def of_paper(self, paper: Paper) -> tuple[Block, ...]:
        """All the blocks of a paper."""
        return tuple(block for section in paper.sections for block in self._section(section))

    def _section(self, section: PaperSection) -> Iterator[Block]:
        if section.title:
            rows = (*self._band(section.title), gap(_INSIDE))
            yield Block(rows, _BEFORE_SECTION, Glue.TITLE)
        if section.condition:
            rows = tuple(self._questions.condition(section.condition, LEFT, section.items))
            yield Block(rows, 0.0 if section.title else _BEFORE_SECTION, Glue.TITLE)
        headed = section.title or section.condition
        yield from _begun(self._items(section.items, 0.0), _INSIDE if headed else _BEFORE_SECTION)

    def _items(self, items: tuple[Item, ...], inset: float) -> Iterator[Block]:
        for item in items:
            match item:
                case Question():
                    yield Block(tuple(self._questions.rows(item, inset)), _BETWEEN)
                case Remark():
                    glue = Glue.LOOSE if item is items[-1] else Glue.TITLE
                    yield Block(tuple(self._remark(item, inset)), _BETWEEN, glue)
                case Grid():
                    yield Block(tuple(self._questions.grid(item, inset)), _BETWEEN)
                case Group():
                    yield from self._head(item.title, item.condition, inset, item.items)
                    headed = item.title or item.condition
                    yield from _begun(self._items(item.items, inset), _INSIDE if headed else _BETWEEN)
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
            yield from _together(_begun(self._items(items, inset + STEP), _INSIDE))
        if repeat.open:
            more = _tr("S’il y en a d’autres, joignez une feuille.")
            yield Block(tuple(self._type.lines(more, Face.BLANK, left, RIGHT - left)), _BETWEEN)

    def _head(self, title: str, condition: str, inset: float, items: tuple[Item, ...]) -> Iterator[Block]:
        left = LEFT + inset
        if title:
            rows = self._type.lines(title, Face.GROUP, left, RIGHT - left)
            yield Block(tuple(rows), _BEFORE_GROUP, Glue.TITLE)
        if condition:
            rows = self._questions.condition(condition, left if title else left + GUTTER, items)
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

    def _remark(self, remark: Remark, inset: float) -> list[Row]:
        left = LEFT + inset
        condition = self._questions.condition(remark.condition, left) if remark.condition else []
        return [*condition, *self._type.lines(remark.text, Face.BODY, left, RIGHT - left)]


def _begun(blocks: Iterator[Block], before: float) -> Iterator[Block]:
    """Blocks of which the first, unless it has a title of its own, has some other space before it."""
    for place, block in enumerate(blocks):
        yield replace(block, before=before) if place == 0 and block.before < _BEFORE_GROUP else block


def _together(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that are to stay on one page."""
    every = list(blocks)
    yield from (replace(block, glue=max(block.glue, Glue.SAME)) for block in every[:-1])
    yield from every[-1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
