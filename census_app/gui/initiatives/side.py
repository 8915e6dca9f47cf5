"""The right of the page: the preview of one record, or what can be done with several."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.errors import CensusError
from census_app.gui import formats
from census_app.gui.initiatives.acts import Acts
from census_app.gui.initiatives.preview import Preview
from census_app.gui.initiatives.table import RecordsTable
from census_app.gui.page import Go
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look, SecondaryButton, bind
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, records

_PAUSE_MS = 60
"""Holding an arrow key runs through the list; only where it rests is read."""
WIDTH = 344


class Side(QWidget):
    """Follows the table's cursor, a moment later."""

    def __init__(self, workspace: Workspace, table: RecordsTable, acts: Acts, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._table = workspace, table
        self.setFixedWidth(px(WIDTH))
        self.preview = Preview()
        self.several = _Several(acts)
        self._nothing = Label(self.tr("Choisissez une fiche pour la voir ici."), Look.SECONDARY, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._nothing.setContentsMargins(px(20), 0, px(20), 0)
        self._stack = QStackedLayout(self)
        for widget in (self.preview, self.several, self._nothing):
            self._stack.addWidget(widget)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_PAUSE_MS)
        self._clock.timeout.connect(self.show_now)
        self.preview.open_asked.connect(lambda section: acts.open_record(section=section))
        self.preview.record_asked.connect(lambda wanted: workspace.go.emit(Go("record", record=wanted)))
        self.preview.interview_asked.connect(acts.open_interview)
        self.preview.begin_asked.connect(acts.begin_interview)

    def follow(self) -> None:
        """Show what the cursor rests on, in a moment."""
        self._clock.start()

    def show_now(self) -> None:
        """Read and show what the cursor rests on."""
        self._clock.stop()
        if not self.isVisible():
            return
        chosen = self._table.selected_ids()
        if len(chosen) > 1:
            self.several.show_count(len(chosen))
            self._stack.setCurrentWidget(self.several)
        elif len(chosen) == 1 and self._show(chosen[0]):
            self._stack.setCurrentWidget(self.preview)
        else:
            self._stack.setCurrentWidget(self._nothing)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Write again in the colours of the day or of the night."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.follow()

    def _show(self, record_id: int) -> bool:
        campaign = self._workspace.campaign
        try:
            page = self._workspace.ask(records.page, record_id, campaign)
            year = self._workspace.ask(campaigns.get, campaign).year if campaign is not None else None
        except CensusError:  # gone meanwhile: the list is about to say so
            return False
        self.preview.show_page(page, campaign, year)
        retired = page.record.retired_at is not None
        writable = not self._workspace.inventory.read_only
        self.preview.interview_button.setEnabled(writable and not retired)
        return True


class _Several(QWidget):
    """« 12 fiches choisies » and what can be done with all of them."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._count = Label("", Look.HEADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(self._count)
        column.addWidget(
            Label(
                self.tr("Elles se modifient ou se retirent ensemble, et Ctrl+Z les remet."),
                Look.SECONDARY,
                wrap=True,
            )
        )
        column.addSpacing(px(4))
        self._buttons = (
            (SecondaryButton(acts.several.text()), acts.several),
            (LinkButton(acts.retire.text()), acts.retire),
            (LinkButton(acts.bring_back.text()), acts.bring_back),
        )
        for button, action in self._buttons:
            bind(button, action)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_count(self, count: int) -> None:
        """Say how many records are selected."""
        self._count.setText(self.tr("{count} fiches choisies").format(count=formats.number(count)))
        for button, action in self._buttons:
            button.setVisible(action.isVisible())
