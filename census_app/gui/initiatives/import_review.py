"""The lines of a spreadsheet before they are imported: verdicts, what is wrong, what would change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.initiatives.import_rows import columns, remarks, told, verdicts
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Chip, DataTable, Label, Look, Notice, RowsModel
from census_app.services.importing import ImportReview, RowReview

_DETAIL_LINES = 3


class ReviewView(QWidget):
    """The table of the lines, wrong ones first in sight; the whole of the current one under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: ImportReview | None = None
        self.counts = Label("", Look.MEDIUM, wrap=True)
        self.verdicts = Chip(self.tr("Verdict"))
        self.verdicts.chosen.connect(self._fill)
        self.obstacle = Notice("", Tone.ERROR)
        self.notices = Notice("", Tone.WARN)
        self.model = RowsModel(columns())
        self.table = DataTable(self.model, stretch="remarks")
        self.table.setAccessibleName(self.tr("Lignes du fichier"))
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.current_changed.connect(self._tell)
        self.detail = Label("", Look.SECONDARY, wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.counts, 1)
        top.addWidget(self.verdicts, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.obstacle)
        column.addWidget(self.notices)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)

    def show_review(self, review: ImportReview) -> None:
        """Show the lines of a file; when some are wrong, these alone at first."""
        self._review = review
        self.counts.setText(told(review) or self.tr("Aucune ligne n’est remplie."))
        self.obstacle.set_text(review.obstacle)
        self.obstacle.setVisible(bool(review.obstacle))
        self.notices.set_text("\n".join(review.notices))
        self.notices.setVisible(bool(review.notices))
        self.verdicts.set_options(verdicts(review))
        self.verdicts.set_values(frozenset(row.status for row in review.wrong))
        self._fill()

    def _fill(self) -> None:
        if self._review is None:
            return
        chosen = self.verdicts.values()
        rows = [row for row in self._review.rows if not chosen or row.status in chosen]
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)

    def _tell(self, row: RowReview | None) -> None:
        self.detail.setText("\n".join(remarks(row)) if row is not None else "")
