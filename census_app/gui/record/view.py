"""The record page: everything the inventory holds about an initiative or a network, saved as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.domain.records import NETWORK
from census_app.errors import CensusError
from census_app.gui.page import Go, Page
from census_app.gui.record.activity import ActivitySection
from census_app.gui.record.contacts import ContactsSection
from census_app.gui.record.cursor import Cursor
from census_app.gui.record.editing import Editing
from census_app.gui.record.figure_row import FigureRow
from census_app.gui.record.figures import FiguresSection
from census_app.gui.record.header import RecordHeader
from census_app.gui.record.history import HistorySection
from census_app.gui.record.identity import IdentitySection
from census_app.gui.record.interviews import InterviewsSection
from census_app.gui.record.keeper import Bound
from census_app.gui.record.links import LinksSection
from census_app.gui.record.needs import NeedsSection
from census_app.gui.record.scroller import SectionScroller
from census_app.gui.record.section import Section
from census_app.gui.record.section_list import SectionList
from census_app.gui.record.sites import SitesSection
from census_app.gui.theme import px
from census_app.gui.widgets import ActionChip, Label, Look, PrimaryButton, SecondaryButton
from census_app.gui.workspace import Workspace
from census_app.services import records

_LIST_FROM = 760
"""Narrower pages, in pixels at 100 %, show the list of sections as a menu."""


class RecordView(Page):
    """One page, its sections down the side."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.editing = Editing(workspace, self.origin, self)
        self.editing.reloaded.connect(self._show_change)
        self.header = RecordHeader(self)
        self.header.back_asked.connect(self._back)
        self.header.bring_back_asked.connect(self.bring_back)
        self.identity = IdentitySection(self.editing, self)
        self.interviews = InterviewsSection(self.editing, self)
        self.sections: tuple[Section, ...] = (
            self.identity,
            ActivitySection(self.editing, self),
            SitesSection(self.editing, self),
            LinksSection(self.editing, self),
            FiguresSection(self.editing, self),
            NeedsSection(self.editing, self),
            ContactsSection(self.editing, self),
            self.interviews,
            HistorySection(self.editing, self),
        )
        self.list = SectionList(self)
        self.list.set_sections([(section.key, section.title()) for section in self.sections])
        self.scroller = SectionScroller(self)
        self.scroller.set_sections(self.sections)
        self.list.chosen.connect(self.scroller.show_section)
        self.scroller.current_changed.connect(self.list.set_current)
        self.sections_chip = ActionChip(self.tr("Sections ▾"), self)
        self.sections_chip.setMenu(self._sections_menu())
        self._gone = Label("", Look.HEADING, self)
        self._gone.hide()
        self._row: FigureRow | None = None
        self._wanted: int | None = None
        self._drafts: dict[int, dict[str, str]] = {}
        self.cursor_place = Cursor(self, self.editing.keeper)
        self.cursor_place.moved.connect(self._cursor_moved)
        self._make_actions()
        self._lay_out()

    # --- what the window asks ---

    @override
    def title(self) -> str:
        return "" if self.editing.shown is None else self.editing.page.record.name

    @override
    def place(self) -> str:
        if self.editing.shown is None:
            return ""
        return "networks" if self.editing.page.record.kind == NETWORK else "initiatives"

    @override
    def actions_shown(self) -> Sequence[QWidget]:
        return (self.retire_button, self.interview_button)

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return (self._take_previous, self._answer, self._interview, self._retire)

    @override
    def help_text(self) -> str:
        return self.tr(
            "Tout s’enregistre à mesure que vous tapez ; Ctrl+Z annule le dernier changement. Dans les "
            "chiffres, Alt+R reprend la réponse de l’an dernier, et Alt+Entrée dit d’où vient un chiffre ou "
            "pourquoi il manque. L’historique remet n’importe quelle valeur."
        )

    @override
    def arrive(self, go: Go) -> None:
        if go.record is not None and go.record != self.editing.shown:
            self._keep_drafts()
            self._load(go.record)
            self.scroller.show_top()
            self._restore_drafts()
        if self.editing.shown is not None and go.section:
            self.scroller.show_section(go.section)

    @override
    def refresh(self) -> None:
        self.editing.keeper.flush()
        if self._wanted is not None:
            self._load(self._wanted)

    @override
    def hear(self, change: Change) -> None:
        if change.origin != self.origin:
            self.refresh()

    @override
    def leave(self) -> None:
        self.editing.keeper.flush()

    # --- acting ---

    def retire(self) -> None:
        """Take the record out of the lists."""
        self.editing.keeper.flush()
        self.editing.run(records.retire, [self.editing.page.record.id], origin=self.origin)

    def bring_back(self) -> None:
        """Put the record back in the lists."""
        self.editing.run(records.bring_back, [self.editing.page.record.id], origin=self.origin)

    def interview(self) -> None:
        """Go on with the interview of the year, or start one."""
        self.editing.keeper.flush()
        if self.editing.year_open:
            self.interviews.open_or_start()

    # --- showing ---

    def _load(self, record_id: int) -> None:
        self._wanted = record_id
        try:
            self.editing.load(record_id)
        except CensusError as gone:
            self._show_gone(str(gone))
            return
        self._show_gone("")
        self._show_change(None)
        self.scroller.begin()

    def _show_gone(self, sentence: str) -> None:
        self._gone.setText(sentence)
        self._gone.setVisible(bool(sentence))
        for widget in (self.header, self.scroller):
            widget.setVisible(not sentence)
        self._show_list()
        self.retire_button.setEnabled(not sentence)
        self.interview_button.setEnabled(not sentence)

    def _show_change(self, change: Change | None) -> None:
        self.header.show_record(self.editing)
        for section in self.sections:
            section.follow(change)
            self.list.set_count(section.key, section.count())
        if change is not None:
            self.scroller.release()
            self.scroller.catch_up()
        retired = self.editing.page.record.retired_at is not None
        self.retire_button.setVisible(not retired)
        self.retire_button.setEnabled(self.editing.writable)
        self._retire.setEnabled(self.editing.writable and not retired)
        for act in (self.interview_button, self._interview, self._answer, self._take_previous):
            act.setEnabled(self.editing.year_open)

    def _keep_drafts(self) -> None:
        """Remember the texts that could not be written, before another record takes the fields."""
        self.editing.keeper.flush()
        shown = self.editing.shown
        for bound in self.findChildren(Bound):
            if shown is not None and bound.objectName() and bound.draft():
                self._drafts.setdefault(shown, {})[bound.objectName()] = bound.draft()
            if bound.dirty:
                bound.revert()

    def _restore_drafts(self) -> None:
        """Show again what had been typed in this record and could not be written."""
        drafts = self._drafts.pop(self.editing.shown or 0, {})
        if drafts:
            self.scroller.finish()
        for bound in self.findChildren(Bound):
            if bound.objectName() in drafts:
                bound.take_draft(drafts[bound.objectName()])

    # --- laying out ---

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_list()

    def _show_list(self) -> None:
        """The list of sections gives way to a menu where there is little room."""
        roomy = self.width() >= px(_LIST_FROM)
        self.list.setVisible(roomy and not self._gone.text())
        self.sections_chip.setVisible(not roomy)

    def _sections_menu(self) -> QMenu:
        menu = QMenu(self)
        for section in self.sections:
            line = menu.addAction(section.title())
            line.triggered.connect(lambda _on=False, key=section.key: self.scroller.show_section(key))
        return menu

    def _back(self) -> None:
        self.workspace.go.emit(Go(self.place()))

    def _cursor_moved(self, widget: QWidget | None) -> None:
        row = widget
        while row is not None and not isinstance(row, FigureRow):
            row = row.parentWidget()
        if row is self._row:
            return
        if self._row is not None:
            self._row.set_focused(False)
        self._row = row
        if row is not None:
            row.set_focused(True)

    def _make_actions(self) -> None:
        self.retire_button = SecondaryButton(self.tr("Retirer"), self)
        self.retire_button.clicked.connect(self.retire)
        self.interview_button = PrimaryButton(self.tr("Entretien…"), self)
        self.interview_button.clicked.connect(self.interview)
        self._take_previous = self._action(
            self.tr("Reprendre la réponse de l’an dernier"), "Alt+R", self._take_previous_of_row
        )
        self._answer = self._action(self.tr("Préciser ce chiffre…"), "Alt+Return", self._open_answer)
        self._interview = self._action(self.tr("Entretien…"), "Ctrl+E", self.interview)
        self._retire = self._action(self.tr("Retirer la fiche"), "", self.retire)

    def _action(self, text: str, shortcut: str, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _on=False: act())
        return action

    def _take_previous_of_row(self) -> None:
        if self._row is not None:
            self._row.take_previous()

    def _open_answer(self) -> None:
        if self._row is not None:
            self._row.answer.open_menu()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(px(28))
        side = QVBoxLayout()
        side.setContentsMargins(0, px(8), 0, 0)
        side.addWidget(self.list)
        middle.addLayout(side)
        middle.addWidget(self.scroller, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), 0, 0)
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, px(16), 0)
        head.setSpacing(px(8))
        head.addWidget(self.header, 1)
        head.addWidget(self.sections_chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._gone)
        column.addLayout(middle, 1)
