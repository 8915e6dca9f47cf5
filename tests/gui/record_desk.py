"""The record page on a desk: what its tests type, tick and read, in the words of who uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from census_app.domain.fields import FieldValue
from census_app.domain.values import IndicatorValue
from census_app.gui.page import Go
from census_app.gui.record import entry
from census_app.gui.record.contacts import ContactsSection
from census_app.gui.record.figure_row import FigureRow
from census_app.gui.record.figures import FiguresSection
from census_app.gui.record.history import HistorySection
from census_app.gui.record.links import LinksSection
from census_app.gui.record.needs import NeedsSection
from census_app.gui.record.section import FieldSection, Section
from census_app.gui.record.sites import SitesSection
from census_app.gui.record.view import RecordView
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.services import interviews, parts, records, values
from census_app.store import tables
from tests.gui.sample_pages import ENTRIES

ISSE, MOISDON, NANTES = "44075", "44099", "44109"

_QUESTIONNAIRE = {
    "form_id": "initiative",
    "version": "1",
    "title": "Initiative",
    "file_name": "initiative.xlsx",
    "source": b"",
    "xform": """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>Initiative</h:title><model>
            <instance><data id="initiative" version="1"><about/></data></instance>
            <bind nodeset="/data/about" type="string"/>
        </model></h:head>
        <h:body><input ref="/data/about"><label>Que faites-vous ?</label></input></h:body></h:html>""",
    "digest": "initiative-1",
    "added_at": datetime(2026, 1, 5, tzinfo=UTC),
}


@dataclass
class Desk:
    """The window on the page of one record."""

    window: MainWindow
    workspace: Workspace
    record: int

    @property
    def page(self) -> RecordView:
        page = self.window.page()
        assert isinstance(page, RecordView)
        return page

    # --- the sections ---

    def section(self, key: str) -> Section:
        found = next(section for section in self.page.sections if section.key == key)
        found.make_ready()
        return found

    @property
    def sites(self) -> SitesSection:
        section = self.section("sites")
        assert isinstance(section, SitesSection)
        return section

    @property
    def links(self) -> LinksSection:
        section = self.section("links")
        assert isinstance(section, LinksSection)
        return section

    @property
    def needs(self) -> NeedsSection:
        section = self.section("needs")
        assert isinstance(section, NeedsSection)
        return section

    @property
    def contacts(self) -> ContactsSection:
        section = self.section("contacts")
        assert isinstance(section, ContactsSection)
        return section

    @property
    def history(self) -> HistorySection:
        section = self.section("history")
        assert isinstance(section, HistorySection)
        return section

    def field(self, code: str) -> QWidget:
        for key in ("identity", "activity"):
            section = self.section(key)
            if isinstance(section, FieldSection) and code in section.bounds:
                return section.bounds[code].widget
        raise KeyError(code)

    def message(self, code: str) -> str:
        for key in ("identity", "activity"):
            section = self.section(key)
            if isinstance(section, FieldSection) and code in section.rows:
                return section.rows[code].message()
        raise KeyError(code)

    def figure(self, code: str) -> FigureRow:
        section = self.section("figures")
        assert isinstance(section, FiguresSection)
        for block in section.blocks:
            row = block.rows.get(code)
            if isinstance(row, FigureRow):
                return row
        return self.needs.rows[code]

    # --- what the hands do ---

    def type_in(self, widget: QWidget, text: str, *, keep: bool = True) -> None:
        """Type in a field in the place of what it held, and wait no longer than one does."""
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        for letter in text:  # QTest.keyClicks knows no accents
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
        if not text:
            QTest.keyClick(widget, Qt.Key.Key_Delete)
        if keep:
            self.page.leave()

    def press(self, keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the cursor is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, keys, modifier)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    # --- what the inventory holds ---

    def kept(self, code: str) -> FieldValue:
        return self.workspace.ask(records.get, self.record, self.workspace.campaign)[code]

    def everything(self) -> records.RecordPage:
        return self.workspace.ask(records.page, self.record, self.workspace.campaign)

    def value(self, code: str) -> IndicatorValue:
        return self.everything().values[code]

    # --- what was there before ---

    def has(self, part: str, **columns: Any) -> int:
        change = self.workspace.run(parts.add, part, columns)
        assert change is not None
        assert change.created is not None
        return change.created

    def has_interview(self) -> int:
        """A draft, on a questionnaire of one question."""
        with self.workspace.inventory.write("Questionnaire") as writing:
            form = writing.writer.insert(tables.questionnaire, _QUESTIONNAIRE)
            used = {"campaign_id": self.workspace.campaign, "questionnaire_id": form, "form_id": "initiative"}
            writing.writer.insert(tables.campaign_questionnaire, used)
        assert self.workspace.campaign is not None
        change = self.workspace.run(interviews.start, self.workspace.campaign, record_id=self.record)
        assert change is not None
        assert change.created is not None
        return change.created

    def says(self, campaign: int, *told: IndicatorValue) -> None:
        self.workspace.run(values.put, self.record, campaign, told)


def create(
    workspace: Workspace, name: str, kind: str = "initiative", fields: Mapping[str, FieldValue] | None = None
) -> int:
    change = workspace.run(records.create, kind, {"name": name, **(fields or {})}, workspace.campaign)
    assert change is not None
    assert change.created is not None
    return change.created


def open_desk(workspace: Workspace, qtbot: QtBot, record: int) -> Desk:
    """Open the window on a record's page."""
    window = MainWindow((*ENTRIES, entry.entry()))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.enter(workspace)
    window.show()
    window.activateWindow()
    window.go(Go("record", record=record))
    desk = Desk(window, workspace, record)
    QApplication.processEvents()
    return desk
