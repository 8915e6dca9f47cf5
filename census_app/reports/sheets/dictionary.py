"""What each word and each figure means: indicators, coded lists, parameters, perimeter, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.domain.indicators import Aggregation, Indicator, Pillar
from census_app.reports.material import Material
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet

_PILLARS: Final = {
    Pillar.ECONOMY: "Indicateur, économie",
    Pillar.SOCIAL: "Indicateur, social",
    Pillar.ENVIRONMENT: "Indicateur, environnement",
    Pillar.VIGILANCE: "Indicateur, vigilance",
}
_AGGREGATIONS: Final = {
    Aggregation.SUM: "Somme",
    Aggregation.DERIVED: "Calculé sur les sommes",
    Aggregation.WEIGHTED_MEAN: "Moyenne pondérée par",
    Aggregation.MEAN: "Moyenne simple",
    Aggregation.YES: "Nombre de oui",
    Aggregation.GRADES: "Répartition et moyenne des notes",
    Aggregation.NONE: "Sans total",
}
_LISTS: Final = {
    "kind": "Nature",
    "domain": "Domaine",
    "type": "Type",
    "logic": "Logique",
    "exchange_mode": "Modalité d’échange",
    "exchanged_object": "Objet échangé",
    "legal_form": "Statut juridique",
    "level": "Niveau",
    "governance": "Gouvernance",
    "digital": "Numérique",
    "stake": "Enjeu servi",
    "status": "État de recensement",
    "lifecycle": "Cycle de vie",
    "link_kind": "Lien",
    "evidence": "Niveau de preuve",
    "absence": "Raison de l’absence",
    "consent": "Accord",
    "interview_support": "Support d’entretien",
    "priority": "Priorité",
    "follow_up": "Suivi",
}


def dictionary(material: Material) -> Sheet:
    """One table, filtered by its first column."""
    rows = [
        *_indicators(material),
        *_coded(material),
        *_parameters(material),
        *_sources(material),
        *_perimeter(material),
    ]
    return Sheet(
        title="Dictionnaire",
        columns=(
            Column("Rubrique", width=24),
            Column("Code", "code", width=24),
            Column("Libellé", "long", width=40),
            Column("Unité ou valeur", "long", width=20),
            Column("Comment cela s’ajoute", "long", width=26),
            Column("Définition ou source", "long", width=62),
        ),
        rows=rows,
        heading=("Dictionnaire", on_paper("Ce que chaque mot et chaque chiffre veut dire", len(rows))),
        frozen_columns=2,
        footer=material.footer,
        paper_rows=MOST,
    )


def _indicators(material: Material) -> Iterator[Sequence[Cell]]:
    for indicator in material.catalogue:
        pillar = material.labels.heading(_PILLARS[indicator.pillar])
        row = (pillar, indicator.code, indicator.label, indicator.unit or None)
        yield (*row, _how(material, indicator), indicator.definition)
        for anchor in material.catalogue.anchors(indicator.code):
            grade = material.labels.heading("Repère de note")
            yield (grade, indicator.code, anchor.label, str(anchor.grade), None, indicator.label)


def _how(material: Material, indicator: Indicator) -> str:
    how = material.labels.heading(_AGGREGATIONS[indicator.aggregation])
    if indicator.formula is not None:
        return f"{how} : {indicator.formula.text}"
    if indicator.weight:
        return f"{how} {material.catalogue[indicator.weight].short_label} ({indicator.weight})"
    return how


def _coded(material: Material) -> Iterator[Sequence[Cell]]:
    for name in material.typology.names:
        section = material.labels.heading(_LISTS.get(name, name))
        for value in material.typology.list(name):
            parent = material.label("domain", value.parent) if value.parent else None
            yield (section, value.code, value.label, parent, None, value.definition or None)


def _parameters(material: Material) -> Iterator[Sequence[Cell]]:
    for code, parameter in material.parameters.items():
        value = f"{parameter.value:f} {parameter.unit}".replace(".", ",")
        since = f"en vigueur au {parameter.valid_from:%d/%m/%Y}"
        yield (material.labels.heading("Paramètre"), code, parameter.label, value, since, parameter.source)


def _perimeter(material: Material) -> Iterator[Sequence[Cell]]:
    for zone in material.summary.communes:
        people = None if zone.population is None else f"{zone.population} habitants"
        yield (
            material.labels.heading("Commune du périmètre"),
            zone.code,
            zone.name,
            people,
            None,
            material.summary.perimeter.name,
        )


def _sources(material: Material) -> Iterator[Sequence[Cell]]:
    for edition in material.editions:
        yield ("Source", None, edition.label, None, None, f"{edition.source}. {edition.licence}.")
