"""Historique: who changed what, when, from what to what; any value can be put back."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.gui import formats
from census_app.gui.record.history_words import Told, told
from census_app.gui.record.section import Section
from census_app.gui.theme import px
from census_app.gui.widgets import ElidedLabel, Label, LinkButton, Look
from census_app.services import history

_FIRST, _MORE = 12, 50


class HistoryRow(QWidget):
    """When and who in grey, what, « avant → après », « remettre »."""

    def __init__(self, line: Told, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = line
        moment = line.at.astimezone()
        day = formats.ago(moment.date(), today) if moment.date() == today else formats.date(moment.date())
        when = Label(f"{day} {formats.time_of_day(moment)}", Look.SMALL, self)
        when.setFixedWidth(px(118))
        who = ElidedLabel(line.who, Look.SMALL, self)
        who.setFixedWidth(px(84))
        what = ElidedLabel(line.what, Look.BODY, self)
        what.setFixedWidth(px(190))
        self.words = ElidedLabel(self._words(line), Look.SECONDARY, self)
        self.put_back = LinkButton(self.tr("remettre"), self)
        self.put_back.setAccessibleName(
            self.tr("{field} : remettre « {value} »").format(field=line.what, value=line.before)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(px(10))
        for widget in (when, who, what):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        row.addWidget(self.put_back)
        hidden = self.put_back.sizePolicy()
        hidden.setRetainSizeWhenHidden(True)
        self.put_back.setSizePolicy(hidden)

    @staticmethod
    def _words(line: Told) -> str:
        if not line.before:
            return line.after
        return f"{line.before} → {line.after or formats.UNKNOWN}"


class HistorySection(Section):
    """What happened to the record and to all that belongs to it, newest first."""

    key: ClassVar[str] = "history"
    guess: ClassVar[int] = 360

    @override
    def title(self) -> str:
        return self.tr("Historique")

    @override
    def build(self) -> None:
        self.rows: list[HistoryRow] = []
        self._limit = _FIRST
        self._of: int | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.more = LinkButton("", self, icon_name="chevron-down")
        self.more.clicked.connect(self._show_more)
        self.body.addLayout(self._column)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def concerns(self, change: Change) -> bool:
        return True

    @override
    def show_record(self, *, own: bool) -> None:
        record_id = self.editing.page.record.id
        if self._of != record_id:
            self._of, self._limit = record_id, _FIRST
        lines = told(self.editing.workspace.ask(history.of_record, record_id), self._ends())
        today = dt.datetime.now().astimezone().date()
        shown = lines[: self._limit]
        kept = {row.told: row for row in self.rows}
        for row in self.rows:
            self._column.removeWidget(row)
            if row.told not in shown:
                row.hide()
                row.deleteLater()
        self.rows = [kept.get(line) or self._row(line, today) for line in shown]
        for row in self.rows:
            self._column.addWidget(row)
            closed = row.told.annual and not self.editing.year_open
            row.put_back.setVisible(row.told.can_go_back and self.editing.writable and not closed)
        older = len(lines) - len(shown)
        self.more.setVisible(older > 0)
        self.more.setText(self.tr("Afficher les {count} plus anciennes").format(count=min(older, _MORE)))

    def _ends(self) -> dict[int, str]:
        """The record at the other end of each link."""
        here = self.editing.page.record.id
        return {
            link.id: link.target_name if link.source_id == here else link.source_name
            for link in self.editing.page.links
        }

    def _row(self, line: Told, today: dt.date) -> HistoryRow:
        row = HistoryRow(line, today, self)
        row.put_back.clicked.connect(lambda _on=False, wanted=line.id: self._put_back(wanted))
        return row

    def _put_back(self, line_id: int) -> None:
        self.editing.run(history.put_back, line_id, origin=self.editing.origin)

    def _show_more(self) -> None:
        self._limit += _MORE
        self.show_record(own=True)
