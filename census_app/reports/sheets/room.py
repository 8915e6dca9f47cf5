"""How much room the figures of a page need: a page is laid out before it is filled."""

from __future__ import annotations

from collections.abc import Iterable

from census_app.reports.material import Material
from census_app.reports.sheets.indicator_cells import figure_kind
from census_app.sheets.model import Column
from census_app.sheets.widths import column_width

FIGURE, COVERAGE, COUNT = 13.0, 8.0, 8.0
"""The widths that do for a territory of some dozens of communes."""


def for_figures(material: Material, codes: Iterable[str]) -> float:
    """For figures of the perimeter, this year's and the year before's."""
    summaries = [each for each in (material.summary, material.previous) if each is not None]
    shown = [(figure_kind(material.catalogue[code]), code) for code in codes]
    widths = (
        column_width(Column("", kind), [summary.inside.figures[code].value])
        for summary in summaries
        for kind, code in shown
    )
    return max(FIGURE, *widths)


def for_coverage(material: Material) -> float:
    """For n/N."""
    eligible = max((figure.eligible for figure in material.summary.total.figures.values()), default=0)
    return max(COVERAGE, column_width(Column("", "coverage"), [f"{eligible}/{eligible}"]))


def for_counts(material: Material) -> float:
    """For numbers of records, with the decimals that parts give them."""
    return max(COUNT, column_width(Column("", "decimal"), [material.summary.total.counts.records]))
