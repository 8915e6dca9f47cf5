"""The territory on one printed page: the figures that matter, who is counted, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Final

from census_app.domain.indicators import Indicator
from census_app.reports.live import ZoneKind
from census_app.reports.material import Material
from census_app.reports.sheets.blocks import Block, side_by_side
from census_app.reports.sheets.indicator_cells import coverage, figure_kind
from census_app.reports.sheets.live_cells import Placed
from census_app.reports.sheets.not_known import unknowns
from census_app.reports.sheets.pictures import on_synthesis
from census_app.reports.sheets.room import for_counts, for_coverage, for_figures
from census_app.reports.sheets.territory import Territory, count_kind
from census_app.reports.summary import UNKNOWN, Zone
from census_app.sheets import page
from census_app.sheets.cells import Cell, Styled
from census_app.sheets.model import Line, Page

TITLE: Final = "Synthèse"

LARGE: Final = ("E02", "E05", "E10", "S02")
KEY: Final = ("E02", "E05", "E07", "E34", "E10", "E30", "E31", "S01", "S02", "N11")
"""The ten figures that matter; the first four of the page are large too."""

_MOST_TYPES: Final = 12
_UNSAID: Final = "non précisé"
GRADED: Final = ("S14", "S15", "N14")


def synthesis(material: Material) -> Page:
    """Ten key figures of the perimeter with the campaign before, the records, what is not known."""
    lines = tuple(_lines(material, Territory(material)))
    return Page(
        TITLE,
        lines,
        _widths(material),
        landscape=True,
        one_page=True,
        tab="0B6B58",
        footer=material.footer,
        charts=on_synthesis(material, len(lines)),
    )


def _widths(material: Material) -> tuple[float, ...]:
    figure, said, count = for_figures(material, KEY), for_coverage(material), for_counts(material)
    return (49.0, figure, said, 44.0, figure, said, 2.0, 28.0, count, 2.0, 30.0, count)


def placed(material: Material) -> Iterator[tuple[str, Iterator[Placed]]]:
    """Every live figure of the page."""
    territory = Territory(material)
    lines = tuple(_lines(material, territory))
    yield TITLE, territory.placed(TITLE, lines)


def _lines(material: Material, territory: Territory) -> Iterator[Line]:
    summary = material.summary
    inside, widths = summary.inside, _widths(material)
    yield page.title(f"Synthèse {summary.year} — {summary.perimeter.name}")
    yield page.subtitle(f"{material.subtitle} — chiffres du périmètre, sauf mention contraire")
    yield from _large(material, territory)
    yield page.gap()
    yield from side_by_side(
        widths,
        _key_figures(material, territory),
        _counted(territory, "Domaine", "domain", inside.counts.domain),
        _counted(territory, "Recensement (toutes les fiches)", "status", inside.counts.status),
    )
    yield page.gap()
    yield from side_by_side(widths, _appraisals(material, territory), _types(territory), _kinds(territory))
    yield page.heading("Ce que l’on ne sait pas")
    for sentence in unknowns(material, KEY):
        yield page.paragraph(f"• {sentence}")
    yield page.note(_note(material))


def _note(material: Material) -> str:
    """How to read the page, and what on it is no formula."""
    said = (
        "Vide : personne n’a répondu. n/N : répondants sur éligibles. Une fiche qui agit dans plusieurs "
        "communes compte selon ses parts ; un type peut dominer un total, une fiche de deux types compte "
        "dans les deux. La méthode est dans Lisez-moi."
    )
    if material.ledger is None:
        return said
    before = f" Les chiffres {material.previous.year} et ces" if material.previous else " Ces"
    return (
        f"{said}{before} phrases sont des valeurs écrites par le programme : elles ne suivent pas ce qui "
        "est modifié dans Valeurs."
    )


def _large(material: Material, territory: Territory) -> tuple[Line, Line]:
    """Four large figures over the width of the page."""
    spans = (1, 3, 4, 4)
    shown = [material.catalogue[code] for code in LARGE]
    cells = tuple(territory.large(indicator) for indicator in shown)
    kinds = tuple(figure_kind(indicator) for indicator in shown)
    labels = tuple(territory.label(indicator) for indicator in shown)
    return Line(cells, "figure", kinds, spans), Line(labels, "label", (), spans)


def _key_figures(material: Material, territory: Territory) -> Block:
    previous = material.previous
    before = (str(previous.year), "n/N") if previous else ("", "")
    rows: list[Sequence[Cell]] = []
    for code in KEY:
        indicator = material.catalogue[code]
        rows.append(
            (
                f"{indicator.label} ({indicator.unit})",
                *territory.figure(indicator),
                _evidence(material, territory, indicator),
                *(_past(indicator, previous.inside) if previous else (None, None)),
            )
        )
    return Block(
        ("Chiffres clés du périmètre", str(material.summary.year), "n/N", "Sur quoi il repose", *before),
        ("long", "decimal", "coverage", "long", "decimal", "coverage"),
        rows,
    )


def _past(indicator: Indicator, zone: Zone) -> tuple[Cell, Cell]:
    """A figure of the campaign before: its answers are not in the workbook."""
    figure = zone.figures[indicator.code]
    value = None if figure.value is None else Styled(figure.value, figure_kind(indicator))
    return value, coverage(figure)


def _evidence(material: Material, territory: Territory, indicator: Indicator) -> Cell:
    """« déclaré 62 % · document 38 % »: how much of a sum rests on each evidence level."""
    if indicator.formula is not None:
        return f"calculé : {', '.join(indicator.formula.terms)}"
    if indicator.code not in material.evidence:
        return None
    parts = material.evidence[indicator.code]
    levels = [(value.code, value.label) for value in material.typology.list("evidence")]
    whole = sum(parts.values(), Fraction())
    said = " · ".join(
        f"{called} {floor(100 * parts[level] / whole + Fraction(1, 2))} %"
        for level, called in (*levels, ("", _UNSAID))
        if parts.get(level)
    )
    found = [(called, called) for _, called in levels]
    return territory.evidence(indicator, [*found, ("=", _UNSAID)], said or None)


def _counted(territory: Territory, header: str, coded_list: str, counted: Mapping[str, Fraction]) -> Block:
    """Records by a coded list; what is not known comes last."""
    rows = [
        _count(territory, coded_list, code, number)
        for code, number in counted.items()
        if number or code != UNKNOWN
    ]
    total = sum(counted.values(), Fraction())
    whole = territory.records("inside", territory.zone, total, all_of_them=coded_list == "status")
    return _block(header, [*rows, ("Total", whole)], total=True)


def _count(
    territory: Territory, coded_list: str, code: str, number: Fraction, more: str = ""
) -> Sequence[Cell]:
    typology = territory.material.typology
    label = "Non renseigné" if code == UNKNOWN else typology.label(coded_list, code)
    return f"{label}{more}", territory.counted(coded_list, code, label, number)


def _block(header: str, rows: Sequence[Sequence[Cell]], *, total: bool = False) -> Block:
    """Numbers of records; the last row may be the total."""
    kind = count_kind([number for _, number in rows])
    totals = frozenset({len(rows) - 1}) if total else frozenset()
    return Block((header, "Fiches"), ("text", kind), rows, totals)


def _types(territory: Territory) -> Block:
    """The most frequent types: one can swamp a total."""
    counted = territory.zone.counts.type
    most = sorted(counted, key=lambda code: -counted[code])[:_MOST_TYPES]
    return _block(
        "Types les plus présents", [_count(territory, "type", code, counted[code]) for code in most]
    )


def _kinds(territory: Territory) -> Block:
    summary, counts = territory.material.summary, territory.zone.counts
    rows = [_count(territory, "kind", code, number, " (périmètre)") for code, number in counts.kind.items()]
    rows += [
        _count(territory, "lifecycle", code, number) for code, number in counts.lifecycle.items() if number
    ]
    beside: tuple[tuple[ZoneKind, Zone], ...] = (
        ("zone", summary.outside),
        ("zone", summary.unlocated),
        ("total", summary.total),
    )
    rows += [(zone.name, territory.records(kind, zone, zone.counts.records)) for kind, zone in beside]
    return _block("Nature et cycle de vie", rows, total=True)


def _appraisals(material: Material, territory: Territory) -> Block:
    """Grades as they are spread, and how many records each concern bears on."""
    figures = material.summary.inside.figures
    rows: list[Sequence[Cell]] = []
    for code in GRADED:
        figure, indicator = figures[code], material.catalogue[code]
        spread = " · ".join(f"{grade} : {_short(number)}" for grade, number in figure.grades if number)
        said = territory.grades(indicator, spread or None)
        rows.append((f"{indicator.label} ({indicator.unit})", *territory.figure(indicator), said, None, None))
    for indicator in material.catalogue:
        figure = figures[indicator.code]
        high = sum((number for grade, number in figure.grades if grade >= 2), Fraction())
        if indicator.code.startswith("V") and figure.answered:
            said = territory.high_grades(indicator, f"{_short(high)} à 2 ou 3")
            rows.append((f"Vigilance : {indicator.label}", *territory.figure(indicator), said, None, None))
    return Block(
        ("Appréciations", "Moyenne", "n/N", "Répartition", "", ""),
        ("long", "decimal", "coverage", "text", "text", "text"),
        rows,
    )


def _short(number: Fraction) -> str:
    """A number of records with one decimal at most: « 3 », « 0,6 »."""
    whole, tenths = divmod(floor(number * 10 + Fraction(1, 2)), 10)
    return f"{whole},{tenths}" if tenths else str(whole)
