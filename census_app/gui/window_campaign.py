"""The campaign chooser: the year looked at and its state, and what can be done with campaigns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget
from typing_extensions import override

from census_app.domain.campaigns import CLOSED, OPEN, STATE_LABELS, Campaign
from census_app.gui.theme import Size, font, px, tokens
from census_app.gui.workspace import Workspace


class CampaignChooser(QPushButton):
    """« 2026 ▾ ouverte »; asks to look at a campaign, to open a year, to close or reopen one."""

    shown = Signal(int)
    open_asked = Signal(int)
    close_asked = Signal(int)
    reopen_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaigns: tuple[Campaign, ...] = ()
        self._current: Campaign | None = None
        self._writable = True
        self.clicked.connect(self.open_menu)
        self.set_campaigns((), None)

    def set_campaigns(
        self, campaigns: Sequence[Campaign], current: int | None, *, writable: bool = True
    ) -> None:
        """Show the campaigns, newest first, and the one looked at."""
        self._campaigns, self._writable = tuple(campaigns), writable
        self._current = next((one for one in campaigns if one.id == current), None)
        self.setAccessibleName(self.tr("Campagne {text}").format(text=" ".join(self._words())))
        self.updateGeometry()
        self.update()

    def menu_lines(self) -> QMenu:
        """The menu as it stands."""
        menu = QMenu(self)
        for campaign in self._campaigns:
            line = menu.addAction(f"{campaign.year}  ·  {STATE_LABELS[campaign.state]}")
            line.setCheckable(True)
            line.setChecked(campaign == self._current)
            line.triggered.connect(lambda _on=False, one=campaign.id: self.shown.emit(one))
        if self._writable:
            self._add_changes(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self) -> None:
        """Open the menu under the button."""
        self.menu_lines().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @override
    def sizeHint(self) -> QSize:
        year, state = self._words()
        strong, plain = self._fonts()
        wide = QFontMetrics(strong).horizontalAdvance(year) + QFontMetrics(plain).horizontalAdvance(state)
        return QSize(wide + px(8) + 2 * px(12), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        year, state = self._words()
        strong, plain = self._fonts()
        area = self.rect().adjusted(px(11), 0, -px(11), 0)
        painter = QPainter(self)
        painter.setFont(strong)
        painter.setPen(QColor(tokens().text))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, year)
        painter.setFont(plain)
        opened = self._current is not None and self._current.state == OPEN
        painter.setPen(QColor(tokens().accent_text if opened else tokens().secondary))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, state)
        painter.end()

    def _words(self) -> tuple[str, str]:
        if self._current is None:
            return self.tr("Campagne ▾"), self.tr("aucune")
        return f"{self._current.year} ▾", STATE_LABELS[self._current.state]

    @staticmethod
    def _fonts() -> tuple[QFont, QFont]:
        return font(Size.BODY, QFont.Weight.DemiBold), font(Size.BODY)

    def _add_changes(self, menu: QMenu) -> None:
        menu.addSeparator()
        year = max((one.year for one in self._campaigns), default=self._this_year() - 1) + 1
        following = menu.addAction(self.tr("Ouvrir la campagne {year}").format(year=year))
        following.triggered.connect(lambda: self.open_asked.emit(year))
        menu.addAction(self.tr("Ouvrir une autre année…")).triggered.connect(self._ask_year)
        current = self._current
        if current is None:
            return
        if current.state == OPEN:
            close = menu.addAction(self.tr("Clore la campagne {year}").format(year=current.year))
            close.triggered.connect(lambda: self.close_asked.emit(current.id))
        elif current.state == CLOSED:
            again = menu.addAction(self.tr("Rouvrir la campagne {year}").format(year=current.year))
            again.triggered.connect(lambda: self.reopen_asked.emit(current.id))

    def _ask_year(self) -> None:
        year, given = QInputDialog.getInt(
            self, self.tr("Ouvrir une campagne"), self.tr("Année :"), self._this_year(), 1990, 2100
        )
        if given:
            self.open_asked.emit(year)

    @staticmethod
    def _this_year() -> int:
        return dt.datetime.now().astimezone().year


def connect_campaigns(chooser: CampaignChooser, workspace: Workspace) -> None:
    """Do what the chooser asks; a campaign just opened is the one looked at."""
    from census_app.services import campaigns

    def open_campaign(year: int) -> None:
        change = workspace.run(campaigns.open_campaign, year)
        if change is not None and change.created is not None:
            workspace.set_campaign(change.created)

    chooser.shown.connect(workspace.set_campaign)
    chooser.open_asked.connect(open_campaign)
    chooser.close_asked.connect(lambda one: workspace.run(campaigns.close, one))
    chooser.reopen_asked.connect(lambda one: workspace.run(campaigns.reopen, one))
