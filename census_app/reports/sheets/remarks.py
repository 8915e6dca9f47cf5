"""What people lack, what should be done, and what to be careful about: Besoins, Préconisations, Vigilance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from census_app.domain.indicators import Aggregation
from census_app.domain.listed import ListedRemark
from census_app.reports.material import Material, Stream
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet

_INTERVIEW = Column("Entretien n°", "integer", width=12, note="L’entretien où cela a été dit.")


def needs(material: Material) -> Sheet:
    """The needs that nobody covers, as they were said."""
    columns = (
        Column("Besoin non couvert", "long", width=60),
        Column("Domaine", "long", width=22),
        Column("Commune", width=24, note="À défaut, celle du siège de la fiche."),
        Column("Cité par", "long", width=40),
        _INTERVIEW,
    )

    def cells(remark: ListedRemark) -> tuple[Cell, ...]:
        return (
            remark.wording or None,
            material.label("domain", remark.domain),
            material.commune(remark.commune),
            remark.record_name or None,
            remark.interview,
        )

    return _sheet(material, "Besoins", "Besoins non couverts", columns, (material.needs, cells))


def recommendations(material: Material) -> Sheet:
    """What should be done, by whom, by when, and how far it is."""
    columns = (
        Column("Préconisation", "long", width=46),
        Column("Destinataire", "long", width=24),
        Column("Priorité", width=11),
        Column("Échéance", "date"),
        Column("Suivi", width=12),
        Column("Fiche", "long", width=30),
        Column("Domaine", "long", width=19),
        Column("Commune du siège", "long", width=22),
        _INTERVIEW,
    )

    def cells(remark: ListedRemark) -> tuple[Cell, ...]:
        return (
            remark.wording or None,
            remark.addressee or None,
            material.label("priority", remark.priority),
            remark.due_on,
            material.label("follow_up", remark.follow_up),
            remark.record_name or None,
            material.label("domain", remark.domain),
            material.commune(remark.commune),
            remark.interview,
        )

    return _sheet(material, "Préconisations", "Préconisations", columns, (material.recommendations, cells))


def concerns(material: Material) -> Sheet:
    """The concerns above zero and the programme's grid, each with its fact and the measure taken."""
    columns = (
        Column("Sujet", "long", width=26),
        Column("Degré (0 à 3)", "integer", width=9),
        Column("Fiche", "long", width=28),
        Column("Fait constaté", "long", width=50),
        Column("Mesure prise", "long", width=28),
        Column("Domaine", "long", width=19),
        Column("Commune du siège", "long", width=20),
        _INTERVIEW,
    )

    def cells(remark: ListedRemark) -> tuple[Cell, ...]:
        indicator = material.catalogue[remark.nature]
        return (
            indicator.label,
            remark.amount if indicator.aggregation is Aggregation.GRADES else None,
            remark.record_name or None,
            remark.wording or None,
            remark.addressee or None,
            material.label("domain", remark.domain),
            material.commune(remark.commune),
            remark.interview,
        )

    said = "Points de vigilance, pépites et opportunités — un degré zéro n’est pas listé"
    return _sheet(material, "Points de vigilance", said, columns, (material.concerns, cells))


def _sheet(
    material: Material,
    title: str,
    heading: str,
    columns: tuple[Column, ...],
    listed: tuple[Stream[ListedRemark], Callable[[ListedRemark], Sequence[Cell]]],
) -> Sheet:
    remarks, cells = listed

    def rows() -> Iterator[Sequence[Cell]]:
        return map(cells, remarks.rows())

    return Sheet(
        title=title,
        columns=columns,
        rows=rows(),
        heading=(heading, on_paper(material.subtitle, remarks.count)),
        footer=material.footer,
        expected=remarks.count,
        paper_rows=MOST,
    )
