"""The shapes of paper: boxes to tick, cells for figures, ticks, tags."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from census_app.gui.paper.measures import pt
from census_app.gui.paper.type import GREY, INK, Face, Type

BOX = pt(8.5)
CELL = pt(12.5)
CELL_HEIGHT = pt(15)
LINE = pt(19)
"""From a line to write on to the next."""


def tick_box(painter: QPainter, left: float, baseline: float, *, ticked: bool, several: bool) -> None:
    """A box beside a choice: a square where several may be ticked, a circle where only one."""
    area = QRectF(left, baseline - BOX * 0.88, BOX, BOX)
    painter.setPen(QPen(INK, pt(0.8)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if several:
        painter.drawRect(area)
    else:
        painter.drawEllipse(area)
    if not ticked:
        return
    if not several:
        inner = BOX * 0.24
        painter.setBrush(INK)
        painter.drawEllipse(area.adjusted(inner, inner, -inner, -inner))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return
    painter.setPen(
        QPen(INK, pt(1.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPolyline([_at(area, 0.2, 0.52), _at(area, 0.43, 0.76), _at(area, 0.84, 0.2)])


def cells(painter: QPainter, type_: Type, pattern: str, left: float, baseline: float) -> None:
    """Cells for digits: one for each letter of `pattern` (« jj/mm/aaaa »), the rest as it is written."""
    top = baseline - CELL_HEIGHT * 0.78
    for letter in pattern:
        if letter.isalpha():
            painter.setPen(QPen(GREY, pt(0.6)))
            painter.drawRect(QRectF(left, top, CELL, CELL_HEIGHT))
            type_.write(
                painter, letter, Face.HINTED, left + (CELL - type_.width(letter, Face.HINTED)) / 2, baseline
            )
        else:
            type_.write(
                painter, letter, Face.BODY, left + (_between() - type_.width(letter, Face.BODY)) / 2, baseline
            )
        left += CELL if letter.isalpha() else _between()


def cells_width(pattern: str) -> float:
    """The width of the cells of a pattern."""
    return sum(CELL if letter.isalpha() else _between() for letter in pattern)


def tag(painter: QPainter, type_: Type, text: str, left: float, baseline: float) -> None:
    """Words in a frame: why there is no answer."""
    width = type_.width(text, Face.ABSENT)
    painter.setPen(QPen(INK, pt(0.6)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(left, baseline - pt(8.6), width + pt(10), pt(12)), pt(3), pt(3))
    type_.write(painter, text, Face.ABSENT, left + pt(5), baseline)


def tag_width(type_: Type, text: str) -> float:
    """The width of words in a frame."""
    return type_.width(text, Face.ABSENT) + pt(10)


def number_box(painter: QPainter, type_: Type, number: str, left: float, baseline: float) -> None:
    """A cell for the number of a choice that is put in order."""
    painter.setPen(QPen(INK, pt(0.7)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(left, baseline - CELL * 0.8, CELL, CELL))
    across = left + (CELL - type_.width(number, Face.CHOSEN)) / 2
    type_.write(painter, number, Face.CHOSEN, across, baseline)


def upright(painter: QPainter, left: float, top: float, bottom: float) -> None:
    """A line along a text, to its left."""
    painter.setPen(QPen(GREY, pt(1.2)))
    painter.drawLine(QPointF(left, top), QPointF(left, bottom))


def _between() -> float:
    return pt(7)


def _at(area: QRectF, across: float, down: float) -> QPointF:
    return QPointF(area.left() + across * area.width(), area.top() + down * area.height())
