"""Chiffres de l'année: every entered indicator of the catalogue, by pillar, beside last year's."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.indicators import Indicator, IndicatorKind, Pillar
from census_app.gui.figure_words import Choices, computed_in_words
from census_app.gui.record.editing import Editing
from census_app.gui.record.figure_columns import FigureHead, FigureLine
from census_app.gui.record.figure_row import FigureRow
from census_app.gui.record.figure_values import main_codes
from census_app.gui.record.section import Section
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look
from census_app.services.choice_lists import choices_of
from census_app.services.derived_values import derived_values
from census_app.services.reference import catalogue


class ComputedRow(FigureLine):
    """A derived indicator, in grey: never entered."""

    def __init__(self, indicator: Indicator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.indicator = indicator
        name = Label(indicator.label, Look.SECONDARY, self, wrap=True)
        name.setToolTip(indicator.definition)
        self.figure = Label("", Look.SECONDARY, self)
        self._side = Label("", Look.SECONDARY, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, px(4))
        row.setSpacing(px(12))
        row.addWidget(name)
        row.addWidget(self.figure, 1)
        row.addWidget(self._side)
        self.set_columns(name=name, side=self._side)

    def show_value(self, now: Fraction | None, before: Fraction | None) -> None:
        """Show this year's and last year's figure; hidden when this year's cannot be computed."""
        self.setVisible(now is not None)
        if now is not None:
            self.figure.setText(
                self.tr("{figure} · calculé").format(figure=computed_in_words(self.indicator, now))
            )
        self._side.setText("" if before is None else computed_in_words(self.indicator, before))


class PillarBlock(QWidget):
    """The indicators of a pillar: those that matter here, the others when asked for."""

    def __init__(self, pillar: Pillar, title: str, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._indicators = catalogue().by_pillar(pillar)
        self._main = main_codes()
        self._open = False
        self.rows: dict[str, FigureRow | ComputedRow] = {}
        self.head = FigureHead(title, self)
        self.more = LinkButton("", self, icon_name="chevron-down")
        self.more.clicked.connect(self.open_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(10))
        column.setSpacing(px(6))
        column.addWidget(self.head)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_values(self, now: Mapping[str, Fraction], before: Mapping[str, Fraction], *, own: bool) -> None:
        """Show the values of this year and of the one before; `now` and `before` are the computed ones."""
        page = self._editing.page
        self.head.set_year(page.previous_year)
        place = hidden = 0
        for indicator in self._indicators:
            code = indicator.code
            row = self.rows.get(code)
            if row is None and self._is_shown(indicator, now):
                row = self._add(indicator, place)
            if row is None:
                hidden += not indicator.is_derived
                continue
            place += 1
            if isinstance(row, FigureRow):
                row.show_value(page.previous.get(code), own=own)
            else:
                row.show_value(now.get(code), before.get(code))
        self.more.setVisible(hidden > 0)
        self.more.setText(
            self.tr("Afficher un autre chiffre")
            if hidden == 1
            else self.tr("Afficher les {count} autres").format(count=hidden)
        )

    def open_all(self) -> None:
        """Show every indicator of the pillar."""
        self._open = True
        self.show_values(*computed(self._editing), own=True)

    def _is_shown(self, indicator: Indicator, now: Mapping[str, Fraction]) -> bool:
        if indicator.is_derived:
            return indicator.code in now
        page = self._editing.page
        code = indicator.code
        return self._open or code in self._main or code in page.values or code in page.previous

    def _add(self, indicator: Indicator, place: int) -> FigureRow | ComputedRow:
        row: FigureRow | ComputedRow
        if indicator.is_derived:
            row = ComputedRow(indicator, self)
        else:
            row = FigureRow(indicator, self._editing, self._choices(indicator), self)
        self.rows[indicator.code] = row
        self._column.insertWidget(place, row)
        return row

    def _choices(self, indicator: Indicator) -> Choices:
        campaign = self._editing.campaign
        if indicator.kind is not IndicatorKind.CHOICES or campaign is None:
            return ()
        return self._editing.workspace.ask(choices_of, campaign.id, indicator.code)


class FiguresSection(Section):
    """The figures of the campaign's year."""

    key: ClassVar[str] = "figures"
    entities: ClassVar[frozenset[str]] = frozenset({"indicator_value"})
    guess: ClassVar[int] = 1100

    @override
    def title(self) -> str:
        return self.tr("Chiffres de l’année")

    @override
    def count(self) -> str:
        values = self.editing.page.values
        told = sum(1 for one in catalogue().entered() if one.code in values and values[one.code].known)
        return str(told) if told else ""

    @override
    def build(self) -> None:
        self.blocks = [
            PillarBlock(pillar, title, self.editing, self)
            for pillar, title in (
                (Pillar.ECONOMY, self.tr("Économie")),
                (Pillar.SOCIAL, self.tr("Social, services, mobilité")),
                (Pillar.ENVIRONMENT, self.tr("Environnement")),
            )
        ]
        for block in self.blocks:
            self.body.addWidget(block)

    @override
    def show_record(self, *, own: bool) -> None:
        campaign = self.editing.campaign
        if campaign is not None:
            self.set_title(self.tr("Chiffres {year}").format(year=campaign.year))
        now, before = computed(self.editing)
        for block in self.blocks:
            block.show_values(now, before, own=own)


def computed(editing: Editing) -> tuple[Mapping[str, Fraction], Mapping[str, Fraction]]:
    """The derived indicators of the record, this year and the year before."""
    page, campaign = editing.page, editing.campaign
    now = derived_values(page.values, campaign.year) if campaign else {}
    before = derived_values(page.previous, page.previous_year) if page.previous_year else {}
    return now, before
