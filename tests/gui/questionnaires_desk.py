"""The page « Questionnaires » on a desk: what its tests read, click and type."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from census_app.domain.change import Change
from census_app.gui.page import Go
from census_app.gui.questionnaires.page import QuestionnairesPage
from census_app.gui.widgets import Notice
from census_app.gui.workspace import Workspace
from tests.gui.conftest import Hand


@dataclass
class Desk:
    """The page as it is looked at; its work is done when `settle` says so."""

    page: QuestionnairesPage
    hand: Hand
    whole: QWidget
    went: list[Go] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def settle(self) -> None:
        """Let every piece of work waiting be done, and the page hear of it."""
        while self.hand.waiting:
            self.hand.work()
            QApplication.processEvents()
        QApplication.processEvents()

    def read(self, path: Path) -> None:
        """A file is chosen."""
        self.page.look(path)
        self.settle()

    def button(self, text: str) -> QPushButton:
        """The button of this text that is on screen, on the page or in the window's top bar."""
        found = [
            button
            for button in self.whole.findChildren(QPushButton)
            if button.text() == text and button.isVisible()
        ]
        assert found, text
        return found[0]

    def buttons(self) -> list[str]:
        return [
            button.text()
            for action in self.page.actions_shown()
            for button in action.findChildren(QPushButton)
            if button.isVisible()
        ]

    def notice(self) -> str:
        """What is said of the file that is checked."""
        shown = [one for one in self.page.check.findChildren(Notice) if one.isVisible()]
        assert len(shown) == 1
        return shown[0].accessibleName()


def lay(qtbot: QtBot, workspace: Workspace, hand: Hand) -> Desk:
    """The page, shown, with its actions beside it as in the top bar."""
    whole = QWidget()
    qtbot.addWidget(whole)
    page = QuestionnairesPage(workspace)
    page.addActions(list(page.menu_actions()))
    column = QVBoxLayout(whole)
    for widget in (*page.actions_shown(), page):
        column.addWidget(widget)
    desk = Desk(page, hand, whole)
    workspace.go.connect(desk.went.append)
    workspace.said.connect(desk.said.append)
    workspace.refused.connect(desk.refused.append)
    workspace.changed.connect(desk.changes.append)
    workspace.changed.connect(page.hear)
    whole.resize(1190, 740)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    page.arrive(Go("questionnaires"))
    desk.settle()
    return desk


def cells(table: QTableView) -> list[list[str]]:
    """The rows of a table as they are read."""
    model = table.model()
    return [
        [str(model.index(row, at).data() or "") for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def titles(table: QTableView) -> list[str]:
    model = table.model()
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
