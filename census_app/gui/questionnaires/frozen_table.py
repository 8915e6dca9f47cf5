"""A wide table whose first columns stay while the others are scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Column, DataTable, RowsModel, Rule
from census_app.gui.widgets.table_model import Row


class FrozenTable(QWidget, Generic[Row]):
    """Two tables of the same rows that scroll and move as one: `fixed`, never sideways, and `table`."""

    opened = Signal(object)
    """Carries the row to open: Enter, or a double click on either side."""

    def __init__(
        self, columns: Sequence[Column[Row]], rows: Sequence[Row], frozen: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fixed = self._made(columns[:frozen], rows)
        self.table = self._made(columns[frozen:], rows)
        self.fixed.setFixedWidth(sum(px(column.width) for column in columns[:frozen]))
        self.fixed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fixed.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fixed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.table)
        self._under = QWidget(self)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.fixed, 1)
        left.addWidget(self._under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(Rule(self, vertical=True))
        row.addWidget(self.table, 1)
        self._tie()

    def name(self, text: str) -> None:
        """Say to screen readers what the rows are."""
        for table in (self.fixed, self.table):
            table.setAccessibleName(text)

    def _made(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> DataTable[Row]:
        model: RowsModel[Row] = RowsModel(columns)
        model.set_rows(rows)
        table = DataTable(model, self)
        table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        table.horizontalHeader().setSectionsClickable(False)
        table.opened.connect(self.opened)
        return table

    def _tie(self) -> None:
        """What is done to one side is done to the other; only the right one has the cursor."""
        bars = self.fixed.verticalScrollBar(), self.table.verticalScrollBar()
        for here, there in (bars, bars[::-1]):
            here.valueChanged.connect(there.setValue)
        self.fixed.selectionModel().currentRowChanged.connect(self._follow_fixed)
        self.table.selectionModel().currentRowChanged.connect(self._follow_table)
        self.fixed.clicked.connect(lambda _place: self.table.setFocus())
        self.table.horizontalScrollBar().rangeChanged.connect(self._level)

    def _follow_fixed(self, current: QModelIndex) -> None:
        if current.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.table.model().index(current.row(), 0))

    def _follow_table(self, current: QModelIndex) -> None:
        if current.row() != self.fixed.currentIndex().row():
            self.fixed.setCurrentIndex(self.fixed.model().index(current.row(), 0))

    def _level(self, _least: int, most: int) -> None:
        """Leave under the fixed side the room that the bar takes under the other."""
        bar = self.table.horizontalScrollBar()
        self._under.setFixedHeight(bar.sizeHint().height() if most else 0)
