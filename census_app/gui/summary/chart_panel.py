"""The chart beside the table: what it shows, the figure or for 1 000 inhabitants, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.indicators import IndicatorKind
from census_app.gui import formats
from census_app.gui.summary.amounts import amount, per_1000
from census_app.gui.summary.chart import Bar, BarChart, paint_hatching
from census_app.gui.summary.chooser import Chooser
from census_app.gui.summary.measures import Measure, Reading
from census_app.gui.theme import px, tokens
from census_app.gui.widgets import ElidedLabel, Label, Look, Option

if TYPE_CHECKING:
    from census_app.services.summary import Zone

_KEPT = "summary/per_1000"
_STACKED_BELOW = 360
"""Narrower than this, in pixels at 100 %, the choice stands under the title."""
_AVERAGES = frozenset({IndicatorKind.RATIO, IndicatorKind.PERCENT, IndicatorKind.GRADE})


class ChartPanel(QWidget):
    """Shows one measure in the communes, in the order of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure: Measure | None = None
        self._zones: tuple[Zone, ...] = ()
        self._inside: Zone | None = None
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title = Label("", Look.STRONG, self, wrap=True)
        self._definition = Label("", Look.SMALL, self, wrap=True)
        self._by = Chooser(
            "", [Option("value", self.tr("Valeur")), Option("per_1000", self.tr("Pour 1\u00a0000 habitants"))]
        )
        self._by.set_value(str(QSettings().value(_KEPT, "value")))
        self._by.chosen.connect(self._choose)
        self.chart = BarChart()
        self._silent, self._average = _Mark(hatched=True), _Mark(hatched=False)
        self._silent_text = ElidedLabel(self.tr("personne n’a répondu"), Look.SMALL)
        self._average_text = ElidedLabel("", Look.SMALL)
        self._lay_out()

    def title(self) -> str:
        """What the chart shows, as written over it."""
        return self._title.text()

    def show_measure(self, measure: Measure, zones: Sequence[Zone], inside: Zone) -> None:
        """Draw a measure in these communes; `inside` is the perimeter as a whole."""
        self._measure, self._zones, self._inside = measure, tuple(zones), inside
        self._draw()

    def set_current(self, code: str) -> None:
        """Show which commune is under the cursor of the table."""
        self.chart.set_current(code)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = event.size().width() < px(_STACKED_BELOW)
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _draw(self) -> None:
        measure, inside = self._measure, self._inside
        if measure is None or inside is None:
            return
        whole = measure.read(inside)
        possible = any(measure.read(zone).per_1000 is not None for zone in (inside, *self._zones))
        by_people = possible and self._by.value() == "per_1000"
        self._by.setVisible(possible)
        self._title.setText(measure.name)
        self._definition.setText(measure.definition)
        words = self.tr("{name}, pour 1\u00a0000 habitants") if by_people else "{name}"
        self.chart.setAccessibleName(words.format(name=measure.name))
        bars = [self._bar(measure, zone, by_people=by_people) for zone in self._zones]
        compared = by_people or measure.kind in _AVERAGES
        reference = (whole.per_1000 if by_people else whole.value) if compared else None
        self.chart.show_bars(bars, reference)
        text = _written(measure, whole, by_people=by_people)
        self._average_text.setText(self.tr("périmètre : {figure}").format(figure=text))
        silent = any(bar.silent for bar in bars)
        for widget, shown in (
            (self._silent, silent),
            (self._silent_text, silent),
            (self._average, reference is not None),
            (self._average_text, reference is not None),
        ):
            widget.setVisible(shown)

    def _bar(self, measure: Measure, zone: Zone, *, by_people: bool) -> Bar:
        reading = measure.read(zone)
        text = _written(measure, reading, by_people=by_people)
        told = f"{zone.name} : {text}"
        if measure.covered and reading.eligible:
            told = self.tr("{figure} ({answered} sur {eligible} ont répondu)").format(
                figure=told,
                answered=formats.number(reading.answered),
                eligible=formats.number(reading.eligible),
            )
        return Bar(
            code=zone.code,
            name=zone.name,
            value=reading.per_1000 if by_people else reading.value,
            text=text,
            silent=measure.covered and reading.silent,
            told=told,
        )

    def _choose(self, value: object) -> None:
        QSettings().setValue(_KEPT, value)
        self._draw()

    def _lay_out(self) -> None:
        self._title.setMinimumHeight(px(26))
        self._top.setSpacing(px(8))
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._by, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.chart)
        scrolled.setAccessibleName(self.tr("Graphique par commune"))
        legend = QHBoxLayout()
        legend.setSpacing(px(6))
        for widget in (self._silent, self._silent_text):
            legend.addWidget(widget)
        legend.addSpacing(px(8))
        for widget in (self._average, self._average_text):
            legend.addWidget(widget)
        legend.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._top)
        column.addWidget(self._definition)
        column.addWidget(scrolled, 1)
        column.addLayout(legend)


def _written(measure: Measure, reading: Reading, *, by_people: bool) -> str:
    return per_1000(reading.per_1000) if by_people else amount(reading.value, measure.kind)


class _Mark(QWidget):
    """A small sample of what the legend explains: the hatching, or the dashed line."""

    def __init__(self, *, hatched: bool) -> None:
        super().__init__()
        self._hatched = hatched
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(18), px(11))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._hatched:
            paint_hatching(painter, QRectF(self.rect()))
        else:
            painter.setPen(QPen(QColor(tokens().shape), 1, Qt.PenStyle.DashLine))
            middle = self.width() // 2 + 0.5
            painter.drawLine(QLineF(middle, 0, middle, self.height()))
        painter.end()
