"""The versions kept, and the one under the cursor beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.questionnaires import words
from census_app.gui.questionnaires.acts import Acts
from census_app.gui.questionnaires.side import Side
from census_app.gui.theme import px
from census_app.gui.widgets import DataTable, RowsModel, Rule

if TYPE_CHECKING:
    from census_app.services.questionnaires import QuestionnaireLine

_BESIDE_FROM = 860
"""Narrower than this (at 100 %), the details are under the list."""


class KeptView(QWidget):
    """The list; Enter previews the version of the row."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._lines: tuple[QuestionnaireLine, ...] = ()
        self._model: RowsModel[QuestionnaireLine] = RowsModel(words.columns())
        self.table = DataTable(self._model, name="questionnaires", stretch="title")
        self.table.setAccessibleName(self.tr("Versions des questionnaires"))
        self.table.horizontalHeader().setSectionsClickable(False)
        self.side = Side(acts)
        self._rule = Rule(vertical=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for widget, stretch in ((self.table, 1), (self._rule, 0), (self.side, 0)):
            self._row.addWidget(widget, stretch)
        self.table.current_changed.connect(self._moved)
        self.table.opened.connect(lambda _line: acts.preview.trigger())

    def show_lines(self, lines: tuple[QuestionnaireLine, ...], wanted: int | None = None) -> None:
        """Show the versions, the cursor on the one wanted, on the one it was on, or on the first."""
        current = self._acts.line()
        wanted = wanted or (current.questionnaire.id if current else None)
        self._lines = lines
        self._model.set_rows(lines)
        places = [at for at, line in enumerate(lines) if line.questionnaire.id == wanted]
        if lines:
            self.table.selectRow(places[0] if places else 0)
        self._moved(self.table.current())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE_FROM)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._rule.setVisible(beside)
        self.side.stand(beside=beside)

    def _moved(self, line: QuestionnaireLine | None) -> None:
        self._acts.follow(line)
        self.side.show_line()
