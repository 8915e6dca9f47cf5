"""Rows for a table, read page by page: a hundred thousand rows open as fast as thirty."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from census_app.gui.theme import Tone

Row = TypeVar("Row")
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 10
_PAGE = 200
_PAGES_KEPT = 24
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: a text, in grey or strong, as a badge when it has a tone, and a small note after."""

    text: str
    tone: Tone | None = None
    note: str = ""
    strong: bool = False
    grey: bool = False


@dataclass(frozen=True)  # without slots: Python 3.11 could not make a `Column[Row](…)`
class Column(Generic[Row]):
    """A column: `width` in pixels at 100 %, `number` aligns right, `chosen` shows it at first."""

    key: str
    title: str
    cell: Callable[[Row], Cell]
    width: int = 120
    number: bool = False
    sortable: bool = True
    chosen: bool = True


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A window on rows that `fetch(first, count)` reads when they come into view.

    Sorting is asked of whoever fetches: `sort_asked` carries (column key, descending).
    """

    sort_asked = Signal(object)

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self._count = 0
        self._fetch: Callable[[int, int], Sequence[Row]] = lambda _first, _count: ()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def set_source(self, count: int, fetch: Callable[[int, int], Sequence[Row]]) -> None:
        """Show `count` rows; `fetch(first, number)` gives them from any place."""
        self.beginResetModel()
        self._count, self._fetch = count, fetch
        self._pages.clear()
        self.endResetModel()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows that are already at hand."""
        self.set_source(len(rows), lambda first, count: rows[first : first + count])

    def row(self, place: int) -> Row | None:
        """The row at a place, or None when there is none any more."""
        if not 0 <= place < self._count:
            return None
        number, inside = divmod(place, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number * _PAGE, _PAGE)
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[inside] if inside < len(page) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, CELL_ROLE}:
            return None
        row = self.row(index.row())
        if row is None:
            return None
        cell = column.cell(row)
        return cell if role == CELL_ROLE else f"{cell.text} {cell.note}".rstrip()

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.sort_asked.emit((self.columns[column].key, order is Qt.SortOrder.DescendingOrder))
