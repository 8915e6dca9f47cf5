"""The key figures by group: by domain, by network, by stake; then the perimeter they are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from census_app.domain.indicators import Indicator
from census_app.reports.material import Material
from census_app.reports.sheets.indicator_cells import coverage, figure_header, figure_kind
from census_app.reports.summary import Groups, Zone
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Row, Sheet

SHOWN: Final = ("E02", "E05", "E07", "E34", "E10", "E30", "E31", "S01", "S02", "S14", "N07", "N11")
"""The figures of a group: the ten that matter, and how far people meet and drive less."""

FIRST_ROW: Final = 5
"""The first row of a group: below two lines of heading, a blank one and the headers."""

_BLANK: Final = (
    "Vide : personne n’a répondu ; 0 : la réponse est zéro. n/N : répondants sur éligibles. Une fiche "
    "compte pour la part de son activité qui est dans le périmètre ; un groupe sans fiche n’est pas listé."
)


def by_domain(material: Material) -> Sheet:
    """A row a domain."""
    note = (
        "Une fiche compte dans son domaine principal : les lignes s’additionnent et donnent le périmètre, "
        "sauf les taux et les moyennes."
    )
    return _sheet(material, material.by_domain, "Par domaine", "Domaine", note)


def by_network(material: Material) -> Sheet:
    """A row a network."""
    note = (
        "La ligne d’un réseau dit ce que font ensemble ses membres (liens « adhère à » et « fédère » en "
        "cours dans l’année), jamais l’activité propre du réseau, qui a sa ligne. Un membre de deux "
        "réseaux compte dans les deux : les lignes ne s’additionnent pas."
    )
    return _sheet(material, material.by_network, "Par réseau", "Réseau", note)


def by_stake(material: Material) -> Sheet:
    """A row a stake of the minutes."""
    note = (
        "Les trois enjeux retenus par le groupe de travail le 24 septembre 2015. Une fiche qui sert deux "
        "enjeux compte dans les deux : les lignes ne s’additionnent pas."
    )
    return _sheet(material, material.by_stake, "Par enjeu", "Enjeu", note)


def _sheet(material: Material, groups: Groups, title: str, what: str, note: str) -> Sheet:
    shown = [material.catalogue[code] for code in SHOWN]
    return Sheet(
        title=title,
        columns=_columns(what, shown),
        rows=_rows(groups, shown),
        heading=(title, f"{material.subtitle} — chiffres du périmètre"),
        footnotes=(note, _BLANK),
        footer=material.footer,
        tab="0B6B58",
        expected=len(groups.rows) + 1,
    )


def _columns(what: str, shown: Sequence[Indicator]) -> tuple[Column, ...]:
    columns = [
        Column(what, "long", width=36),
        Column("Fiches", "integer", width=9, note="Fiches éligibles qui ont une part dans le périmètre."),
        Column("Part des fiches", "percent", width=10, note="Selon les parts des fiches dans le périmètre."),
    ]
    for indicator in shown:
        note = f"{indicator.code} — {indicator.label}. {indicator.definition}"
        columns.append(Column(figure_header(indicator), figure_kind(indicator), note=note))
        columns.append(
            Column("n/N", "coverage", width=8, note=f"Répondants sur éligibles : {indicator.code}")
        )
    return tuple(columns)


def _rows(groups: Groups, shown: Sequence[Indicator]) -> Iterator[Sequence[Cell] | Row]:
    whole = groups.inside.counts.records
    for zone in groups.rows:
        yield _cells(zone, whole, shown)
    yield Row(_cells(groups.inside, whole, shown), "total")


def _cells(zone: Zone, whole: Fraction, shown: Sequence[Indicator]) -> list[Cell]:
    counts = zone.counts
    cells: list[Cell] = [zone.name, counts.presence["records"], counts.records / whole if whole else None]
    for indicator in shown:
        figure = zone.figures[indicator.code]
        cells += [figure.value, coverage(figure)]
    return cells
