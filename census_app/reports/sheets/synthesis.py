"""The territory on one printed page: the figures that matter, who is counted, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from census_app.domain.indicators import Indicator
from census_app.reports.material import Material
from census_app.reports.sheets.blocks import Block, side_by_side
from census_app.reports.sheets.indicator_cells import coverage, figure_kind, number_of
from census_app.reports.sheets.pictures import on_synthesis
from census_app.reports.summary import UNKNOWN, Zone
from census_app.sheets import page
from census_app.sheets.cells import Absent, Cell, Styled
from census_app.sheets.model import Line, Page

WIDTHS: Final = (52.0, 15.0, 10.0, 15.0, 12.0, 2.0, 30.0, 9.0, 2.0, 32.0, 9.0)

LARGE: Final = ("E02", "E05", "E10", "S02")
KEY: Final = ("E02", "E05", "E07", "E34", "E10", "E30", "E31", "S01", "S02", "N11")
"""The ten figures that matter; the first four of the page are large too."""

_MOST_TYPES: Final = 12
_GRADED: Final = ("S14", "S15", "N14")


def synthesis(material: Material) -> Page:
    """Ten key figures of the perimeter with the campaign before, the records, what is not known."""
    lines = tuple(_lines(material))
    return Page(
        "Synthèse",
        lines,
        WIDTHS,
        landscape=True,
        one_page=True,
        tab="0B6B58",
        footer=material.footer,
        charts=on_synthesis(material, len(lines)),
    )


def _lines(material: Material) -> Iterator[Line]:
    summary = material.summary
    inside = summary.inside
    yield page.title(f"Synthèse {summary.year} — {summary.perimeter.name}")
    yield page.subtitle(f"{material.subtitle} — chiffres du périmètre, sauf mention contraire")
    yield from _large(material)
    yield page.gap()
    yield from side_by_side(
        WIDTHS,
        _key_figures(material),
        _counted(material, "Domaine", "domain", inside.counts.domain),
        _counted(material, "Recensement (toutes les fiches)", "status", inside.counts.status),
    )
    yield page.gap()
    yield from side_by_side(WIDTHS, _appraisals(material), _types(material), _kinds(material))
    yield page.heading("Ce que l’on ne sait pas")
    for sentence in unknowns(material):
        yield page.paragraph(f"• {sentence}")
    yield page.note(
        "Vide : personne n’a répondu. n/N : répondants sur éligibles. Une fiche qui agit dans plusieurs "
        "communes compte selon ses parts ; un type peut dominer un total, une fiche de deux types compte "
        "dans les deux. La méthode est dans Lisez-moi."
    )


def _large(material: Material) -> tuple[Line, Line]:
    """Four large figures over the width of the page."""
    figures = material.summary.inside.figures
    spans = (1, 4, 2, 4)
    shown = [(material.catalogue[code], figures[code]) for code in LARGE]
    cells = tuple(Absent("—") if figure.value is None else figure.value for _, figure in shown)
    kinds = tuple(figure_kind(indicator) for indicator, _ in shown)
    labels = tuple(
        f"{indicator.short_label} ({indicator.unit}) — {coverage(figure) or '0/0'} ont répondu"
        for indicator, figure in shown
    )
    return Line(cells, "figure", kinds, spans), Line(labels, "label", (), spans)


def _key_figures(material: Material) -> Block:
    summary, previous = material.summary, material.previous
    before = (str(previous.year), "n/N") if previous else ("", "")
    rows: list[Sequence[Cell]] = []
    for code in KEY:
        indicator = material.catalogue[code]
        rows.append(
            (
                f"{indicator.label} ({indicator.unit})",
                *_figure(indicator, summary.inside),
                *(_figure(indicator, previous.inside) if previous else (None, None)),
            )
        )
    return Block(
        ("Chiffres clés du périmètre", str(summary.year), "n/N", *before),
        ("long", "decimal", "coverage", "decimal", "coverage"),
        rows,
    )


def _figure(indicator: Indicator, zone: Zone) -> tuple[Cell, Cell]:
    figure = zone.figures[indicator.code]
    value = None if figure.value is None else Styled(figure.value, figure_kind(indicator))
    return value, coverage(figure)


def _counted(material: Material, header: str, coded_list: str, counted: Mapping[str, Fraction]) -> Block:
    """Records by a coded list; what is not known comes last."""
    rows: list[Sequence[Cell]] = [
        (_label(material, coded_list, code), number)
        for code, number in counted.items()
        if number or code != UNKNOWN
    ]
    rows.append(("Total", sum(counted.values(), Fraction())))
    return _block(header, rows, total=True)


def _block(header: str, rows: Sequence[Sequence[Cell]], *, total: bool = False) -> Block:
    """Numbers of records, with decimals when a record is shared; the last row may be the total."""
    shared = any(isinstance(number, Fraction) and number.denominator > 1 for _, number in rows)
    totals = frozenset({len(rows) - 1}) if total else frozenset()
    return Block((header, "Fiches"), ("text", "decimal" if shared else "integer"), rows, totals)


def _label(material: Material, coded_list: str, code: str) -> str:
    return "Non renseigné" if code == UNKNOWN else material.typology.label(coded_list, code)


def _types(material: Material) -> Block:
    """The most frequent types: one can swamp a total."""
    counted = material.summary.inside.counts.type
    most = sorted(counted, key=lambda code: -counted[code])[:_MOST_TYPES]
    rows = [(material.typology.label("type", code), counted[code]) for code in most]
    return _block("Types les plus présents", rows)


def _kinds(material: Material) -> Block:
    summary = material.summary
    rows: list[Sequence[Cell]] = []
    for code, number in summary.inside.counts.kind.items():
        rows.append((f"{material.typology.label('kind', code)} (périmètre)", number))
    rows += [
        (_label(material, "lifecycle", code), number)
        for code, number in summary.inside.counts.lifecycle.items()
        if number
    ]
    rows += [
        ("Hors périmètre", summary.outside.counts.records),
        ("Non localisé", summary.unlocated.counts.records),
        ("Ensemble", summary.total.counts.records),
    ]
    return _block("Nature et cycle de vie", rows, total=True)


def _appraisals(material: Material) -> Block:
    """Grades as they are spread, and how many records each concern bears on."""
    figures = material.summary.inside.figures
    rows: list[Sequence[Cell]] = []
    for code in _GRADED:
        figure, indicator = figures[code], material.catalogue[code]
        mean = None if figure.value is None else figure.value
        spread = " · ".join(f"{grade} : {_short(number)}" for grade, number in figure.grades if number)
        rows.append((f"{indicator.label} ({indicator.unit})", mean, coverage(figure), spread or None, None))
    for indicator in material.catalogue:
        figure = figures[indicator.code]
        high = sum((number for grade, number in figure.grades if grade >= 2), Fraction())
        if indicator.code.startswith("V") and figure.answered:
            said = f"{_short(high)} à 2 ou 3"
            rows.append((f"Vigilance : {indicator.label}", figure.value, coverage(figure), said, None))
    return Block(
        ("Appréciations", "Moyenne", "n/N", "Répartition", ""),
        ("long", "decimal", "coverage", "text", "text"),
        rows,
    )


def _short(number: Fraction) -> str:
    """A number of records with one decimal at most: « 3 », « 0,6 »."""
    whole, tenths = divmod(round(number * 10), 10)
    return f"{whole},{tenths}" if tenths else str(whole)


def unknowns(material: Material) -> Iterator[str]:
    """What the figures do not say, in sentences."""
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
        names = ", ".join(empty)
        where = number_of(len(empty), "commune")
        yield f"Aucune fiche dans {where}, ce qui ne prouve pas qu’il n’y ait rien : {names}."
    yield _answers(material)
    if silent:
        yield f"Sans aucune réponse : {', '.join(silent)}."


def _answers(material: Material) -> str:
    """How much of the key figures rests on answers."""
    figures = material.summary.total.figures
    low = [
        f"{material.catalogue[code].short_label} ({figures[code].answered}/{figures[code].eligible})"
        for code in KEY
        if figures[code].eligible and figures[code].answered * 2 < figures[code].eligible
    ]
    if not low:
        return "Chaque chiffre clé repose sur au moins la moitié des fiches éligibles."
    named = ", ".join(low)
    return f"Moins d’une fiche éligible sur deux a répondu pour : {named}. Ces chiffres sont des minimums."
