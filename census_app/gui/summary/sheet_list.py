"""The sheets of the workbook with a tick each, in two columns; all of them or none at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look, Option

_ROWS, _ROW_HEIGHT, _COLUMN_WIDTH = 10, 25, 208
_KEY = Qt.ItemDataRole.UserRole


class SheetList(QWidget):
    """Space ticks a sheet, arrows go from one to the next; ticks of sheets not shown are kept."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: set[str] = set()
        self.list = _Columns(self)
        title = Label(self.tr("Feuilles"), Look.MEDIUM)
        title.setBuddy(self.list)
        self.list.setAccessibleName(title.text())
        self.all_button, self.none_button = LinkButton(self.tr("Toutes")), LinkButton(self.tr("Aucune"))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self.list)
        self.all_button.clicked.connect(lambda: self._tick_every(Qt.CheckState.Checked))
        self.none_button.clicked.connect(lambda: self._tick_every(Qt.CheckState.Unchecked))
        self.list.itemChanged.connect(self._take)

    def offer(self, sheets: Sequence[Option]) -> None:
        """Show these sheets, ticked unless they were left out."""
        self.list.blockSignals(True)
        self.list.clear()
        for sheet in sheets:
            item = QListWidgetItem(sheet.label)
            item.setData(_KEY, sheet.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            out = sheet.value in self._left_out
            item.setCheckState(Qt.CheckState.Unchecked if out else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def leave_out(self, keys: Collection[str]) -> None:
        """Take the ticks of these sheets away; to be said before they are offered."""
        self._left_out = set(keys)

    def left_out(self) -> frozenset[str]:
        """The sheets without a tick, those not shown now included."""
        return frozenset(self._left_out)

    def ticked(self) -> frozenset[str]:
        """The sheets shown with a tick."""
        return frozenset(
            item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, key: str, *, on: bool) -> None:
        """Tick a sheet, or take its tick away, as the user does."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _take(self, item: QListWidgetItem) -> None:
        self._note(item)
        self.edited.emit()

    def _note(self, item: QListWidgetItem) -> None:
        if item.checkState() is Qt.CheckState.Checked:
            self._left_out.discard(item.data(_KEY))
        else:
            self._left_out.add(item.data(_KEY))

    def _tick_every(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(state)
            self._note(item)
        self.list.blockSignals(False)
        self.edited.emit()


class _Columns(QListWidget):
    """A list that goes on in a second column rather than below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setGridSize(QSize(px(_COLUMN_WIDTH), px(_ROW_HEIGHT)))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        half_a_row = px(_ROW_HEIGHT) // 2  # a list that is filled to the pixel begins its next column early
        self.setFixedSize(2 * px(_COLUMN_WIDTH) + px(4), _ROWS * px(_ROW_HEIGHT) + half_a_row)
