"""The figures of one pillar, a row a commune, then the perimeter, what is beside it, and everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.domain.indicators import Aggregation, Indicator, Pillar
from census_app.reports.material import Material
from census_app.reports.sheets.indicator_cells import coverage, figure_header, figure_kind, is_shown
from census_app.reports.summary import Zone
from census_app.sheets.cells import Cell, Tone
from census_app.sheets.model import Column, Row, Sheet

PER_1000: Final = frozenset({"E05", "E10", "E13", "S01", "S02", "S08", "N01", "N11"})
"""What is given for 1 000 inhabitants too; E32 is the catalogue's own."""

FOOTNOTES: Final = (
    (
        "Vide : personne n’a répondu ; 0 : la réponse est zéro. n/N : répondants sur éligibles ; une "
        "fiche compte dans chaque commune où elle a une part, une fois dans les totaux : les n/N ne "
        "s’additionnent pas."
    ),
    (
        "Communes + hors périmètre + non localisé = ensemble, exactement ; l’arrondi n’est que "
        "d’affichage. Les taux sont des rapports de sommes, sur les fiches qui ont répondu à tous leurs "
        "termes."
    ),
)


def economy(material: Material) -> Sheet:
    """The economic indicators."""
    return _sheet(material, Pillar.ECONOMY, "Économie par commune", "Impact économique par commune")


def social(material: Material) -> Sheet:
    """The social indicators."""
    title = "Impact social, services et mobilité, par commune"
    return _sheet(material, Pillar.SOCIAL, "Social par commune", title)


def environment(material: Material) -> Sheet:
    """The environmental indicators."""
    title = "Effets sur l’environnement, par commune"
    return _sheet(material, Pillar.ENVIRONMENT, "Environnement par commune", title)


def vigilance(material: Material) -> Sheet:
    """How far each limit was met with: the mean grade, and how many records are concerned."""
    title = "Vigilance : limites et dérives signalées, par commune"
    return _sheet(material, Pillar.VIGILANCE, "Vigilance par commune", title)


def _sheet(material: Material, pillar: Pillar, name: str, title: str) -> Sheet:
    shown = [indicator for indicator in material.catalogue.by_pillar(pillar) if is_shown(indicator)]
    return Sheet(
        title=name,
        columns=_columns(shown),
        rows=_rows(material, shown),
        heading=(title, material.subtitle),
        footnotes=FOOTNOTES + _choices_note(material, pillar),
        footer=material.footer,
        tab="0B6B58",
        expected=len(material.summary.zones),
    )


def _columns(shown: Sequence[Indicator]) -> tuple[Column, ...]:
    columns = [
        Column("Commune", width=26),
        Column("Habitants", "integer", width=13, note="Population municipale ; l’année est dans Lisez-moi."),
        Column(
            "Fiches", "integer", width=9, note="Fiches éligibles qui ont une part ici ; ne s’additionne pas."
        ),
    ]
    for indicator in shown:
        note = f"{indicator.code} — {indicator.label}. {indicator.definition}"
        columns.append(Column(figure_header(indicator), figure_kind(indicator), note=note))
        columns.append(
            Column("n/N", "coverage", width=8, note=f"Répondants sur éligibles : {indicator.code}")
        )
        if indicator.code in PER_1000:
            columns.append(Column(f"{indicator.short_label} pour 1 000 hab.", "decimal", note=note))
    return tuple(columns)


def _rows(material: Material, shown: Sequence[Indicator]) -> Iterator[Sequence[Cell] | Row]:
    summary = material.summary
    for zone in summary.communes:
        yield _cells(zone, shown)
    tones: tuple[tuple[Zone, Tone], ...] = (
        (summary.inside, "total"),
        (summary.outside, "subtotal"),
        (summary.unlocated, "subtotal"),
        (summary.total, "total"),
    )
    for zone, tone in tones:
        yield Row(_cells(zone, shown), tone)


def _cells(zone: Zone, shown: Sequence[Indicator]) -> list[Cell]:
    cells: list[Cell] = [zone.name, zone.population, zone.counts.presence["records"]]
    for indicator in shown:
        figure = zone.figures[indicator.code]
        cells += [figure.value, coverage(figure)]
        if indicator.code in PER_1000:
            cells.append(figure.per_1000)
    return cells


def _choices_note(material: Material, pillar: Pillar) -> tuple[str, ...]:
    words = [
        f"{indicator.label} ({indicator.code})"
        for indicator in material.catalogue.by_pillar(pillar)
        if indicator.aggregation is Aggregation.NONE
    ]
    if not words:
        return ()
    return (f"Sans total : {', '.join(words)} ; les réponses sont dans la feuille Initiatives.",)
