"""The table of the program: thirty-four pixels a row, thin lines, columns one can choose and keep."""

from typing import Generic

from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget
from typing_extensions import override

from census_app.gui.theme import px, tokens
from census_app.gui.widgets.cell_delegate import ROW_HEIGHT, CellDelegate
from census_app.gui.widgets.table_header import TableHeader
from census_app.gui.widgets.table_model import Row, RowsModel


class DataTable(QTableView, Generic[Row]):
    """Shows a `RowsModel`; Enter or a double click opens a row.

    `name` is the key under which widths, order and choice of columns are remembered; empty remembers
    nothing. With `stretch`, the table uses all its width, first of all for the column of that key.
    """

    opened = Signal(object)
    """Carries the row to open."""
    current_changed = Signal(object)
    """Carries the row under the cursor, or None."""

    def __init__(
        self, model: RowsModel[Row], parent: QWidget | None = None, *, name: str = "", stretch: str = ""
    ) -> None:
        super().__init__(parent)
        self._rows, self._name, self._stretch = model, name, stretch
        self._arranged, self._filling = False, False
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self._set_behaviour()
        self._set_widths()
        self._restore()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)
        model.modelReset.connect(self._reset)
        self._header.sectionResized.connect(self._remember)
        self._header.sectionMoved.connect(self._remember)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(
            lambda place: self.choose_columns(self._header.mapToGlobal(place))
        )

    def current(self) -> Row | None:
        """The row under the cursor, or None."""
        return self._rows.row(self.currentIndex().row())

    def selected(self) -> list[Row]:
        """The selected rows, in the order of the screen."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = (self._rows.row(place) for place in places)
        return [row for row in rows if row is not None]

    def show_sorted(self, key: str, *, descending: bool = False) -> None:
        """Show the arrow of the order in which the rows come, without asking for it."""
        place = next(p for p, column in enumerate(self._rows.columns) if column.key == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._show_order(place, order)

    def columns_menu(self) -> QMenu:
        """A menu in which columns are shown and hidden."""
        menu = QMenu(self)
        for place, column in enumerate(self._rows.columns):
            line = menu.addAction(column.title)
            line.setCheckable(True)
            line.setChecked(not self.isColumnHidden(place))
            line.setEnabled(place > 0)
            line.toggled.connect(lambda shown, at=place: self._show_column(at, shown))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def choose_columns(self, place: QPoint) -> None:
        """Open the columns' menu at a place of the screen."""
        self.columns_menu().popup(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_width()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing is for the search box, not for jumping among rows."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self.currentIndex()
        if not self.hasFocus() or not place.isValid():
            return
        row = self.visualRect(place)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(tokens().accent), 2))
        width = min(self._header.length(), self.viewport().width())
        painter.drawRect(1, row.top() + 1, width - 2, row.height() - 3)
        painter.end()

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self._header.setSortIndicatorShown(True)
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self._header.sortIndicatorChanged.connect(self._sort)

    def _sort(self, place: int, order: Qt.SortOrder) -> None:
        if 0 <= place < len(self._rows.columns) and not self._rows.columns[place].sortable:
            self._show_order(*self._sorted)
        elif (place, order) != self._sorted:
            self._sorted = (place, order)
            self._rows.sort(place, order)

    def _show_order(self, place: int, order: Qt.SortOrder) -> None:
        self._sorted = (place, order)
        blocked = self._header.blockSignals(True)
        self._header.setSortIndicator(place, order)
        self._header.blockSignals(blocked)

    def _set_widths(self) -> None:
        for place, column in enumerate(self._rows.columns):
            self.setColumnWidth(place, px(column.width))
            self.setColumnHidden(place, not column.chosen)

    def _fill_width(self) -> None:
        """Use the width there is: shared among the texts at first, left to one column once arranged by hand.

        No column becomes narrower than its own width for that; beyond, the table scrolls.
        """
        columns = self._rows.columns
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        named = [at for at in shown if columns[at].key == self._stretch]
        if not named:
            return
        sharing = named if self._arranged else [at for at in shown if not columns[at].number]
        own = {at: px(columns[at].width) for at in sharing}
        taken = sum(self.columnWidth(at) for at in shown if at not in own)
        total = sum(own.values())
        room = max(total, self.viewport().width() - taken)
        self._filling = True
        for at in sharing:
            if at != named[0]:
                self.setColumnWidth(at, own[at] * room // total)
        rest = sum(self.columnWidth(at) for at in shown if at != named[0])
        self.setColumnWidth(named[0], max(own[named[0]], self.viewport().width() - rest))
        self._filling = False

    def _show_column(self, place: int, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        self._fill_width()
        self._remember()

    def _remember(self) -> None:
        if self._filling:
            return
        self._arranged = True
        if self._name:
            QSettings().setValue(f"tables/{self._name}", self._header.saveState())

    def _restore(self) -> None:
        kept = QSettings().value(f"tables/{self._name}") if self._name else None
        if kept is not None:
            self._header.restoreState(kept)
            self._arranged = True

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def _moved(self, current: QModelIndex) -> None:
        self.current_changed.emit(self._rows.row(current.row()) if current.isValid() else None)

    def _reset(self) -> None:
        self.current_changed.emit(None)
