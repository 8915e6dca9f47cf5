"""The page of a list: search and chips above, the table at the left, the preview at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.domain.records import INITIATIVE, RecordFilter, RecordRow
from census_app.errors import CensusError
from census_app.gui import formats
from census_app.gui.initiatives.acts import Acts
from census_app.gui.initiatives.columns import columns
from census_app.gui.initiatives.example import ExampleWindow
from census_app.gui.initiatives.filters import FilterBar
from census_app.gui.initiatives.side import Side
from census_app.gui.initiatives.table import RecordsModel, RecordsTable
from census_app.gui.initiatives.teaching import nothing_found, nothing_yet
from census_app.gui.initiatives.wording import Wording
from census_app.gui.page import Go, Page
from census_app.gui.theme import px
from census_app.gui.widgets import PageHeader, PrimaryButton, Rule, SearchBox, SecondaryButton, bind
from census_app.gui.workspace import Workspace
from census_app.services import inventories, records

_PAUSE_MS = 120
_PREVIEW_FROM = 1000
"""Narrower than this (at 100 %), the page is the list's alone."""
_SMALLEST = 320
"""The table scrolls: it lets the window be this narrow, whatever an empty list would say in its place."""


class RecordsPage(Page):
    """The records of one kind, as the filters let them through."""

    def __init__(self, workspace: Workspace, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._wording = wording
        self._order_kept = f"lists/{wording.key}/order"
        self._order = _order(QSettings().value(self._order_kept))
        self._total: int | None = None
        self.header = PageHeader(wording.title)
        self.search = SearchBox(self.tr("Chercher dans la liste…"), mark=self.tr("Ctrl+F"))
        self.search.setFixedWidth(px(240))
        self.header.add(self.search)
        self.filters = FilterBar(workspace, wording.key)
        self.model = RecordsModel(columns(_today, self._created), self._read)
        self.table = RecordsTable(self.model, name=wording.key)
        self.table.setAccessibleName(wording.title)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.acts = Acts(workspace, wording, self.origin, self.table, self)
        self.import_button = SecondaryButton(self.tr("Importer…"))
        self.new_button = PrimaryButton(wording.new)
        self.side = Side(workspace, self.table, self.acts, self)
        self._years: dict[int, int | None] = {}
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    # --- what the window asks ---

    @override
    def title(self) -> str:
        return self._wording.title

    @override
    def actions_shown(self) -> Sequence[QWidget]:
        return (self.import_button, self.new_button)

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return self.acts.all()

    @override
    def help_text(self) -> str:
        return self._wording.help

    @override
    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def arrive(self, go: Go) -> None:
        if go.filters:
            self.search.setText(next((value for code, value in go.filters if code == "text"), ""))
            self.filters.set_pairs(go.filters)
        if go.filters or self._total is None:
            self.list_again()
        if go.record is not None:
            self.table.go_to(go.record)
        self.table.setFocus()

    @override
    def refresh(self) -> None:
        self.reload()

    @override
    def hear(self, change: Change) -> None:
        self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as the list alone: the preview goes away by itself."""
        least = super().minimumSizeHint()
        beside = 0 if self.side.isHidden() else self.side.width()
        return QSize(least.width() - beside, least.height())

    # --- the list ---

    def reload(self) -> None:
        """Read the list again after a change of the inventory: its records may be more, or fewer."""
        self._total = None
        self.list_again()

    def list_again(self) -> None:
        """Read which records the filters let through, in what order; rows are read as they come into view."""
        self._clock.stop()
        self._years.clear()
        self.acts.showing_retired = self._wanted().retired
        key, descending = self._order
        ids = self.workspace.ask(
            records.ids, self._wanted(), self.workspace.campaign, key, descending=descending
        )
        self._count(len(ids))
        self.table.show_sorted(key, descending=descending)
        self.table.show_ids(ids)
        self._show_note(len(ids))
        self._show_parts()

    def _count(self, shown: int) -> None:
        """How many records there are: what is shown when nothing narrows the list, else counted once."""
        if not self._narrowed():
            self._total = shown
        elif self._total is None:
            info = self.workspace.ask(inventories.info)
            self._total = info.initiatives if self._wording.kind == INITIATIVE else info.networks

    def _wanted(self) -> RecordFilter:
        return self.filters.wanted(self._wording.kind, self.search.text().strip())

    def _narrowed(self) -> bool:
        return self.filters.active or bool(self.search.text().strip())

    def _read(self, ids: Sequence[int]) -> dict[int, RecordRow]:
        return self.workspace.ask(records.rows, ids, self.workspace.campaign)

    def _created(self, record_id: int) -> int | None:
        """The year a record began, read when its cell is painted: the list's rows do not hold it."""
        if record_id not in self._years:
            try:
                year = self.workspace.ask(records.get, record_id, None)["created"]
            except CensusError:
                year = None
            self._years[record_id] = year if isinstance(year, int) else None
        return self._years[record_id]

    def _sort(self, asked: tuple[str, bool]) -> None:
        self._order = asked
        QSettings().setValue(self._order_kept, list(asked))
        self.list_again()

    def _clear(self) -> None:
        self.search.clear()
        self._clock.stop()
        self.filters.clear()
        self.table.setFocus()

    # --- what is shown ---

    def _show_note(self, shown: int) -> None:
        total, count = formats.number(self._total), formats.number(shown)
        if self.acts.showing_retired:
            words = self.tr("{count} fiches retirées") if shown > 1 else self.tr("{count} fiche retirée")
            self.header.set_note(words.format(count=count))
        elif self._narrowed():
            self.header.set_note(self._wording.shown[min(shown, 2)].format(total=total, shown=count))
        else:
            self.header.set_note(total)

    def _show_parts(self) -> None:
        """The table and its preview, or what an empty list says."""
        empty = not self.model.ids
        taught = empty and not self._narrowed() and not self._total
        self._stack.setCurrentWidget(self.taught if taught else self.unfound if empty else self.table)
        for widget in (self.filters, self.search):
            widget.setVisible(not taught)
        beside = self.width() >= px(_PREVIEW_FROM) and not empty
        self.side.setVisible(beside)
        self._rule.setVisible(beside)

    def _follow(self) -> None:
        self.acts.follow_selection()
        self.side.follow()

    def _lay_out(self) -> None:
        self.taught = nothing_yet(
            self._wording, self.acts.create, self.acts.bring_in, ExampleWindow(self.workspace, self).show
        )
        self.unfound = nothing_found(self._clear)
        body = QWidget()
        body.setMinimumSize(px(_SMALLEST), px(_SMALLEST) // 2)
        self._stack = QStackedLayout(body)
        for widget in (self.table, self.taught, self.unfound):
            self._stack.addWidget(widget)
        left = QVBoxLayout()
        left.setContentsMargins(px(16), px(14), px(16), 0)
        left.setSpacing(px(10))
        left.addWidget(self.header)
        left.addWidget(self.filters)
        left.addWidget(body, 1)
        self._rule = Rule(self, vertical=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._rule)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self._clock.timeout.connect(self.list_again)
        self.search.typed.connect(lambda _text: self._clock.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.filters.changed.connect(self.list_again)
        self.filters.columns_asked.connect(self.table.choose_columns)
        self.model.sort_asked.connect(self._sort)
        self.table.selected_changed.connect(self._follow)
        self.table.opened.connect(lambda row: self.acts.open_record(row.id))
        self.table.customContextMenuRequested.connect(self.acts.open_menu)
        bind(self.new_button, self.acts.new)
        bind(self.import_button, self.acts.bring)


def _order(kept: object) -> tuple[str, bool]:
    """The order remembered, by name at first."""
    match kept:
        case [str(key), descending] if key:
            return key, str(descending).lower() == "true"
        case _:
            return "name", False


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day
