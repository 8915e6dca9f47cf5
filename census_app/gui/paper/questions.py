"""A question as rows: when it is asked, its number and label, the space for its answer, its remark."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter

from census_app.forms.paper import Grid, Item, Question, span_of
from census_app.gui.paper.measures import GUTTER, LEFT, RIGHT, pt
from census_app.gui.paper.rows import Row, gap, over
from census_app.gui.paper.shapes import BOX, tick_box
from census_app.gui.paper.spaces import Side, Spaces
from census_app.gui.paper.type import Face, Type, rule

_INSIDE = pt(4)
_GRID_LABELS = 0.45
_GRID_SPACE = pt(3)


class Questions:
    """Sets questions in the type of the paper; `inset` is how far they stand to the right."""

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self._spaces = Spaces(type_)

    def condition(self, condition: str, left: float, items: tuple[Item, ...] = ()) -> list[Row]:
        """When something is asked, and which questions that goes for where they are several."""
        first, last = span_of(items) or (0, 0)
        link = _tr("et") if last - first == 1 else _tr("à")
        several = f" (questions\u00a0{first}\u00a0{link}\u00a0{last})" if first < last else ""
        return self._type.lines(f"→ {condition}{several} :", Face.CONDITION, left, RIGHT - left)

    def rows(self, question: Question, inset: float) -> list[Row]:
        """A question and the space for its answer."""
        left = LEFT + inset + GUTTER
        width = RIGHT - left
        side = self._spaces.beside(question, width)
        rows = self.condition(question.condition, left) if question.condition else []
        rows += self._label(question, left, width, side)
        if question.hint:
            rows += self._type.lines(question.hint, Face.SMALL, left, width - _taken(side))
        if side is None:
            rows += [gap(_INSIDE), *self._spaces.below(question, left, width)]
        if question.ending:
            rows += [gap(_INSIDE), *self._type.lines(f"→ {question.ending}.", Face.CONDITION, left, width)]
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

    def grid(self, grid: Grid, inset: float) -> list[Row]:
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
            baseline = top + lines[0].baseline
            if side is not None:
                side.draw(painter, start + pt(6), baseline)
                return
            for place, box in enumerate(question.boxes):
                across = start + (place + 0.5) * step - BOX / 2
                tick_box(painter, across, baseline, ticked=box.ticked, several=question.several)

        above = over(gap(_GRID_SPACE), lambda painter, top: rule(painter, left, RIGHT, top))
        words = f"{lines[0].words} {side.words if side else ''}".strip()
        return [above, replace(over(lines[0], boxes), words=words), *lines[1:], gap(_GRID_SPACE)]


def _taken(side: Side | None) -> float:
    """What the space beside a question takes of its width."""
    return 0.0 if side is None else side.width + pt(10)


def _with_side(row: Row, side: Side) -> Row:
    def draw(painter: QPainter, top: float) -> None:
        side.draw(painter, RIGHT - side.width, top + row.baseline)

    return replace(over(row, draw), words=f"{row.words} {side.words}".strip())


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)
