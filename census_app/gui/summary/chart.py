"""Bars by commune, with the figures written: readable in grey, and by who does not see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, font, px, tokens

_LOWEST_ROW, _HIGHEST_ROW = 19, 26
_BAR = 9
_GAP = 8
_LARGEST_NAME: Final = Fraction(2, 5)
"""The part of the width that names may take, at most."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A commune: its figure as written; `silent` where nobody answered; `told` is the tooltip."""

    code: str
    name: str
    value: Fraction | None
    text: str
    silent: bool
    told: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where things are across, in pixels: names end, bars begin at zero, figures need room."""

    names: float
    zero: float
    unit: Fraction

    def at(self, value: Fraction) -> float:
        return self.zero + round(value * self.unit)


class BarChart(QWidget):
    """Horizontal bars in the order given; a dashed line where the perimeter as a whole stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._reference: Fraction | None = None
        self._current = ""

    def show_bars(self, bars: Sequence[Bar], reference: Fraction | None) -> None:
        """Draw these bars, and the line when there is a reference."""
        self._bars, self._reference = tuple(bars), reference
        self.setAccessibleDescription(" ; ".join(bar.told for bar in bars))
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """What is drawn, from top to bottom."""
        return self._bars

    def set_current(self, code: str) -> None:
        """Show which commune is under the cursor of the table."""
        if code != self._current:
            self._current = code
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(320), len(self._bars) * px(_LOWEST_ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), len(self._bars) * px(_LOWEST_ROW))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = int(event.pos().y() // self._row_height())
            told = self._bars[place].told if 0 <= place < len(self._bars) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, scale = self._row_height(), self._scale()
        seen = event.rect()
        first = max(0, int(seen.top() // height))
        last = min(len(self._bars), int(seen.bottom() // height) + 1)
        bottom = len(self._bars) * height
        self._paint_lines(painter, scale, bottom)
        for place in range(first, last):
            area = QRectF(0, place * height, self.width(), height)
            self._paint_bar(painter, area, scale, self._bars[place])
        painter.end()

    def _row_height(self) -> float:
        room = self.height() / max(1, len(self._bars))
        return min(float(px(_HIGHEST_ROW)), max(float(px(_LOWEST_ROW)), room))

    def _scale(self) -> _Scale:
        words = QFontMetricsF(font(Size.SMALL, QFont.Weight.DemiBold))
        wanted = max(words.horizontalAdvance(bar.name) for bar in self._bars)
        names = min(wanted, round(self.width() * _LARGEST_NAME))
        figures = max(words.horizontalAdvance(bar.text) for bar in self._bars)
        known = [bar.value for bar in self._bars if bar.value is not None]
        highest = max([Fraction(0), *known, *([self._reference] if self._reference is not None else [])])
        lowest = min([Fraction(0), *known])
        left = names + px(_GAP)
        room = max(px(24), int(self.width() - left - figures - px(_GAP)))
        unit = Fraction(room) / (highest - lowest or 1)
        return _Scale(names, left - round(lowest * unit), unit)

    def _paint_lines(self, painter: QPainter, scale: _Scale, bottom: float) -> None:
        colours = tokens()
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.drawLine(QLineF(scale.zero - 0.5, 0, scale.zero - 0.5, bottom))
        if self._reference is not None:
            painter.setPen(QPen(QColor(colours.shape), 1, Qt.PenStyle.DashLine))
            across = scale.at(self._reference) + 0.5
            painter.drawLine(QLineF(across, 0, across, bottom))

    def _paint_bar(self, painter: QPainter, area: QRectF, scale: _Scale, bar: Bar) -> None:
        colours, current = tokens(), bar.code == self._current
        weight = QFont.Weight.DemiBold if current else QFont.Weight.Normal
        written = font(Size.SMALL, weight)
        painter.setFont(written)
        painter.setPen(QColor(colours.text))
        name = QRectF(0, area.top(), scale.names, area.height())
        shown = QFontMetricsF(written).elidedText(bar.name, Qt.TextElideMode.ElideRight, scale.names + 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignRight, shown)
        end = self._paint_shape(painter, area, scale, bar)
        painter.setPen(QColor(colours.text if bar.value is not None else colours.secondary))
        figure = QRectF(end + px(5), area.top(), area.right() - end, area.height())
        # Over the dashed line, the figure keeps its own ground.
        ground = QFontMetricsF(written).boundingRect(bar.text).width()
        painter.fillRect(figure.adjusted(-1, 2, ground + 2 - figure.width(), -2), QColor(colours.surface))
        painter.drawText(figure, middle, bar.text)

    def _paint_shape(self, painter: QPainter, area: QRectF, scale: _Scale, bar: Bar) -> float:
        """Draw the bar, or the hatching where nobody answered; return where its figure begins."""
        top = area.center().y() - px(_BAR) / 2
        if bar.silent:
            hatched = QRectF(scale.zero, top, px(28), px(_BAR))
            paint_hatching(painter, hatched)
            return hatched.right()
        if not bar.value:
            return scale.zero
        across = scale.at(bar.value)
        left, right = min(scale.zero, across), max(scale.zero, across)
        shape = QRectF(left, top, max(1.0, right - left), px(_BAR))
        painter.fillRect(shape, QColor(tokens().accent))
        return max(scale.zero, right)


def paint_hatching(painter: QPainter, area: QRectF) -> None:
    """What stands for « nobody answered »: a hatched box, which no figure looks like."""
    colour = QColor(tokens().shape)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
