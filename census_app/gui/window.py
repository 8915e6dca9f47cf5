"""The window: a frame, pages one at a time, and the way between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.gui.finding import find_records
from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.theme import px
from census_app.gui.undo import Undo
from census_app.gui.widgets import EmptyState, Option, Place, Toast
from census_app.gui.window_campaign import connect_campaigns
from census_app.gui.window_frame import Frame
from census_app.gui.window_help import show_about, show_help
from census_app.gui.window_history import Visits
from census_app.gui.window_menus import Acts, Menus
from census_app.gui.window_state import fill_frame, saved_text
from census_app.gui.workspace import Workspace

_SETTLE_MS = 200


class MainWindow(QMainWindow):
    """Shows itself at once, empty; `enter` gives it an inventory, `welcome` an empty screen that teaches.

    A window shows one inventory for its life: another inventory is another window.
    """

    create_asked = Signal()
    open_asked = Signal()
    backup_asked = Signal()
    questionnaires_asked = Signal()

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self._entries = {entry.key: entry for entry in entries}
        self._workspace: Workspace | None = None
        self._undo: Undo | None = None
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._visits = Visits()
        self._current = ""
        self._whole = QStackedWidget(self)
        self.frame = Frame([Place(e.key, e.label, e.icon) for e in entries if e.in_bar], self)
        self._whole.addWidget(self.frame)
        self.setCentralWidget(self._whole)
        self.toast = Toast(self._whole)
        self.menus = Menus(self, self._acts(), entries)
        self.menus.show_undo("", "")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.show_inventory)
        self.frame.side.chosen.connect(lambda key: self.go(Go(key)))
        self.frame.top.search.chosen.connect(self._found)
        self.setWindowTitle(self.tr("Recensement"))
        self.resize(px(1366), px(768))
        self._restore()

    # --- the inventory shown ---

    def enter(self, workspace: Workspace) -> None:
        """Show an inventory, from its first page."""
        self._workspace = workspace
        self.frame.top.show()
        self._undo = Undo(workspace, self)
        self._undo.moved.connect(self._show_undo)
        workspace.changed.connect(self._changed)
        workspace.refused.connect(self.toast.say)
        workspace.said.connect(self.toast.say)
        workspace.go.connect(self.go)
        self.frame.top.search.set_source(lambda text: find_records(workspace, text))
        connect_campaigns(self.frame.top.campaign, workspace)
        self.show_inventory()
        first = next((entry.key for entry in self._entries.values() if entry.in_bar), "")
        if first:
            self.go(Go(first))

    def welcome(self, screen: EmptyState) -> None:
        """Show what can be done while there is no inventory."""
        self.frame.top.hide()
        self.frame.pages.addWidget(screen)
        self.frame.pages.setCurrentWidget(screen)

    @property
    def workspace(self) -> Workspace | None:
        """The workspace shown, or None."""
        return self._workspace

    # --- going from page to page ---

    def go(self, go: Go) -> None:
        """Show a page and remember the visit."""
        if self._workspace is not None and go.page in self._entries:
            self._visits.visit(go)
            self._show(go)

    def back(self) -> None:
        """Return to the place before."""
        self._revisit(self._visits.back())

    def forward(self) -> None:
        """Go again to the place after."""
        self._revisit(self._visits.forward())

    def page(self) -> Page | None:
        """The page on screen, or None."""
        return self._pages.get(self._current)

    def _revisit(self, go: Go | None) -> None:
        if go is not None:
            self._show(go)

    def _show(self, go: Go) -> None:
        entry, before = self._entries[go.page], self.page()
        if before is not None:
            before.leave()
        page = self._pages.get(go.page) or self._make(entry)
        self._current = go.page
        if go.page in self._stale:
            self._stale.discard(go.page)
            page.refresh()
        page.arrive(go)
        self.menuBar().setVisible(not entry.full)
        if entry.full:
            self._whole.setCurrentWidget(page)
        else:
            self.frame.pages.setCurrentWidget(page)
            self._whole.setCurrentWidget(self.frame)
            self.frame.side.set_current(page.place() or go.page)
            self.frame.top.show_actions(page.actions_shown())
        self.menus.show_page_actions(page.menu_actions())
        self._show_titles(page)

    def _make(self, entry: PageEntry) -> Page:
        if self._workspace is None:
            raise RuntimeError("no page without an inventory")
        page = entry.make(self._workspace)
        self._pages[entry.key] = page
        (self._whole if entry.full else self.frame.pages).addWidget(page)
        return page

    # --- hearing ---

    def _changed(self, change: Change) -> None:
        self._stale |= self._pages.keys() - {self._current}
        page = self.page()
        if page is not None:
            page.hear(change)
        if change:
            self.frame.status.set_saved(saved_text(dt.datetime.now().astimezone()))
        if not self._settle.isActive():
            self._settle.start()

    def show_inventory(self) -> None:
        """Read again what the frame shows of the inventory."""
        if self._workspace is None:
            return
        fill_frame(self.frame, self._workspace)
        page = self.page()
        if page is not None:
            self._show_titles(page)

    def _show_titles(self, page: Page) -> None:
        program = self.tr("Recensement")
        self.setWindowTitle(f"{page.title()} – {program}" if page.title() else program)
        if page.status():
            self.frame.status.set_right(page.status())

    def _show_undo(self) -> None:
        if self._undo is not None:
            self.menus.show_undo(self._undo.undo_label(), self._undo.redo_label())

    def _found(self, option: Option) -> None:
        record_id = getattr(option.value, "id", None)
        if isinstance(record_id, int):
            self.go(Go("record", record=record_id))

    # --- acting ---

    def _acts(self) -> Acts:
        return Acts(
            create=self.create_asked.emit,
            open=self.open_asked.emit,
            backup=self.backup_asked.emit,
            questionnaires=self.questionnaires_asked.emit,
            quit=self.close,
            undo=self.undo,
            redo=self.redo,
            search=self._search,
            filter=self._filter,
            back=self.back,
            forward=self.forward,
            page=lambda key: self.go(Go(key)),
            help=lambda: show_help(self, self.page()),
            about=lambda: show_about(self),
        )

    def undo(self) -> None:
        """Put the last change back."""
        if self._undo is not None:
            self._undo.undo()

    def redo(self) -> None:
        """Do again what was put back last."""
        if self._undo is not None:
            self._undo.redo()

    def _filter(self) -> None:
        page = self.page()
        if page is not None:
            page.focus_filter()

    def _search(self) -> None:
        if self.frame.isVisible():
            self.frame.top.search.setFocus()
            self.frame.top.search.selectAll()

    # --- coming and leaving ---

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.page()
        if page is not None:
            page.leave()
        if self._workspace is not None:
            self._workspace.jobs.close()
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def _restore(self) -> None:
        kept = QSettings().value("window/geometry")
        if kept is not None:
            self.restoreGeometry(kept)
