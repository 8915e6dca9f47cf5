"""From sums by pattern to the figures of an indicator: a function for each way of adding up (method page)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from census_app.domain.formulas import Formula
from census_app.domain.values import SCALE
from census_app.reports.attribution import Cell, Zones
from census_app.reports.spread import PatternSum, Spread, spread
from census_app.reports.summary import Figures

POPULATION: Final = "population"
"""The parameter of a formula that each zone gives itself."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the figures of every indicator share: the zones, the parts of each pattern, N, the populations.

    `parameters` are the dated constants of the campaign.
    """

    zones: Zones
    cells: Sequence[Sequence[Cell]]
    eligible: Sequence[int]
    populations: Sequence[int | None]
    parameters: Mapping[str, Fraction]

    def spread(self, rows: Iterable[PatternSum], terms: int = 1) -> Spread:
        """Sums by pattern added up by zone."""
        return spread(self.cells, len(self.zones), rows, terms)


def added(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """A sum of amounts; of yes, each an amount of one, too."""
    sums = ground.spread(rows)
    return Figures(
        sums, ground.eligible, lambda zone: sums.sum(0, zone, SCALE), populations=ground.populations
    )


def plain_mean(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """The mean of the answers, each weighing the record's part in the zone."""
    return _divided(ground, ((pattern, count, (*amounts, count)) for pattern, count, amounts in rows))


def weighted_mean(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """Σ(value × weight) / Σ weight; the rows hold the products and the weights."""
    return _divided(ground, rows)


def derived(ground: Ground, formula: Formula, rows: Iterable[PatternSum]) -> Figures:
    """A formula on the sums of its terms; on a population, the total's figure is the perimeter's."""
    sums = ground.spread(rows, len(formula.terms))
    populations, parameters = ground.populations, ground.parameters

    def value(zone: int) -> Fraction | None:
        population = populations[zone]
        known = {POPULATION: Fraction(population)} if population else {}
        terms = {code: sums.sum(number, zone, SCALE) for number, code in enumerate(formula.terms)}
        return formula.evaluate(terms, {**parameters, **known})

    zones = ground.zones
    instead = {zones.total: zones.inside} if POPULATION in formula.parameters else {}
    return Figures(sums, ground.eligible, value, instead=instead)


def graded(ground: Ground, rows: Iterable[tuple[int, int, int]], grades: Sequence[int]) -> Figures:
    """How many records of each grade, by their parts, and the mean grade. Rows: pattern, grade, records."""
    by_pattern: dict[int, dict[int, int]] = {}
    for pattern, grade, count in rows:
        by_pattern.setdefault(pattern, {})[grade] = count
    met = sorted({*grades, *(grade for found in by_pattern.values() for grade in found)})
    weighed, records = len(met), len(met) + 1  # two more terms, for the mean
    counted = (
        (
            pattern,
            sum(found.values()),
            (
                *(found.get(each, 0) for each in met),
                sum(each * number for each, number in found.items()),
                sum(found.values()),
            ),
        )
        for pattern, found in by_pattern.items()
    )
    sums = ground.spread(counted, len(met) + 2)
    return Figures(sums, ground.eligible, lambda zone: sums.ratio(weighed, records, zone), grades=met)


def worded(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """Words do not add up: only how many records answered."""
    return Figures(ground.spread(rows, 0), ground.eligible, lambda _zone: None)


def _divided(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """The first sum, in millionths, divided by the second."""
    sums = ground.spread(rows, 2)

    def value(zone: int) -> Fraction | None:
        ratio = sums.ratio(0, 1, zone)
        return None if ratio is None else ratio / SCALE

    return Figures(sums, ground.eligible, value)
