"""What people lack, what should be done, and what to be careful about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.domain.indicators import Aggregation
from census_app.domain.listed import ListedRemark
from census_app.reports.material import Material
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet

_NATURES: Final = {"need": "Besoin non couvert", "recommendation": "Préconisation"}


def needs_and_concerns(material: Material) -> Sheet:
    """Needs, recommendations, concerns and the programme's grid: a row each, filtered by nature."""
    return Sheet(
        title="Besoins et vigilance",
        columns=(
            Column("Nature", width=22),
            Column("Fiche", width=34),
            Column("Sujet", width=28),
            Column("Ce qui est dit : besoin, préconisation, fait constaté", "long", width=54),
            Column("Degré (0 à 3)", "integer", width=9),
            Column("Mesure prise, ou destinataire", "long", width=34),
            Column("Commune", width=22),
            Column("Domaine", width=20),
            Column("Priorité", width=10),
            Column("Échéance", "date"),
            Column("Suivi", width=12),
            Column("Entretien n°", "integer", width=10),
        ),
        rows=_rows(material),
        heading=(
            "Besoins et vigilance",
            f"{material.subtitle} — un degré zéro n’est pas listé ; les degrés sont dans Dictionnaire",
        ),
        frozen_columns=2,
        footer=material.footer,
        expected=material.remarks.count,
    )


def _rows(material: Material) -> Iterator[Sequence[Cell]]:
    for remark in material.remarks.rows():
        nature, subject = _named(material, remark)
        graded = material.catalogue.get(remark.nature)
        is_grade = graded is not None and graded.aggregation is Aggregation.GRADES
        yield (
            nature,
            remark.record_name or None,
            subject,
            remark.wording or None,
            remark.amount if is_grade else None,
            remark.addressee or None,
            material.commune(remark.commune),
            material.label("domain", remark.domain),
            material.label("priority", remark.priority),
            remark.due_on,
            material.label("follow_up", remark.follow_up),
            remark.interview,
        )


def _named(material: Material, remark: ListedRemark) -> tuple[str, str | None]:
    """The nature of a remark, and the concern it is about."""
    indicator = material.catalogue.get(remark.nature)
    if indicator is None:
        return _NATURES[remark.nature], None
    if indicator.aggregation is Aggregation.GRADES:
        return "Point de vigilance", indicator.label
    return indicator.label, None
