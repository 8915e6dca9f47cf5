"""A day of the census at the window: an initiative is met, interviewed, counted, and its figures exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from census_app.gui.initiatives.creation import CreationPanel
from census_app.gui.initiatives.page import RecordsPage
from census_app.gui.interview.page import InterviewPage
from census_app.gui.jobs import JobRunner
from census_app.gui.language import speak_french
from census_app.gui.page import Page
from census_app.gui.pages import page_entries
from census_app.gui.record.figure_row import FigureRow
from census_app.gui.record.figures import FiguresSection
from census_app.gui.record.identity import IdentitySection
from census_app.gui.record.section import Section
from census_app.gui.record.sites import SitesSection
from census_app.gui.record.view import RecordView
from census_app.gui.summary.page import SummaryPage
from census_app.gui.theme import Appearance, apply
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.services import records
from tests.gui.conftest import Hand
from tests.gui.summary_desk import Desk as SummaryDesk
from tests.story import ISSE, SOUDAN, Story, begin

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support")

AnyPage = TypeVar("AnyPage", bound=Page)
AnySection = TypeVar("AnySection", bound=Section)
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_REMAINING = 40
"""More questions than the questionnaire of the initiatives says must be answered."""


@dataclass
class Person:
    """Somebody at the window, with hands on the keyboard and eyes on the page."""

    window: MainWindow
    hand: Hand

    # --- where one is ---

    def on(self, kind: type[AnyPage]) -> AnyPage:
        page = self.window.page()
        assert isinstance(page, kind)
        return page

    def choose_page(self, key: str) -> None:
        """Choose in the side bar."""
        self.window.frame.side.chosen.emit(key)

    def section(self, kind: type[AnySection]) -> AnySection:
        """A section of the record page, brought under the eyes by its line in the list."""
        page = self.on(RecordView)
        found = next(section for section in page.sections if isinstance(section, kind))
        page.list.lines[found.key].click()
        return found

    # --- hands ---

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(cursor(), key, held)

    def type(self, text: str, field: QWidget | None = None) -> None:
        """Type where the cursor is, or in the place of what a field held; QTest knows no accents."""
        if field is not None:
            field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
        for letter in text:
            pressed = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
            QApplication.sendEvent(field or cursor(), pressed)

    def answer(self, question: str, text: str) -> None:
        """Answer the question under the cursor, and go on with Enter."""
        form = self.on(InterviewPage).form
        assert form is not None
        row = form.row()
        assert row is not None
        assert row.path == f"/data/{question}"
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def next_section(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)

    def wait_for_work(self) -> None:
        while self.hand.waiting:
            self.hand.work()
        QApplication.processEvents()

    # --- eyes ---

    def figure(self, code: str) -> str:
        """A figure of the record page, as it stands in its field."""
        blocks = self.section(FiguresSection).blocks
        row = next(block.rows[code] for block in blocks if code in block.rows)
        assert isinstance(row, FigureRow)
        assert isinstance(row.editor, QLineEdit)
        return row.editor.text()


def cursor() -> QWidget:
    """Where keys go."""
    focus = QApplication.focusWidget()
    assert focus is not None, "the cursor is nowhere"
    return focus


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def person(story: Story, qapp: QApplication, qtbot: QtBot) -> Person:
    speak_french(qapp)
    qapp.setOrganizationName("census-app")
    qapp.setApplicationName("census-app")
    apply(qapp, Appearance(dark=False, scale=1.0))
    QSettings().clear()
    hand = Hand()
    window = MainWindow(page_entries())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.enter(Workspace(story.inventory, JobRunner(hand), story.campaign))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Person(window, hand)


def test_from_a_new_initiative_to_its_figures_in_a_workbook(
    person: Person, story: Story, tmp_path: Path
) -> None:
    record = create_by_the_panel(person)
    edit_the_record(person, story, record)
    interview_by_the_keyboard(person)
    assert [person.figure(code) for code in ("E01", "E02", "E05")] == ["3", "2,5", "12"]
    summary = read_the_summary(person)
    places = ("Issé", "Soudan", "Ensemble")
    assert [summary.read(place, "ETP") for place in places] == ["1,5 1/1", "1,0 1/1", "2,5 1/1"]
    out = export_to_excel(person, tmp_path)
    assert [of_the_workbook(out, place, "ETP") for place in places] == [1.5, 1, 2.5]


def create_by_the_panel(person: Person) -> int:
    """« Nouvelle initiative », a name, a commune, « Créer et ouvrir la fiche »; gives its id."""
    page = person.on(RecordsPage)
    page.new_button.click()
    (panel,) = page.findChildren(CreationPanel)
    person.type("Recyclerie du Don", panel.name)
    person.type("issé", panel.commune)
    panel.create_button.click()
    opened = person.on(RecordView)
    assert opened.header.name.text() == "Recyclerie du Don"
    assert opened.editing.shown is not None
    return opened.editing.shown


def edit_the_record(person: Person, story: Story, record: int) -> None:
    """A telephone number, then two places with their shares: all is kept as it is typed."""
    phone = person.section(IdentitySection).bounds["phone"].widget
    person.type("02 40 55 00 00", phone)
    for row, (commune, share) in enumerate((("Issé", "60"), ("Soudan", "40"))):
        places = person.section(SitesSection).list
        places.add_button.click()
        line = places.lines[row]
        person.type(commune, line.bounds["commune"].widget)
        person.type(share, line.bounds["share"].widget)
        person.press(Qt.Key.Key_Tab)
    kept = records.page(story.inventory, record, story.campaign)
    assert kept.record["phone"] == "02 40 55 00 00"
    assert [(site.commune, site.share) for site in kept.sites] == [
        (ISSE, Decimal(60)),
        (SOUDAN, Decimal(40)),
    ]


def interview_by_the_keyboard(person: Person) -> None:
    """Consent, then straight to the questions on work; « ne sait pas » to what « Terminer » says remains."""
    person.on(RecordView).interview_button.click()
    person.answer("start/consent_record", "1")
    for _section in ("identity", "activity", "places", "work"):
        person.next_section()
    person.answer("work/has_staff", "1")
    person.answer("work/E01", "3")
    person.answer("work/E02", "2,5")
    for _question in ("E03", "shares_job"):
        person.press(Qt.Key.Key_Return)
    person.answer("work/E05", "12")
    bottom = person.on(InterviewPage).bottom
    person.press(Qt.Key.Key_T, ALT)
    for _what_remains in range(_REMAINING):
        if bottom.end.isEnabled():
            break
        person.press(Qt.Key.Key_Space)  # the first line leads to its question
        person.press(Qt.Key.Key_N, ALT)
        person.press(Qt.Key.Key_T, ALT)
    assert bottom.end.hasFocus()
    person.press(Qt.Key.Key_Space)


def read_the_summary(person: Person) -> SummaryDesk:
    """The page « Synthèse », once its figures are computed."""
    person.choose_page("summary")
    person.wait_for_work()
    return SummaryDesk(person.on(SummaryPage), person.hand)


def export_to_excel(person: Person, folder: Path) -> Path:
    """« Exporter vers Excel… », as the dialog proposes, in the folder of the last time."""
    QSettings().setValue("summary/folder", str(folder))
    button = person.on(SummaryPage).actions_shown()[-1]
    assert isinstance(button, QPushButton)
    assert button.text() == "Exporter vers Excel…"
    button.click()
    dialog = person.on(SummaryPage).exporting.dialog
    assert dialog is not None
    dialog.export.click()
    person.wait_for_work()
    panel = person.on(SummaryPage).exporting.panel
    assert panel is not None
    assert panel.text().startswith("Classeur écrit en ")
    return folder / "synthese-2026.xlsx"


def of_the_workbook(out: Path, place: str, title: str) -> object:
    """The figure of a place under a title, as who opens the workbook reads it."""
    book = openpyxl.load_workbook(out, read_only=True, data_only=True)
    rows = list(book["Économie par commune"].iter_rows(values_only=True))
    book.close()
    titles = next(row for row in rows if row[:1] == ("Commune",))
    line = next(row for row in rows if row[:1] == (place,))
    return line[titles.index(title)]
