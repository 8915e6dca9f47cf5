"""What there may be several of (sites, links, contacts…): lines that are added, edited in place, removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.record.columns import ColumnsLayout
from census_app.gui.record.editing import Editing
from census_app.gui.record.keeper import Bound, Said
from census_app.gui.record.section import Section
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import IconButton, InlineMessage, Label, LinkButton, Look

Row = tuple[int, Mapping[str, Any]]
"""The id of a part and its columns."""


class PartLine(QWidget):
    """One part. A line without an id is not in the inventory yet: it goes there with its first needed value.

    Subclasses give `part`, say what is `missing`, and lay out their editors.
    """

    part: ClassVar[str] = ""
    removed = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing
        self.part_id: int | None = None
        self.bounds: dict[str, Bound] = {}
        self.message = InlineMessage(self)
        self.remove_button = IconButton("trash-2", self.tr("Retirer cette ligne"), self)
        self.remove_button.clicked.connect(self._remove)
        self._given: dict[str, Any] = {}

    def common(self) -> Mapping[str, Any]:
        """The columns that every line of the record has."""
        return {"record_id": self.editing.page.record.id}

    def missing(self, given: Mapping[str, Any]) -> bool:
        """Whether what is given is not yet enough to be kept."""
        raise NotImplementedError

    def problem(self, column: str, value: Any) -> str:
        """Why a value cannot be written; empty when it can."""
        del column, value
        return ""

    def checked(self, column: str, value: Any) -> tuple[Any, Said]:
        """The value to write, and what there is to say of it."""
        return value, Said(self.problem(column, value))

    def bind(self, column: str, name: str, editor: QWidget, *, at_once: bool = False) -> QWidget:
        """Tie an editor to a column."""
        editor.setAccessibleName(name)
        self.bounds[column] = Bound(
            editor,
            self.editing.keeper,
            lambda value: self.write(column, value),
            say=self._say,
            at_once=at_once,
        )
        return editor

    def write(self, column: str, value: Any) -> Said:
        """Write one column, or the whole line when it was not kept yet."""
        meant, said = self.checked(column, value)
        if said.problem:
            return said
        if self.part_id is not None:
            written = self.editing.edit_part(self.part, self.part_id, {column: meant})
            return written if written.problem else said
        self._given[column] = meant
        if self.missing(self._given):
            return Said(warning=said.warning, waiting=True)
        given = {key: kept for key, kept in self._given.items() if kept is not None}
        written = self.editing.add_part(self.part, {**self.common(), **given}, self.adopt)
        return written if written.problem else said

    def adopt(self, part_id: int) -> None:
        """Take the id that the inventory gave."""
        self.part_id = part_id
        self._given = {}
        for bound in self.bounds.values():
            bound.dirty = False

    def show_part(self, values: Mapping[str, Any], *, own: bool) -> None:
        """Show the columns as they are kept."""
        for column, bound in self.bounds.items():
            bound.show(values.get(column), own=own)

    def _say(self, text: str, tone: Tone) -> None:
        self.message.say(text, tone)

    def _remove(self) -> None:
        for bound in self.bounds.values():
            self.editing.keeper.forget(bound)
        if self.part_id is not None:
            self.editing.remove_part(self.part, self.part_id)
        self.removed.emit()


class PartList(QWidget):
    """The lines of one kind of part, in order, then a link that adds one."""

    def __init__(
        self, make: Callable[[], PartLine], add_text: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines: list[PartLine] = []
        self._make = make
        self._empty = Label(empty, Look.SECONDARY, self, wrap=True)
        self.add_button = LinkButton(add_text, self, icon_name="plus")
        self.add_button.clicked.connect(self.add_line)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._empty)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_parts(self, rows: Sequence[Row], *, own: bool, editable: bool) -> None:
        """Show the parts kept; lines that are not kept yet stay at the end."""
        kept = {part_id for part_id, _ in rows}
        for line in list(self.lines):
            if line.part_id is not None and line.part_id not in kept:
                self._drop(line)
        by_id = {line.part_id: line for line in self.lines}
        for place, (part_id, values) in enumerate(rows):
            line = by_id.get(part_id) or self._insert(place, part_id)
            line.show_part(values, own=own)
        for line in self.lines:
            line.setEnabled(editable)
            line.remove_button.setVisible(editable)
        self.add_button.setVisible(editable)
        self._empty.setVisible(not self.lines)

    def forget_lines(self) -> None:
        """Drop every line: another record is to be shown."""
        for line in list(self.lines):
            self._drop(line)

    def add_line(self) -> None:
        """Start a line at the end, with the cursor in it."""
        line = self._insert(len(self.lines), None)
        self._empty.hide()
        first = next(iter(line.bounds.values()), None)
        if first is not None:
            line.show()
            first.widget.setFocus()

    def _insert(self, place: int, part_id: int | None) -> PartLine:
        line = self._make()
        line.part_id = part_id
        line.removed.connect(lambda: self._drop(line))
        self.lines.insert(place, line)
        self._column.insertWidget(place, line)
        return line

    def _drop(self, line: PartLine) -> None:
        if line in self.lines:
            self.lines.remove(line)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._empty.setVisible(not self.lines)


class PartSection(Section):
    """A section that is one list of parts."""

    list: PartList
    _shown: int | None = None

    def rows(self) -> Sequence[Row]:
        """The parts kept, in order."""
        raise NotImplementedError

    def editable(self) -> bool:
        """Whether lines can be added and edited."""
        return self.editing.writable

    @override
    def count(self) -> str:
        number = len(self.rows())
        return str(number) if number else ""

    @override
    def show_record(self, *, own: bool) -> None:
        if self._shown != self.editing.shown:
            self._shown = self.editing.shown
            self.list.forget_lines()
        self.list.show_parts(self.rows(), own=own, editable=self.editable())


_BIN = 28
_ANY_WIDTH = (1 << 24) - 1
"""QWIDGETSIZE_MAX, which PySide does not export."""


def laid_out(line: PartLine, widgets: Sequence[tuple[QWidget, int]]) -> None:
    """Lay a line out: widgets, each with its width at 100 % (0: what is left), the bin, the message under."""
    row = ColumnsLayout([*(width for _, width in widgets), _BIN])
    for widget, _ in widgets:
        widget.setMinimumWidth(0)
        widget.setMaximumWidth(_ANY_WIDTH)
        row.addWidget(widget)
    row.addWidget(line.remove_button)
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(3))
    column.addLayout(row)
    column.addWidget(line.message)


def column_heads(titles: Sequence[tuple[str, int]], parent: QWidget) -> QWidget:
    """The names of the columns over the lines, with the same widths; nothing stands over the bin."""
    holder = QWidget(parent)
    row = ColumnsLayout([*(width for _, width in titles), _BIN], holder)
    for title, _ in titles:
        row.addWidget(Label(title, Look.SMALL, holder))
    row.addWidget(QWidget(holder))
    return holder
