"""What the figures of a campaign do not say, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.reports.material import Material
from census_app.reports.sheets.indicator_cells import number_of

MOST_NAMED: Final = 60
"""Communes without a record that a page can name; the sheets by commune show them all."""


def unknowns(material: Material, key: Sequence[str]) -> Iterator[str]:
    """The sentences; `key`: the indicators that matter."""
    summary = material.summary
    total = summary.total
    unlocated, outside = (zone.counts.presence["records"] for zone in (summary.unlocated, summary.outside))
    empty = [zone.name for zone in summary.communes if not zone.counts.presence["records"]]
    silent = [
        material.catalogue[code].short_label
        for code, figure in total.figures.items()
        if not figure.answered and not material.catalogue[code].is_derived
    ]
    if unlocated:
        yield f"Sans lieu ni siège : {number_of(unlocated, 'fiche')}, que l’on ne voit dans aucune commune."
    if outside:
        yield f"Avec une part hors du périmètre : {number_of(outside, 'fiche')}."
    if empty:
        where = number_of(len(empty), "commune")
        names = f" : {', '.join(empty)}" if len(empty) <= MOST_NAMED else ""
        yield f"Aucune fiche dans {where}, ce qui ne prouve pas qu’il n’y ait rien{names}."
    yield _answers(material, key)
    if silent:
        yield f"Sans aucune réponse : {', '.join(silent)}."


def _answers(material: Material, key: Sequence[str]) -> str:
    """How much of the key figures rests on answers."""
    figures = material.summary.total.figures
    low = [
        f"{material.catalogue[code].short_label} ({figures[code].answered}/{figures[code].eligible})"
        for code in key
        if figures[code].eligible and figures[code].answered * 2 < figures[code].eligible
    ]
    if not low:
        return "Chaque chiffre clé repose sur au moins la moitié des fiches éligibles."
    named = ", ".join(low)
    return f"Moins d’une fiche éligible sur deux a répondu pour : {named}. Ces chiffres sont des minimums."
