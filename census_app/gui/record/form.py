"""Rows of the page's forms: label, editor, message; in two columns where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import Tone, px
from census_app.gui.widgets import InlineMessage, Label, Look
from census_app.gui.widgets.editors import mark_wrong

LABEL_WIDTH = 132
_TWO_COLUMNS_FROM = 740


class FormRow(QWidget):
    """What is asked at the left, the editor at the right, what is wrong with it under the editor."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        parent: QWidget | None = None,
        *,
        wide: bool = False,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self.editor, self.wide = editor, wide
        self._message = InlineMessage(self)
        name = Label(label, Look.SECONDARY, self, wrap=True)
        name.setFixedWidth(px(label_width))
        name.setContentsMargins(0, px(8), 0, 0)
        name.setBuddy(editor)
        editor.setAccessibleName(label)
        problem = getattr(editor, "problem", None)
        if isinstance(problem, SignalInstance):
            problem.connect(self.say)
        column = QVBoxLayout()
        column.setSpacing(px(3))
        column.addLayout(_at_left(editor))
        column.addWidget(self._message)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def message(self) -> str:
        """The sentence shown, or an empty text."""
        return self._message.text()

    def say(self, text: str, tone: Tone = Tone.ERROR) -> None:
        """Say beside the field what is wrong or doubtful; empty takes it back."""
        self._message.say(text, tone)
        self.editor.setAccessibleDescription(text)
        mark_wrong(self.editor, bool(text) and tone is Tone.ERROR)


class FormGrid(QWidget):
    """Form rows two by two where there is room, one by one where there is not; `wide` ones alone."""

    def __init__(self, parent: QWidget | None = None, *, down: int = 8) -> None:
        super().__init__(parent)
        self._rows: list[FormRow] = []
        self._away: set[FormRow] = set()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(28))
        self._grid.setVerticalSpacing(px(down))

    def add_rows(self, rows: Sequence[FormRow]) -> None:
        """Add rows, in reading order."""
        self._rows += rows
        self._place(self._columns or 2)

    def show_row(self, row: FormRow, shown: bool) -> None:
        """Show or hide a row; the others close ranks."""
        if (row in self._away) == shown:
            (self._away.discard if shown else self._away.add)(row)
            row.setVisible(shown)
            self._place(self._columns or 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if event.size().width() >= px(_TWO_COLUMNS_FROM) else 1
        if columns != self._columns:
            self._columns = columns
            self._place(columns)

    def _place(self, columns: int) -> None:
        for row in self._rows:
            self._grid.removeWidget(row)
        line = column = 0
        for row in self._rows:
            if row in self._away:
                continue
            if row.wide and column:
                line, column = line + 1, 0
            self._grid.addWidget(row, line, column, 1, columns if row.wide else 1)
            column += columns if row.wide else 1
            if column >= columns:
                line, column = line + 1, 0
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)


def _at_left(editor: QWidget) -> QHBoxLayout:
    """An editor over the whole width, or at the left when its own width is fixed."""
    line = QHBoxLayout()
    if editor.minimumWidth() == editor.maximumWidth():
        line.addWidget(editor)
        line.addStretch(1)
    else:
        line.addWidget(editor, 1)
    return line
