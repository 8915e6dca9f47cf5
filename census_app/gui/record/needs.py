"""Besoins et vigilance: what nobody covers, what to watch, what is recommended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.indicators import Pillar
from census_app.gui.coded import coded
from census_app.gui.record.editing import Editing
from census_app.gui.record.figure_columns import FigureHead
from census_app.gui.record.figure_row import FigureRow
from census_app.gui.record.form import FormGrid, FormRow
from census_app.gui.record.keeper import Said
from census_app.gui.record.options import CommuneBox
from census_app.gui.record.parts import PartLine, PartList, Row, column_heads, laid_out
from census_app.gui.record.section import Section
from census_app.gui.theme import px
from census_app.gui.widgets import Choice, DateEdit, LineEdit, SectionTitle, TextArea
from census_app.services.field_checks import check_field
from census_app.services.reference import catalogue

_DOMAIN, _COMMUNE = 176, 200


class _Worded(PartLine):
    """A part of the campaign that is nothing without its wording."""

    @override
    def common(self) -> Mapping[str, Any]:
        campaign = self.editing.campaign
        return {**super().common(), "campaign_id": campaign.id if campaign else None}

    @override
    def missing(self, given: Mapping[str, Any]) -> bool:
        return not given.get("wording")

    @override
    def problem(self, column: str, value: Any) -> str:
        if column == "wording" and value is None and self.part_id is not None:
            return self.tr("Écrivez de quoi il s’agit.")
        return ""


class NeedLine(_Worded):
    """A need, its domain, its commune."""

    part: ClassVar[str] = "need"

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        wording = self.bind(
            "wording", self.tr("Besoin"), LineEdit(self, placeholder=self.tr("Ce qui manque"))
        )
        domain = self.bind("domain", self.tr("Domaine"), Choice(coded("domain"), self), at_once=True)
        commune = self.bind("commune", self.tr("Commune"), CommuneBox(editing, self))
        laid_out(self, ((wording, 0), (domain, _DOMAIN), (commune, _COMMUNE)))

    @override
    def checked(self, column: str, value: Any) -> tuple[Any, Said]:
        if column != "commune":
            return super().checked(column, value)
        found = check_field("commune", value, frozenset(code for code, _ in self.editing.communes()))
        return found.value, Said(found.problem)


class RecommendationForm(_Worded):
    """What should be done, by whom, by when, on what it rests, what came of it."""

    part: ClassVar[str] = "recommendation"

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        grid = FormGrid(self)
        grid.add_rows(
            [
                self._row("wording", self.tr("Préconisation"), TextArea(self, lines=1), wide=True),
                self._row("addressee", self.tr("Destinataire"), LineEdit(self)),
                self._row("due_on", self.tr("Échéance"), DateEdit(self)),
                self._row("priority", self.tr("Priorité"), Choice(coded("priority"), self)),
                self._row("follow_up", self.tr("Suite donnée"), Choice(coded("follow_up"), self)),
                self._row("rests_on", self.tr("Ce qui la fonde"), LineEdit(self), wide=True),
            ]
        )
        column = QVBoxLayout()
        column.setSpacing(px(3))
        column.addWidget(grid)
        column.addWidget(self.message)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, px(8))
        row.setSpacing(px(8))
        row.addLayout(column, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)

    def _row(self, column: str, name: str, editor: QWidget, *, wide: bool = False) -> FormRow:
        self.bind(column, name, editor, at_once=isinstance(editor, Choice))
        return FormRow(name, editor, self, wide=wide)


class NeedsSection(Section):
    """The needs, the points of vigilance with the programme's grid, the recommendations."""

    key: ClassVar[str] = "needs"
    entities: ClassVar[frozenset[str]] = frozenset({"need", "recommendation", "indicator_value"})
    guess: ClassVar[int] = 760

    @override
    def title(self) -> str:
        return self.tr("Besoins et vigilance")

    @override
    def count(self) -> str:
        page = self.editing.page
        graded = sum(
            1
            for one in catalogue().by_pillar(Pillar.VIGILANCE)
            if (value := page.values.get(one.code)) is not None and value.amount
        )
        total = graded + len(self.need_rows()) + len(self.recommendation_rows())
        return str(total) if total else ""

    @override
    def build(self) -> None:
        self._shown: int | None = None
        self.needs = PartList(
            lambda: NeedLine(self.editing, self),
            self.tr("Ajouter un besoin"),
            self.tr("Aucun besoin noté cette année."),
            self,
        )
        self.needs_heads = column_heads(
            ((self.tr("Besoin"), 0), (self.tr("Domaine"), _DOMAIN), (self.tr("Commune"), _COMMUNE)), self
        )
        self.recommendations = PartList(
            lambda: RecommendationForm(self.editing, self),
            self.tr("Ajouter une préconisation"),
            self.tr("Aucune préconisation cette année."),
            self,
        )
        self.body.addWidget(SectionTitle(self.tr("Besoins non couverts"), self))
        self.body.addWidget(self.needs_heads)
        self.body.addWidget(self.needs)
        self.body.addSpacing(px(12))
        self._add_concerns()
        self.body.addSpacing(px(12))
        self.body.addWidget(SectionTitle(self.tr("Préconisations"), self))
        self.body.addWidget(self.recommendations)

    @override
    def show_record(self, *, own: bool) -> None:
        page, editable = self.editing.page, self.editing.year_open
        if self._shown != self.editing.shown:
            self._shown = self.editing.shown
            self.needs.forget_lines()
            self.recommendations.forget_lines()
        self.needs.show_parts(self.need_rows(), own=own, editable=editable)
        self.needs_heads.setVisible(bool(self.needs.lines))
        self.recommendations.show_parts(self.recommendation_rows(), own=own, editable=editable)
        self.vigilance_head.set_year(page.previous_year)
        for code, row in self.rows.items():
            row.show_value(page.previous.get(code), own=own)

    def need_rows(self) -> Sequence[Row]:
        """The needs of this campaign."""
        return [
            (need.id, {"wording": need.wording, "domain": need.domain, "commune": need.commune})
            for need in self.editing.page.needs
            if self._is_of_year(need.campaign_id)
        ]

    def recommendation_rows(self) -> Sequence[Row]:
        """The recommendations of this campaign."""
        return [
            (
                one.id,
                {
                    "wording": one.wording,
                    "addressee": one.addressee or None,
                    "priority": one.priority,
                    "due_on": one.due_on,
                    "rests_on": one.rests_on or None,
                    "follow_up": one.follow_up,
                },
            )
            for one in self.editing.page.recommendations
            if self._is_of_year(one.campaign_id)
        ]

    def _is_of_year(self, campaign_id: int) -> bool:
        campaign = self.editing.campaign
        return campaign is not None and campaign.id == campaign_id

    def _add_concerns(self) -> None:
        self.vigilance_head = FigureHead(self.tr("Points de vigilance, de 0 (rien) à 3 (fort)"), self)
        self.body.addWidget(self.vigilance_head)
        self.rows = {
            one.code: FigureRow(one, self.editing, (), self)
            for one in catalogue().by_pillar(Pillar.VIGILANCE)
            if not one.is_derived
        }
        column = QVBoxLayout()
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
        self.body.addLayout(column)
