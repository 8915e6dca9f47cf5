"""Setting type: texts cut into lines of a width, in the few faces of the paper."""

from __future__ import annotations

import re
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from census_app.gui.paper.measures import pt
from census_app.gui.paper.rows import Row
from census_app.gui.theme.fonts import base_font

INK = QColor("black")
GREY = QColor("#555555")
PALE = QColor("#999999")
SHADE = QColor("#ececec")

_OPENING = re.compile("« +")
_CLOSING = re.compile(r" +(?=[»:;?!%€])")
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PICTURES = re.compile("(?:[\U0001f000-\U0001faff][\ufe0f\u200d\U000e0020-\U000e007f]*)+ ?")


class Face(Enum):
    """Size in points, weight, whether it leans, colour."""

    TITLE = 19.0, QFont.Weight.Bold, False, INK
    SECTION = 12.0, QFont.Weight.Bold, False, INK
    GROUP = 10.5, QFont.Weight.DemiBold, False, INK
    LABEL = 9.5, QFont.Weight.DemiBold, False, INK
    QUIET = 9.5, QFont.Weight.Normal, False, INK
    ANSWER = 9.5, QFont.Weight.Bold, False, INK
    BODY = 9.0, QFont.Weight.Normal, False, INK
    CHOSEN = 9.0, QFont.Weight.Bold, False, INK
    SMALL = 8.0, QFont.Weight.Normal, False, GREY
    CONDITION = 8.0, QFont.Weight.Medium, True, INK
    ABSENT = 8.5, QFont.Weight.Medium, True, INK
    BLANK = 8.5, QFont.Weight.Normal, True, GREY
    HINTED = 7.0, QFont.Weight.Light, False, PALE


def polished(text: str) -> str:
    """A text with the spaces that French does not cut at, its breaks as those of a line.

    Emoji are left out: printers and most fonts show boxes in their place. A text that is nothing else stays.
    """
    text = _PICTURES.sub("", text).strip() or text
    text = _BREAKS.sub("\u2028", _CONTROLS.sub("", text.strip()))
    return _CLOSING.sub("\u00a0", _OPENING.sub("«\u00a0", text))


class Type:
    """The faces on one paint device."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device
        self._fonts = {face: _font(face) for face in Face}

    def width(self, text: str, face: Face) -> float:
        """The width of a text on one line."""
        return self._metrics(face).horizontalAdvance(polished(text))

    def ascent(self, face: Face) -> float:
        """How far above its line a face goes."""
        return self._metrics(face).ascent()

    def lines(
        self,
        text: str,
        face: Face,
        left: float,
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> list[Row]:
        """The lines of a text that begins at `left`, one row each; a word longer than a line is cut."""
        layout = QTextLayout(polished(text), self._fonts[face], self._device)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        rows: list[Row] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            rows.append(_line(layout, line, len(rows), left, face.value[3]))
        layout.endLayout()
        return rows

    def write(self, painter: QPainter, text: str, face: Face, left: float, baseline: float) -> None:
        """One line of text on its baseline."""
        painter.setFont(self._fonts[face])
        painter.setPen(face.value[3])
        painter.drawText(QPointF(left, baseline), polished(text))

    def elided(self, text: str, face: Face, width: float) -> str:
        """A text cut to a width, with « … » where it is."""
        return self._metrics(face).elidedText(polished(text), Qt.TextElideMode.ElideRight, width)

    def _metrics(self, face: Face) -> QFontMetricsF:
        return QFontMetricsF(self._fonts[face], self._device)


def rule(painter: QPainter, left: float, right: float, height: float, *, dotted: bool = False) -> None:
    """A line to write on, or one that separates."""
    painter.setPen(
        QPen(PALE if dotted else GREY, pt(0.5), Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine)
    )
    painter.drawLine(QPointF(left, height), QPointF(right, height))


def band(painter: QPainter, area: QRectF) -> None:
    """A pale band behind a title."""
    painter.fillRect(area, SHADE)


def _line(layout: QTextLayout, line: QTextLine, place: int, left: float, colour: QColor) -> Row:
    text = layout.text()[line.textStart() : line.textStart() + line.textLength()]

    def draw(painter: QPainter, top: float) -> None:
        painter.setPen(colour)
        layout.lineAt(place).draw(painter, QPointF(left, top))

    return Row(line.height(), line.ascent(), draw, text)


def _font(face: Face) -> QFont:
    size, weight, leans, _ = face.value
    font = QFont(base_font(1.0))
    # Signs of another shape (figures of one width, a colon raised beside a figure) have no letter behind them
    # in a PDF: they could be neither searched nor copied.
    font.clearFeatures()
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPointSizeF(size)
    font.setWeight(weight)
    font.setItalic(leans)
    return font
