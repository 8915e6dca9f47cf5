"""The table of records: it knows the ids of the whole list, and reads the rows it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from census_app.domain.records import RecordRow
from census_app.gui.widgets import Column, DataTable, RowsModel

Read = Callable[[Sequence[int]], Mapping[int, RecordRow]]


class RecordsModel(RowsModel[RecordRow]):
    """The records of a list of ids; `read` gives the rows of those that come into view."""

    def __init__(self, columns: Sequence[Column[RecordRow]], read: Read) -> None:
        super().__init__(columns)
        self._read = read
        self._ids: Sequence[int] = ()

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the whole list, in order."""
        return self._ids

    def show_ids(self, ids: Sequence[int]) -> bool:
        """Show these records; False when they are those already shown, whose rows are read again."""
        if ids == self._ids:
            self._pages.clear()
            if ids:
                last = self.index(len(ids) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self._ids = ids
        self.set_source(len(ids), self._rows_at)
        return True

    def _rows_at(self, first: int, count: int) -> Sequence[RecordRow]:
        wanted = self._ids[first : first + count]
        rows = self._read(wanted)
        return [rows[record_id] for record_id in wanted if record_id in rows]


class RecordsTable(DataTable[RecordRow]):
    """Keeps selection, cursor and scroll when the list is read again."""

    selected_changed = Signal()
    """The cursor moved, or other rows are selected."""

    def __init__(self, model: RecordsModel, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(model, parent, name=name, stretch="name")
        self._records = model
        self.selectionModel().selectionChanged.connect(self.selected_changed)
        self.current_changed.connect(self.selected_changed)

    def current_id(self) -> int | None:
        """The record under the cursor, or None."""
        place = self.currentIndex().row()
        return self._records.ids[place] if 0 <= place < len(self._records.ids) else None

    def selected_ids(self) -> list[int]:
        """The records selected, in the order of the list, without reading their rows."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        places = sorted({place for one in ranges for place in range(one.top(), one.bottom() + 1)})
        return [self._records.ids[place] for place in places]

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these records; the cursor stays on its record, else at its place."""
        kept, current = self.selected_ids(), self.current_id()
        place, scrolled = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        blocked = QSignalBlocker(self)
        replaced = self._records.show_ids(ids)
        if replaced and ids:
            self._restore_cursor(ids, kept, current, place)
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())
        blocked.unblock()
        self.selected_changed.emit()

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a record of the list."""
        if record_id in self._records.ids:
            self.selectRow(self._records.ids.index(record_id))
            self.scrollTo(self.currentIndex())

    def _restore_cursor(
        self, ids: Sequence[int], kept: Iterable[int], current: int | None, place: int
    ) -> None:
        wanted = set(kept)
        places = [at for at, record_id in enumerate(ids) if record_id in wanted] if wanted else []
        found = ids.index(current) if current in ids else None
        if found is None:
            found = places[0] if places else min(place, len(ids) - 1)
        if not places:
            places = [found]
        model, selected = self.model(), QItemSelection()
        for first, last in _runs(places):
            selected.select(model.index(first, 0), model.index(last, model.columnCount() - 1))
        chosen = self.selectionModel()
        chosen.setCurrentIndex(model.index(found, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen.select(selected, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Places in order, as (first, last) of each run of neighbours."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
