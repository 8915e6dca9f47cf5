"""The figures: cards above, then a table by theme with its chart beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.summary.cards import FigureCards
from census_app.gui.summary.chart_panel import ChartPanel
from census_app.gui.summary.computing import Answer
from census_app.gui.summary.measures import THEMES, theme_label
from census_app.gui.summary.table import ZoneTable
from census_app.gui.theme import px
from census_app.gui.widgets import ActionChip

_KEPT = "summary/theme"
_CHART_BELOW = 700
"""Narrower than this, in pixels at 100 %, the chart stands under the table."""


class Figures(QWidget):
    """Shows an answer, on the theme looked at."""

    opened = Signal(str)
    """Carries the code of the commune to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self._tables: dict[str, ZoneTable] = {}
        self.cards = FigureCards(self)
        self.tabs = QTabBar(self)
        self.chart = ChartPanel(self)
        self._columns = ActionChip(self.tr("Colonnes"), self)
        self._stack = QStackedWidget(self)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.show_theme(str(QSettings().value(_KEPT, THEMES[0])))
        self.tabs.currentChanged.connect(self._turn)
        self.cards.asked.connect(self.show_indicator)

    def show_answer(self, answer: Answer) -> None:
        """Show these figures, on the theme looked at; the other themes are made when they are."""
        self._answer = answer
        self.cards.show_summary(answer.summary, answer.previous)
        for table in self._tables.values():
            table.show_summary(answer.summary)
        self._turn()

    def table(self) -> ZoneTable | None:
        """The table of the theme looked at; None while there are no figures."""
        theme = THEMES[self.tabs.currentIndex()]
        if theme not in self._tables and self._answer is not None:
            table = self._tables[theme] = ZoneTable(theme, self._answer.summary, self)
            table.opened.connect(self.opened)
            table.arranged.connect(self._draw)
            table.current_changed.connect(self.chart.set_current)
            self._stack.addWidget(table)
        return self._tables.get(theme)

    def show_theme(self, theme: str) -> None:
        """Look at a theme; one that is none is ignored."""
        if theme in THEMES:
            self.tabs.setCurrentIndex(THEMES.index(theme))
            self._turn()

    def show_indicator(self, code: str) -> None:
        """Look at an indicator: its theme, its column, its chart."""
        from census_app.services.reference import catalogue

        self.show_theme(catalogue()[code].pillar.value)
        table = self.table()
        if table is not None:
            table.chart(code)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = event.size().width() < px(_CHART_BELOW)
        self.chart.setMinimumHeight(px(240) if narrow else 0)
        self._body.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _turn(self) -> None:
        QSettings().setValue(_KEPT, THEMES[self.tabs.currentIndex()])
        table = self.table()
        if table is not None:
            self._stack.setCurrentWidget(table)
            self._draw()

    def _draw(self) -> None:
        table = self.table()
        if self._answer is not None and table is not None:
            self.chart.show_measure(table.measure(), table.zones(), self._answer.summary.inside)

    def _choose_columns(self) -> None:
        table = self.table()
        if table is not None:
            table.choose_columns(self._columns.mapToGlobal(QPoint(0, self._columns.height() + 2)))

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.tr("Thème"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for theme in THEMES:
            self.tabs.addTab(theme_label(theme))
        self._columns.clicked.connect(self._choose_columns)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.tabs, 1)
        top.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignVCenter)
        left = QVBoxLayout()
        left.setSpacing(px(4))
        left.addLayout(top)
        left.addWidget(self._stack, 1)
        self.chart.setMinimumWidth(px(260))
        self._body.setSpacing(px(20))
        self._body.addLayout(left, 2)
        self._body.addWidget(self.chart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.cards)
        column.addLayout(self._body, 1)
