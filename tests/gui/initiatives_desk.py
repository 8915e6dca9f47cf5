"""The lists on a desk: what their tests type, choose and read, in the words of who uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from census_app.domain.fields import FieldValue
from census_app.gui.initiatives.entry import initiatives_entry, networks_entry
from census_app.gui.initiatives.page import RecordsPage
from census_app.gui.page import Go
from census_app.gui.record import entry as record
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from tests.story import Story

Panel = TypeVar("Panel", bound=QWidget)


@dataclass
class Desk:
    """The window on a list."""

    window: MainWindow
    workspace: Workspace
    qtbot: QtBot

    @property
    def page(self) -> RecordsPage:
        page = self.window.page()
        assert isinstance(page, RecordsPage)
        return page

    def gone_to(self) -> list[Go]:
        """Where the page asks to go from now on."""
        asked: list[Go] = []
        self.workspace.go.connect(asked.append)
        return asked

    # --- what is read ---

    def names(self) -> list[str]:
        return self.column(0)

    def column(self, place: int) -> list[str]:
        model = self.page.model
        return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]

    def current(self) -> str:
        row = self.page.table.current()
        return "" if row is None else row.name

    def told(self) -> list[str]:
        """What the preview says, once the cursor has rested."""
        self.page.side.show_now()
        return self.page.side.preview.words()

    # --- what the hands do ---

    def look_for(self, text: str) -> None:
        """Type in the list's search field, and wait a moment."""
        type_in(self.page.search, text)
        self.qtbot.waitUntil(lambda: not self.page._clock.isActive())

    def choose(self, code: str, *values: object) -> None:
        """Choose on a chip, as its menu does."""
        chip = self.page.filters.chips[code]
        chip.set_values(frozenset(values))
        chip.chosen.emit(chip.values())

    def select(self, *names: str) -> None:
        """Select rows by their names, the first with a click, the others with Ctrl."""
        table = self.page.table
        for number, name in enumerate(names):
            place = table.visualRect(table.model().index(self.names().index(name), 0)).center()
            keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place)

    def panel(self, kind: type[Panel]) -> Panel:
        """The small window that is open."""
        found = [panel for panel in self.page.findChildren(kind) if panel.isVisible()]
        assert len(found) == 1
        return found[0]


def type_in(field: QLineEdit, text: str) -> None:
    """Type in the place of what a field held; QTest.keyClicks knows no accents."""
    field.setFocus()
    field.selectAll()
    for letter in text:
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, pressed)
    if not text:
        QTest.keyClick(field, Qt.Key.Key_Delete)


def story_of(workspace: Workspace) -> Story:
    """The inventory, told by the verbs of its users."""
    assert workspace.campaign is not None
    return Story(workspace.inventory, workspace.campaign)


def five_initiatives(story: Story) -> dict[str, int]:
    """A small list of five, each with its commune, domain, status."""
    rows: tuple[tuple[str, str | None, dict[str, FieldValue]], ...] = (
        ("AMAP du Don", "44075", {"domain": "NOU", "types": ("AMAP",), "status": "validee"}),
        ("Café solidaire", "44051", {"domain": "SER", "status": "a_contacter", "created": 1998}),
        ("Épicerie participative", "44036", {"domain": "NOU", "status": "validee", "created": 2014}),
        ("Recyclerie", "44075", {"domain": "EQU", "domains": ("REP",), "status": "en_relecture"}),
        ("Transport solidaire", None, {"domain": "DEP", "status": "reperee"}),
    )
    return {name: story.add_initiative(name, commune, **fields) for name, commune, fields in rows}


def open_desk(
    workspace: Workspace, qtbot: QtBot, page: str = "initiatives", *, remembering: bool = False
) -> Desk:
    """Open the window on a list, for the first time unless what was chosen before is remembered."""
    if not remembering:
        QSettings().clear()
    window = MainWindow((initiatives_entry(), networks_entry(), record.entry()))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.enter(workspace)
    window.show()
    window.go(Go(page))
    qtbot.waitActive(window)
    return Desk(window, workspace, qtbot)
