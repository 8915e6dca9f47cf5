"""The space for an answer: beside the question where it is short, else below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter

from census_app.forms.paper import Box, Question
from census_app.gui.paper.measures import pt
from census_app.gui.paper.rows import Row, gap, over
from census_app.gui.paper.shapes import (
    BOX,
    CELL,
    LINE,
    cells,
    cells_width,
    number_box,
    tag,
    tag_width,
    tick_box,
    upright,
)
from census_app.gui.paper.type import Face, Type, rule

Beside: TypeAlias = Callable[[QPainter, float, float], None]
"""Draws at the left of the column beside, on the baseline of the question."""

COLUMN = pt(165)
"""The width of the column beside the questions."""
_LINE_BESIDE = pt(235)
_FIGURE = pt(80)
_AFTER_BOX = pt(5)
_APART = pt(14)
_NEXT_COLUMN = pt(7)
_MOST_COLUMNS = 4
_SHORT_LIST = 5
_SPACED = pt(13.5)
_PATTERNS = {"date": "jj/mm/aaaa", "time": "hh:mm"}


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What stands beside a question, what it says, and its width."""

    draw: Beside
    words: str = ""
    width: float = COLUMN


class Spaces:
    """The spaces for answers, set in the type of the paper."""

    def __init__(self, type_: Type) -> None:
        self._type = type_

    def beside(self, question: Question, width: float) -> Side | None:
        """What stands beside a question, of the width that both have; None where the space is below."""
        if question.answer is not None and question.answer.is_blank:
            return self._unanswered()
        if question.answer is not None and question.answer.absence:
            return self._absent(question.answer.absence)
        if question.space == "boxes":
            return self._few_boxes(question)
        if question.answer is not None:
            return self._short(question.answer.text) if question.space not in {"scale", "ranks"} else None
        if question.space in _PATTERNS:
            return Side(partial(self._cells, _PATTERNS[question.space]))
        if question.space == "figure" and self._type.width(question.unit, Face.BODY) < COLUMN - _FIGURE:
            return Side(partial(self._figure, question.unit), question.unit)
        if question.space == "lines" and question.lines == 1:
            return self._short_line(question, width)
        return None

    def below(self, question: Question, left: float, width: float) -> list[Row]:
        """The rows below a question of which the space is not beside."""
        if question.space == "boxes" and question.boxes:
            return self._boxes(question, left, width)
        if question.space == "scale" and question.boxes:
            return [self._scale(question, left, width)]
        if question.space == "ranks" and question.boxes:
            return self._ranks(question, left, width)
        if question.answer is not None:
            return self._said(question.answer.text, left, width)
        if question.space == "moment":
            return [self._moment(left)]
        if question.space == "figure":
            return [*self._type.lines(question.unit, Face.BODY, left, width), *self._lines(1, left, width)]
        return self._lines(question.lines, left, width)

    # --- beside ---

    def _unanswered(self) -> Side:
        words = _tr("sans réponse")

        def draw(painter: QPainter, left: float, baseline: float) -> None:
            start = left + self._type.width(words, Face.BLANK) + pt(6)
            self._type.write(painter, words, Face.BLANK, left, baseline)
            rule(painter, start, left + COLUMN, baseline, dotted=True)

        return Side(draw, words)

    def _absent(self, words: str) -> Side:
        words = self._type.elided(words, Face.ABSENT, COLUMN - tag_width(self._type, ""))
        return Side(lambda painter, left, baseline: tag(painter, self._type, words, left, baseline), words)

    def _short(self, text: str) -> Side | None:
        if self._type.width(text, Face.ANSWER) > COLUMN or "\n" in text:
            return None
        return Side(
            lambda painter, left, baseline: self._type.write(painter, text, Face.ANSWER, left, baseline), text
        )

    def _cells(self, pattern: str, painter: QPainter, left: float, baseline: float) -> None:
        cells(painter, self._type, pattern, left, baseline)

    def _figure(self, unit: str, painter: QPainter, left: float, baseline: float) -> None:
        rule(painter, left, left + _FIGURE, baseline + pt(1.5))
        self._type.write(painter, unit, Face.BODY, left + _FIGURE + pt(4), baseline)

    def _short_line(self, question: Question, width: float) -> Side | None:
        """A line to write on, where the question leaves room for it."""
        if self._type.width(question.label, Face.LABEL) > width - _LINE_BESIDE - pt(20):
            return None

        def draw(painter: QPainter, left: float, baseline: float) -> None:
            rule(painter, left, left + _LINE_BESIDE, baseline + pt(1.5))

        return Side(draw, width=_LINE_BESIDE)

    def _few_boxes(self, question: Question) -> Side | None:
        widths = [
            self._type.width(box.label, Face.CHOSEN) + BOX + _AFTER_BOX + _APART for box in question.boxes
        ]
        if len(widths) > 3 or sum(widths) - _APART > COLUMN:
            return None

        def draw(painter: QPainter, left: float, baseline: float) -> None:
            for box, width in zip(question.boxes, widths, strict=True):
                self._choice(painter, box, left, baseline, several=question.several)
                left += width

        return Side(draw, " ".join(box.label for box in question.boxes))

    # --- below ---

    def _lines(self, count: int, left: float, width: float) -> list[Row]:
        def draw(painter: QPainter, top: float) -> None:
            rule(painter, left, left + width, top + LINE - pt(2))

        return [Row(LINE, LINE, draw) for _ in range(count)]

    def _said(self, text: str, left: float, width: float) -> list[Row]:
        """A long answer, with a line along it."""
        inside = left + pt(8)

        def along(row: Row) -> Row:
            def draw(painter: QPainter, top: float) -> None:
                upright(painter, left + pt(2), top, top + row.height)

            return over(row, draw)

        return [along(row) for row in self._type.lines(text, Face.ANSWER, inside, width - pt(8))]

    def _moment(self, left: float) -> Row:
        after = left + cells_width("jj/mm/aaaa") + pt(16)

        def draw(painter: QPainter, top: float) -> None:
            self._cells("jj/mm/aaaa", painter, left, top + pt(13))
            self._cells("hh:mm", painter, after, top + pt(13))

        return Row(pt(19), pt(13), draw)

    def _boxes(self, question: Question, left: float, width: float) -> list[Row]:
        """Choices in columns that are read downwards; one column where their words are long."""
        columns = self._columns(question.boxes, width)
        if columns == 1:
            return [row for box in question.boxes for row in self._long_choice(question, box, left, width)]
        count, step = ceil(len(question.boxes) / columns), width / columns

        def line(place: int) -> Row:
            choices = [
                self._long_choice(question, box, left + column * step, step - _NEXT_COLUMN)
                for column, box in enumerate(question.boxes[place::count])
            ]

            def draw(painter: QPainter, top: float) -> None:
                for rows in choices:
                    height = top
                    for row in rows:
                        row.draw(painter, height)
                        height += row.height

            height = max(sum(row.height for row in rows) for rows in choices)
            return Row(height, pt(10), draw, " ".join(row.words for rows in choices for row in rows))

        return [line(place) for place in range(count)]

    def _columns(self, boxes: tuple[Box, ...], width: float) -> int:
        """As many columns as hold every label on a line; two if a long list then has a few labels on two."""
        room = [width / columns - BOX - _AFTER_BOX - _NEXT_COLUMN for columns in range(1, _MOST_COLUMNS + 1)]
        widths = [self._type.width(box.label, Face.CHOSEN if box.ticked else Face.BODY) for box in boxes]
        fitting = max((place for place, each in enumerate(room, 1) if max(widths) <= each), default=1)
        wrapped = len(boxes) > _SHORT_LIST and max(widths) <= 1.8 * room[1]
        return min(max(fitting, 2 if wrapped else 1), len(boxes))

    def _long_choice(self, question: Question, box: Box, left: float, width: float) -> list[Row]:
        inside = BOX + _AFTER_BOX
        face = Face.CHOSEN if box.ticked else Face.BODY
        first, *others = self._type.lines(box.label, face, left + inside, width - inside) or [gap(_SPACED)]

        def draw(painter: QPainter, top: float) -> None:
            tick_box(painter, left, top + first.baseline, ticked=box.ticked, several=question.several)

        return [over(first, draw, _SPACED if not others else 0.0), *others]

    def _choice(self, painter: QPainter, box: Box, left: float, baseline: float, *, several: bool) -> None:
        tick_box(painter, left, baseline, ticked=box.ticked, several=several)
        face = Face.CHOSEN if box.ticked else Face.BODY
        self._type.write(painter, box.label, face, left + BOX + _AFTER_BOX, baseline)

    def _scale(self, question: Question, left: float, width: float) -> Row:
        """Boxes in a row, each with its words below."""
        step = width / len(question.boxes)
        middle = Qt.AlignmentFlag.AlignHCenter
        columns = [
            self._type.lines(
                box.label,
                Face.CHOSEN if box.ticked else Face.BODY,
                left + place * step + pt(2),
                step - pt(4),
                middle,
            )
            for place, box in enumerate(question.boxes)
        ]

        def draw(painter: QPainter, top: float) -> None:
            for place, (box, lines) in enumerate(zip(question.boxes, columns, strict=True)):
                across = left + (place + 0.5) * step - BOX / 2
                tick_box(painter, across, top + pt(10), ticked=box.ticked, several=False)
                height = top + pt(13)
                for line in lines:
                    line.draw(painter, height)
                    height += line.height

        height = pt(15) + max(sum(line.height for line in lines) for lines in columns)
        return Row(height, pt(10), draw, " ".join(box.label for box in question.boxes))

    def _ranks(self, question: Question, left: float, width: float) -> list[Row]:
        """Choices to be numbered, each after a cell for its number."""
        order = _tr("Numérotez de 1 à {count}, dans l’ordre.").format(count=len(question.boxes))
        rows = [] if question.answer else [*self._type.lines(order, Face.SMALL, left, width), gap(pt(4))]
        inside = CELL + _AFTER_BOX
        for box in question.boxes:
            first, *others = self._type.lines(box.label, Face.BODY, left + inside, width - inside) or [
                gap(LINE)
            ]
            draw = partial(self._rank, box, left, first.baseline)
            rows += [over(first, draw, pt(17) if not others else 0.0), *others]
        return rows

    def _rank(self, box: Box, left: float, baseline: float, painter: QPainter, top: float) -> None:
        number_box(painter, self._type, str(box.rank or ""), left, top + baseline)


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
