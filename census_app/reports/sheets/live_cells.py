"""A figure as a live cell, and what is remembered of it so that Contrôle can compare it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from census_app.domain.indicators import Indicator
from census_app.reports.ledger import TITLE as VALUES
from census_app.reports.live import Live
from census_app.reports.sheets.indicator_cells import coverage
from census_app.reports.summary import Figure
from census_app.sheets.cells import Cell, Formula, Kind, Link, Scalar
from census_app.sheets.places import place


class Placed(NamedTuple):
    """A figure of a sheet: of what it is, the cell where it is, and what the program computed.

    `coverage` and `said` are the same for its n/N, empty where there is none beside it.
    """

    line: str
    what: str
    figure: str
    value: int | Fraction | None
    kind: Kind
    coverage: str = ""
    said: str = ""


def shown(value: int | Fraction | None) -> Scalar:
    """What a formula that gives a figure holds: an empty text where there is none."""
    return "" if value is None else value


def figure_cells(live: Live, indicator: Indicator, figure: Figure, records: str) -> list[Cell]:
    """The figure, and its coverage (N is in the cell `records`), which leads to the first row behind it."""
    behind = live.behind(indicator)
    said = Formula(live.coverage(indicator, records), coverage(figure) or "")
    return [
        Formula(live.figure(indicator), shown(figure.value)),
        said if behind is None else Link(said, place(VALUES, behind, 1)),
    ]
