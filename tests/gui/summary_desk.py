"""The page « Synthèse » on a desk: a small territory, the page, and what its tests read and click."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from census_app.gui.page import Go
from census_app.gui.summary.page import SummaryPage
from census_app.gui.summary.table import Line, ZoneTable
from census_app.gui.widgets import DataTable
from census_app.gui.workspace import Workspace
from tests.gui.conftest import Hand
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, SOUDAN, Story


def tell(story: Story) -> None:
    """Six records: one shared by two communes, one silent, one outside, one nowhere."""
    recyclerie = story.add_initiative("Recyclerie", ISSE, domain="REP")
    story.acts_in(recyclerie, **{ISSE: 60, SOUDAN: 40})
    story.says(recyclerie, E02="2.5", E05=12, E10=40000, S02=1000, E11=30000, E12=2000)
    amap = story.add_initiative("AMAP du Don", CHATEAUBRIANT, domain="NOU")
    story.says(amap, E02=0, E05=24, E10=90000, S02="refus", V1=2)
    story.add_initiative("Café solidaire", DERVAL)
    story.says(story.add_initiative("SEL de Nantes", NANTES), E02=1)
    story.says(story.add_initiative("Wiki du pays"), E05=3)
    story.add_network("Réseau des AMAP", CHATEAUBRIANT)


@dataclass
class Desk:
    """The page as it is looked at; its work is done when `settle` says so."""

    page: SummaryPage
    hand: Hand
    gone: list[Go] = field(default_factory=list)

    @property
    def table(self) -> ZoneTable:
        shown = self.page.figures.table()
        assert shown is not None
        return shown

    def settle(self) -> None:
        """Let every piece of work waiting be done, and the window hear of it."""
        while self.hand.waiting:
            self.hand.work()
        QApplication.processEvents()

    def read(self, row: str, column: str) -> str:
        """A cell, by the name of its row and the title of its column: « 1,5 1/1 »."""
        for table in (self.table.table, self.table.totals):
            for line in cells(table):
                if line["Commune"] == row:
                    return line[column]
        raise LookupError(row)

    def names(self) -> list[str]:
        """The communes, from top to bottom."""
        return [line["Commune"] for line in cells(self.table.table)]

    def cards(self) -> list[str]:
        """What the cards say to who does not see them."""
        return [card.card.accessibleName() for card in self.page.figures.cards.cards]

    def export_button(self) -> QWidget:
        return self.page.actions_shown()[-1]


def cells(table: DataTable[Line]) -> list[dict[str, str]]:
    """The rows of a table as they are read, by the titles of the columns; hidden columns too."""
    model = table.model()
    titles = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    return [
        {title: str(model.index(row, at).data() or "") for at, title in enumerate(titles)}
        for row in range(model.rowCount())
    ]


def lay(qtbot: QtBot, workspace: Workspace, hand: Hand) -> Desk:
    """Open the page; its first figures are waited for."""
    page = SummaryPage(workspace)
    qtbot.addWidget(page)
    desk = Desk(page, hand)
    workspace.go.connect(desk.gone.append)
    workspace.changed.connect(page.hear)
    page.resize(1180, 660)
    page.show()
    page.arrive(Go("summary"))
    return desk
