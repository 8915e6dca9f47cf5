"""The territory on one page, for everyone: what may be published of it, and what is masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from census_app.domain.indicators import Indicator
from census_app.reports.material import Material
from census_app.reports.sheets.blocks import Block, side_by_side
from census_app.reports.sheets.by_group import BY_DOMAIN, BY_STAKE, bars
from census_app.reports.sheets.indicator_cells import (
    MASKED,
    coverage,
    figure_kind,
    is_shown,
    number_of,
    shown_records,
    shown_value,
)
from census_app.reports.sheets.room import for_counts, for_coverage, for_figures
from census_app.reports.sheets.synthesis import GRADED, KEY, LARGE, TITLE
from census_app.reports.sheets.territory import NONE
from census_app.reports.summary import Groups, Zone
from census_app.sheets import page
from census_app.sheets.cells import Cell, Styled
from census_app.sheets.model import Chart, Line, Page

_SPANS: Final = (1, 2, 1, 2, 1, 2)
"""The columns of the page under each large figure, and those between two of them."""


def synthesis(material: Material) -> Page:
    """The key figures of the perimeter, how many records each domain and stake has, what is masked."""
    lines = tuple(_lines(material))
    return Page(
        TITLE,
        lines,
        _widths(material),
        landscape=True,
        one_page=True,
        tab="0B6B58",
        footer=material.footer,
        charts=tuple(_charts(material, len(lines) + 2)),
    )


def _widths(material: Material) -> tuple[float, ...]:
    count = for_counts(material)
    return (54.0, for_figures(material, KEY), for_coverage(material), 2.0, 34.0, count, 2.0, 34.0, count)


def _charts(material: Material, row: int) -> Iterator[Chart]:
    """Records by domain and by stake, jobs by domain; by commune, too much is masked to be drawn."""
    for grouping, what, at in (
        (BY_DOMAIN, "Fiches", "A"),
        (BY_DOMAIN, "E02", "C"),
        (BY_STAKE, "Fiches", "H"),
    ):
        chart = bars(material, grouping, what, f"{at}{row}", width=11.5, height=8.5)
        if chart is not None and material.holds(chart.categories.title):
            yield chart


def _lines(material: Material) -> Iterator[Line]:
    summary = material.summary
    large = [material.catalogue[code] for code in LARGE]
    yield page.title(f"Synthèse {summary.year} — {summary.perimeter.name}")
    yield page.subtitle(f"{material.subtitle} — chiffres du périmètre")
    yield Line(_apart([_large(summary.inside, each) for each in large]), "figure", (), _SPANS)
    yield Line(_apart([_label(summary.inside, each) for each in large]), "label", (), _SPANS)
    yield page.gap()
    shown = [*KEY, *GRADED, *_concerns(material)]
    yield from side_by_side(
        _widths(material),
        _figures(material, shown),
        _records("Domaine", material.by_domain),
        _records("Enjeu", material.by_stake),
    )
    yield page.heading("Ce que l’on ne montre pas, et ce que l’on ne sait pas")
    for sentence in _unsaid(material):
        yield page.paragraph(f"• {sentence}")


def _concerns(material: Material) -> Iterator[str]:
    figures = material.summary.inside.figures
    for indicator in material.catalogue:
        if indicator.code.startswith("V") and figures[indicator.code].answered:
            yield indicator.code


def _apart(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Four cells with nothing in the columns between the blocks of the page."""
    first, second, third, fourth = cells
    return first, second, None, third, None, fourth


def _large(zone: Zone, indicator: Indicator) -> Cell:
    value = shown_value(zone.figures[indicator.code])
    return Styled(NONE if value is None else value, figure_kind(indicator))


def _label(zone: Zone, indicator: Indicator) -> str:
    said = coverage(zone.figures[indicator.code])
    answered = f" — {said} ont répondu" if said else ""
    return f"{indicator.short_label} ({indicator.unit}){answered}"


def _figures(material: Material, codes: Sequence[str]) -> Block:
    rows: list[Sequence[Cell]] = []
    for code in codes:
        indicator, figure = material.catalogue[code], material.summary.inside.figures[code]
        value = Styled(shown_value(figure), figure_kind(indicator))
        rows.append((f"{indicator.label} ({indicator.unit})", value, coverage(figure)))
    return Block(
        ("Chiffres clés du périmètre", str(material.summary.year), "n/N"),
        ("long", "decimal", "coverage"),
        rows,
    )


def _records(header: str, groups: Groups) -> Block:
    rows = [(zone.name, shown_records(zone)) for zone in (*groups.rows, groups.inside)]
    return Block((header, "Fiches"), ("text", "integer"), rows, frozenset({len(rows) - 1}))


def _unsaid(material: Material) -> Iterator[str]:
    summary = material.summary
    cells = [
        zone.figures[indicator.code]
        for zone in summary.communes
        for indicator in material.catalogue
        if is_shown(indicator)
    ]
    masked = sum(figure.masked for figure in cells)
    told = sum(figure.value is not None for figure in cells)
    if masked:
        yield (
            f"Par commune, {number_of(masked, f'chiffre {MASKED}')} pour "
            f"{number_of(told, 'chiffre montré')} : peu de structures répondent dans une même commune. "
            "La règle est dans Lisez-moi."
        )
    empty = [zone.name for zone in summary.communes if not _has_records(zone)]
    if empty:
        where = number_of(len(empty), "commune")
        yield f"Aucune fiche dans {where}, ce qui ne prouve pas qu’il n’y ait rien : {', '.join(empty)}."
    yield (
        "Un chiffre est celui des structures qui ont répondu, et non de toutes : n/N dit combien. Ce qui "
        "n’a pas été recensé n’y est pas."
    )


def _has_records(zone: Zone) -> bool:
    return zone.counts.masked or any(zone.counts.presence.values())
