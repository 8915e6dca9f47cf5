"""Pages for looking at the window and for testing it: the first mockup with our own widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    Badge,
    EmptyState,
    FlowLayout,
    Label,
    LinkButton,
    Look,
    PageHeader,
    PrimaryButton,
    Rule,
    SecondaryButton,
    SectionTitle,
)
from census_app.gui.workspace import Workspace
from tests.gui.gallery import chips, table

FIGURES = (
    ("ETP salariés", "2,5", "(2,0)"),
    ("Bénévoles actifs", "42", "(38)"),
    ("Produits", "86 400 €", "(71 250 €)"),
    ("Usagers", "1 120", "(980)"),
    ("Subventions", "ne sait pas", ""),
)


class SampleList(Page):
    """A list with its filters and a preview; it counts what the window asks of it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.arrived: list[Go] = []
        self.heard: list[Change] = []
        self.refreshed = 0
        self.left = 0
        self._buttons = (SecondaryButton("Importer…"), PrimaryButton("Nouvelle initiative"))
        self._new = QAction("Nouvelle initiative", self)
        left = QVBoxLayout()
        left.setContentsMargins(0, px(14), 0, px(16))
        left.setSpacing(px(12))
        left.addWidget(PageHeader("Initiatives", note="148, dont 13 affichées"))
        left.addWidget(chips())
        self.table = table()
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(18))
        row.addLayout(left, 1)
        self._preview = preview()
        row.addWidget(self._preview)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._preview.setVisible(event.size().width() > px(900))

    @override
    def title(self) -> str:
        return "Initiatives"

    @override
    def actions_shown(self) -> Sequence[QWidget]:
        return self._buttons

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return (self._new,)

    @override
    def arrive(self, go: Go) -> None:
        self.arrived.append(go)

    @override
    def refresh(self) -> None:
        self.refreshed += 1

    @override
    def hear(self, change: Change) -> None:
        self.heard.append(change)
        super().hear(change)

    @override
    def leave(self) -> None:
        self.left += 1

    @override
    def focus_filter(self) -> None:
        self.table.setFocus()


class SampleWhole(Page):
    """A page that takes the whole window."""

    @override
    def title(self) -> str:
        return "Entretien"


class SampleEmpty(Page):
    """A page with nothing yet."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState("network", "Aucun réseau n’est encore recensé."))


def preview() -> QWidget:
    """The right part of the first mockup."""
    holder = QWidget()
    holder.setFixedWidth(px(330))
    column = QVBoxLayout()
    column.setContentsMargins(0, px(16), 0, px(16))
    column.setSpacing(px(4))
    column.addWidget(Label("Recyclerie", Look.HEADING))
    column.addWidget(Label("Association déclarée · Issé", Look.SECONDARY))
    badges = FlowLayout(across=px(4))
    for word, tone in (("validée", Tone.OK), ("S’équiper", Tone.NEUTRAL), ("Réparer", Tone.NEUTRAL)):
        badges.addWidget(Badge(word, tone))
    column.addSpacing(px(4))
    column.addLayout(badges)
    column.addSpacing(px(8))
    column.addWidget(SectionTitle("Chiffres 2026"))
    grid = QGridLayout()
    grid.setVerticalSpacing(px(6))
    grid.setHorizontalSpacing(px(6))
    for line, (name, value, before) in enumerate(FIGURES):
        grid.addWidget(Label(name, Look.SECONDARY), line, 0)
        grid.addWidget(Label(value), line, 1)
        grid.addWidget(Label(before, Look.SECONDARY), line, 2)
    grid.setColumnStretch(2, 1)
    column.addLayout(grid)
    column.addSpacing(px(8))
    column.addWidget(SectionTitle("Entretien"))
    column.addWidget(LinkButton("Ouvrir"), 0, Qt.AlignmentFlag.AlignLeft)
    buttons = QHBoxLayout()
    buttons.setSpacing(px(8))
    buttons.addWidget(PrimaryButton("Ouvrir la fiche"))
    buttons.addWidget(SecondaryButton("Entretien…"))
    buttons.addStretch(1)
    column.addLayout(buttons)
    column.addStretch(1)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, px(16), 0, px(16))
    row.setSpacing(px(20))
    row.addWidget(Rule(vertical=True))
    row.addLayout(column, 1)
    return holder


ENTRIES = (
    PageEntry("initiatives", "Initiatives", "sprout", SampleList),
    PageEntry("networks", "Réseaux", "network", SampleEmpty),
    PageEntry("interviews", "Entretiens", "messages-square", SampleEmpty),
    PageEntry("summary", "Synthèse", "chart-column", SampleEmpty),
    PageEntry("interview", "Entretien", "messages-square", SampleWhole, in_bar=False, full=True),
)
