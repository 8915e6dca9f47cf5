"""Lieux d'activité: communes, shares, addresses; the sum of the shares and the part each comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from census_app.domain.records import Site
from census_app.gui import formats
from census_app.gui.record.editing import Editing
from census_app.gui.record.keeper import Said
from census_app.gui.record.options import CommuneBox
from census_app.gui.record.parts import PartLine, PartList, PartSection, Row, column_heads, laid_out
from census_app.gui.widgets import Label, LineEdit, Look, NumberEdit
from census_app.services.field_checks import check_field
from census_app.services.site_shares import counted_parts

_COMMUNE, _SHARE, _PART = 232, 76, 64


class SiteLine(PartLine):
    """A commune, its share of the activity, an address; the part it comes to stands beside the share."""

    part: ClassVar[str] = "site"

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        commune = self.bind("commune", self.tr("Commune"), CommuneBox(editing, self))
        share = self.bind("share", self.tr("Part de l’activité, en %"), NumberEdit(self, highest=100))
        address = self.bind("address", self.tr("Adresse"), LineEdit(self, placeholder=self.tr("Adresse")))
        self.part_label = Label("", Look.SECONDARY, self)
        laid_out(self, ((commune, _COMMUNE), (share, _SHARE), (self.part_label, _PART), (address, 0)))

    @override
    def missing(self, given: Mapping[str, Any]) -> bool:
        return not (given.get("commune") or given.get("address"))

    @override
    def checked(self, column: str, value: Any) -> tuple[Any, Said]:
        if column != "commune":
            return value, Said()
        home = frozenset(code for code, _ in self.editing.communes())
        found = check_field("commune", value, home)
        return found.value, Said(found.problem)


class SitesSection(PartSection):
    """Where the record acts."""

    key: ClassVar[str] = "sites"
    entities: ClassVar[frozenset[str]] = frozenset({"site"})
    guess: ClassVar[int] = 180

    @override
    def title(self) -> str:
        return self.tr("Lieux d’activité")

    @override
    def build(self) -> None:
        self.sum_label = Label("", Look.SMALL, self)
        self.list = PartList(
            lambda: SiteLine(self.editing, self),
            self.tr("Ajouter un lieu"),
            self.tr("Aucun lieu : l’activité est comptée à la commune du siège."),
            self,
        )
        self.heads = column_heads(
            (
                (self.tr("Commune"), _COMMUNE),
                (self.tr("Part (%)"), _SHARE),
                (self.tr("Comptée"), _PART),
                (self.tr("Adresse"), 0),
            ),
            self,
        )
        self.body.addWidget(self.heads)
        self.body.addWidget(self.list)
        self.body.addWidget(self.sum_label, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def rows(self) -> Sequence[Row]:
        return [
            (site.id, {"commune": site.commune, "share": site.share, "address": site.address or None})
            for site in self.editing.page.sites
        ]

    @override
    def show_record(self, *, own: bool) -> None:
        super().show_record(own=own)
        sites = self.editing.page.sites
        self.heads.setVisible(bool(self.list.lines))
        counted = counted_parts([site.share for site in sites])
        parts = dict(zip((site.id for site in sites), counted, strict=True))
        for line in self.list.lines:
            part = parts.get(line.part_id or 0)
            if isinstance(line, SiteLine):
                line.part_label.setText("" if part is None else formats.percent(_rounded(part * 100)))
        self.sum_label.setText(self._sum(sites))
        self.sum_label.setVisible(bool(sites))

    def _sum(self, sites: Sequence[Site]) -> str:
        given = [site.share for site in sites if site.share is not None]
        total = sum(given, Decimal())
        if not given:
            return self.tr("Aucune part n’est donnée : les lieux comptent à parts égales.")
        if len(given) < len(sites):
            return self.tr(
                "Somme des parts données : {total}. Les lieux sans part se partagent le reste."
            ).format(total=formats.percent(total))
        if total == 100:
            return self.tr("Somme des parts : 100 %.")
        return self.tr("Somme des parts : {total}. Chaque part est rapportée à cette somme.").format(
            total=formats.percent(total)
        )


def _rounded(value: Fraction) -> Decimal:
    """One decimal, for the eye."""
    return round(Decimal(value.numerator) / Decimal(value.denominator), 1)
