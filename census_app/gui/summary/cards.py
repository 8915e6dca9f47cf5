"""Four figures of the perimeter above the table; which ones, each person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSettings, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.indicators import Aggregation, Pillar
from census_app.gui import formats
from census_app.gui.summary.amounts import coverage, large
from census_app.gui.summary.measures import theme_label
from census_app.gui.theme import Size, font, px
from census_app.gui.widgets import Card, IconButton

if TYPE_CHECKING:
    from census_app.services.summary import Summary

FIRST: Final = ("E02", "E05", "E10", "S02")
_KEPT: Final = "summary/cards"
_TWO_BELOW: Final = 620
"""Narrower than this, in pixels at 100 %, the cards stand two by two."""
_MARGINS: Final = 32


class FigureCards(QWidget):
    """The cards; each leads to its column of the table."""

    asked = Signal(str)
    """Carries the code of the indicator to show in the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Summary, Summary | None] | None = None
        self._columns = 0
        self.cards = tuple(FigureCard(code, self) for code in _kept())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        for card in self.cards:
            card.asked.connect(self.asked)
            card.changed.connect(self._changed)
        self._arrange(len(self.cards))

    def show_summary(self, summary: Summary, previous: Summary | None) -> None:
        """Show the figures of the perimeter, beside those of the campaign before."""
        self._shown = (summary, previous)
        for card in self.cards:
            card.show_summary(summary, previous)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() < px(_TWO_BELOW) else len(self.cards))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _changed(self) -> None:
        QSettings().setValue(_KEPT, [card.code for card in self.cards])
        if self._shown is not None:
            self.show_summary(*self._shown)


class FigureCard(QWidget):
    """One figure with its coverage, and at its corner the menu of what it can show."""

    asked = Signal(str)
    """Carries the code of its indicator."""
    changed = Signal()
    """It shows another indicator."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._notes, self._figure = ("", ""), (formats.UNKNOWN, 0, 0)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.card = self._make()
        self._more = IconButton("ellipsis", self.tr("Choisir l’indicateur"), self)
        self._more.clicked.connect(lambda: self.menu().popup(self._more.mapToGlobal(QPoint(0, px(26)))))
        self._more.adjustSize()

    def show_summary(self, summary: Summary, previous: Summary | None) -> None:
        """Show the figure of the perimeter."""
        from census_app.services.reference import catalogue

        kind = catalogue()[self.code].kind
        figure = summary.inside.figures[self.code]
        before = ""
        if previous is not None:
            earlier = large(previous.inside.figures[self.code].value, kind)
            before = self.tr("{figure} en {year} · ").format(figure=earlier, year=previous.year)
        counts = coverage(figure.answered, figure.eligible)
        whole = self.tr("{counts} ont répondu").format(counts=counts)
        if not figure.eligible:
            counts = whole = self.tr("aucune fiche")
        self._notes = (f"{before}{whole}", f"{before}{counts}")
        self._figure = (large(figure.value, kind), figure.answered, figure.eligible)
        self._write()

    def menu(self) -> QMenu:
        """Every indicator that adds up, by pillar; the present one is ticked."""
        from census_app.services.reference import catalogue

        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for pillar in Pillar:
            part = menu.addMenu(theme_label(pillar.value))
            for one in catalogue().by_pillar(pillar):
                if one.aggregation is Aggregation.NONE:
                    continue
                line = part.addAction(one.label)
                line.setCheckable(True)
                line.setChecked(one.code == self.code)
                line.setActionGroup(group)
                line.triggered.connect(lambda _on=False, code=one.code: self.choose(code))
        return menu

    def choose(self, code: str) -> None:
        """Show another indicator."""
        if code != self.code:
            self.code = code
            old = self.card
            self.card = self._make()
            QWidget.setTabOrder(old, self.card)
            old.hide()
            old.deleteLater()
            self._more.raise_()
            self.changed.emit()

    def _write(self) -> None:
        """Fill the card; where the note has no room, its last words are left out, never a figure."""
        figure, answered, eligible = self._figure
        whole, short = self._notes
        room = self.width() - px(_MARGINS)
        fits = QFontMetrics(font(Size.SMALL)).horizontalAdvance(whole) <= room
        self.card.set(figure, whole if fits else short, answered, eligible)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()
        self._more.move(self.width() - self._more.width() - px(6), px(6))
        self._more.raise_()

    def _make(self) -> Card:
        from census_app.services.reference import catalogue

        indicator = catalogue()[self.code]
        card = Card(indicator.short_label, self, linked=True)
        card.setToolTip(f"{indicator.label}\n{self.tr('Cliquer pour le voir par commune')}")
        card.clicked.connect(lambda: self.asked.emit(self.code))
        self._box.addWidget(card)
        return card


def _kept() -> tuple[str, ...]:
    """The indicators chosen before, those of the first time where the catalogue has lost one."""
    from census_app.services.reference import catalogue

    kept = QSettings().value(_KEPT)
    codes = kept if isinstance(kept, list) and len(kept) == len(FIRST) else FIRST
    return tuple(code if code in catalogue() else first for code, first in zip(codes, FIRST, strict=True))
