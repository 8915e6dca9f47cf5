"""The table by commune of one theme; the totals stay in sight under it, in the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.domain.text import fold
from census_app.gui.summary.amounts import coverage
from census_app.gui.summary.measures import Measure, measures
from census_app.gui.theme import Size, font, px, text_scale
from census_app.gui.widgets import Cell, Column, DataTable, RowsModel, Rule

if TYPE_CHECKING:
    from census_app.services.summary import Summary, Zone

_NAME: Final = "name"
_NARROWEST, _WIDEST, _PADDINGS = 84, 200, 22
"""Of a column of figures, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a commune, or one of the four zones that stand apart."""

    zone: Zone
    label: str
    strong: bool = False
    grey: bool = False


class ZoneTable(QWidget):
    """Sorted by any column, the totals apart; what is under the cursor is what the chart shows."""

    opened = Signal(str)
    """Carries the code of the commune to open."""
    arranged = Signal()
    """The order of the communes, or the measure under the cursor, is another."""
    current_changed = Signal(str)
    """Carries the code of the commune under the cursor, or nothing."""

    def __init__(self, theme: str, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measures = measures(theme)
        self._charted = _first(self._measures)
        self._lines: list[Line] = []
        self._order = (_NAME, False)
        columns = self._columns(self._apart(summary))
        self._model, self._totals_model = RowsModel(columns), RowsModel(columns)
        self.table = DataTable(self._model, name=f"summary-{theme}", stretch=_NAME)
        self.totals = DataTable(self._totals_model)
        self._lay_out()
        self._connect()
        self.show_summary(summary)

    def show_summary(self, summary: Summary) -> None:
        """Show other figures, keeping the order and the place of the cursor."""
        self._lines = [Line(zone, zone.name) for zone in summary.communes]
        self._totals_model.set_rows(self._apart(summary))
        self._show()

    def measure(self) -> Measure:
        """What the chart shows: the column under the cursor, or the one sorted last."""
        return self._charted

    def chart(self, key: str) -> None:
        """Put a measure under the cursor, and in sight."""
        found = next((one for one in self._measures if one.key == key), None)
        if found is not None:
            self.table.setColumnHidden(1 + self._measures.index(found), False)
            self._take(found)

    def zones(self) -> tuple[Zone, ...]:
        """The communes in the order of the screen."""
        return tuple(line.zone for line in self._lines)

    def choose_columns(self, place: QPoint) -> None:
        """Open the menu of the columns at a place of the screen."""
        self.table.choose_columns(place)

    def _apart(self, summary: Summary) -> tuple[Line, ...]:
        return (
            Line(summary.inside, self.tr("Total du périmètre"), strong=True),
            Line(summary.outside, self.tr("Hors périmètre"), grey=True),
            Line(summary.unlocated, self.tr("Non localisé"), grey=True),
            Line(summary.total, self.tr("Ensemble"), strong=True),
        )

    def _columns(self, totals: Sequence[Line]) -> list[Column[Line]]:
        """The columns, wide enough for their totals, which are the largest figures."""
        name = Column[Line](_NAME, self.tr("Commune"), _name_cell, width=176)
        return [
            name,
            *(
                Column[Line](
                    one.key,
                    one.title,
                    partial(_figure_cell, one),
                    width=_width(one, totals),
                    number=True,
                    chosen=one.chosen,
                )
                for one in self._measures
            ),
        ]

    # --- the order, the cursor ---

    def _show(self) -> None:
        current, column = self.table.current(), max(0, self.table.currentIndex().column())
        scrolled = self.table.verticalScrollBar().value()
        self._sort()
        self._model.set_rows(self._lines)
        self.table.show_sorted(self._order[0], descending=self._order[1])
        codes = [line.zone.code for line in self._lines]
        if current is not None and current.zone.code in codes:
            index = self._model.index(codes.index(current.zone.code), column)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.verticalScrollBar().setValue(scrolled)
        self.arranged.emit()

    def _sort(self) -> None:
        """Order the communes; what is not known comes last, in one direction as in the other."""
        key, descending = self._order
        self._lines.sort(key=lambda line: fold(line.label), reverse=descending and key == _NAME)
        measure = next((one for one in self._measures if one.key == key), None)
        if measure is None:
            return
        read = {line.zone.code: measure.read(line.zone).value for line in self._lines}
        known = [line for line in self._lines if read[line.zone.code] is not None]
        unknown = [line for line in self._lines if read[line.zone.code] is None]
        known.sort(key=lambda line: read[line.zone.code] or 0, reverse=descending)
        self._lines = known + unknown

    def _sort_asked(self, order: tuple[str, bool]) -> None:
        self._order = order
        self._charted = next((one for one in self._measures if one.key == order[0]), self._charted)
        self._show()

    def _moved(self, index: QModelIndex) -> None:
        line = self._model.row(index.row()) if index.isValid() else None
        self.current_changed.emit(line.zone.code if line is not None else "")
        if index.isValid() and index.column() > 0:
            self._take(self._measures[index.column() - 1])

    def _take(self, measure: Measure) -> None:
        if measure != self._charted:
            self._charted = measure
            self.arranged.emit()

    def _clicked(self, index: QModelIndex) -> None:
        line = self._model.row(index.row())
        if line is not None and index.column() == 0:
            self.opened.emit(line.zone.code)

    # --- two tables that look like one ---

    def _connect(self) -> None:
        self._model.sort_asked.connect(self._sort_asked)
        self.table.opened.connect(lambda line: self.opened.emit(line.zone.code))
        self.table.clicked.connect(self._clicked)
        self.table.selectionModel().currentChanged.connect(self._moved)
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self._follow)
        header.sectionMoved.connect(self._follow)
        header.geometriesChanged.connect(self._follow)
        across, below = self.table.horizontalScrollBar(), self.totals.horizontalScrollBar()
        below.valueChanged.connect(across.setValue)
        across.valueChanged.connect(below.setValue)

    def _follow(self) -> None:
        """Give the totals the columns of the communes."""
        state = self.table.horizontalHeader().saveState()
        if state != self.totals.horizontalHeader().saveState():
            self.totals.horizontalHeader().restoreState(state)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("Chiffres par commune"))
        self.totals.setAccessibleName(self.tr("Totaux"))
        self.table.setMinimumHeight(px(140))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.totals.horizontalHeader().hide()
        self.totals.verticalHeader().setDefaultSectionSize(px(30))
        self.totals.setFixedHeight(4 * px(30) + px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(Rule(self))
        column.addWidget(self.totals)


def _first(shown: Sequence[Measure]) -> Measure:
    """The first indicator that is shown at first, or the first column."""
    return next((one for one in shown if one.chosen and one.covered), shown[0])


def _width(measure: Measure, lines: Sequence[Line]) -> int:
    """Room for the title with its arrow and for the widest of these figures, in pixels at 100 %."""
    small = QFontMetrics(font(Size.SMALL))
    title = QFontMetrics(font(Size.SMALL, QFont.Weight.DemiBold)).horizontalAdvance(measure.title) + px(12)
    strong = QFontMetrics(font(Size.BODY, QFont.Weight.Medium))
    cells = [_figure_cell(measure, line) for line in lines]
    figures = [strong.horizontalAdvance(one.text) + small.horizontalAdvance(one.note) for one in cells]
    wanted = max(title, *(width + px(6) for width in figures)) + px(_PADDINGS)
    return round(min(px(_WIDEST), max(px(_NARROWEST), wanted)) / text_scale())


def _name_cell(line: Line) -> Cell:
    return Cell(line.label, strong=line.strong, grey=line.grey)


def _figure_cell(measure: Measure, line: Line) -> Cell:
    reading = measure.read(line.zone)
    note = coverage(reading.answered, reading.eligible) if measure.covered and reading.eligible else ""
    return Cell(measure.text(line.zone), note=note, strong=line.strong, grey=line.grey)
