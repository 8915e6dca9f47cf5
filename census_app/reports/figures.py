"""From sums by pattern to the figures of an indicator: a function for each way of adding up (method page)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from census_app.domain.formulas import Formula
from census_app.domain.values import SCALE
from census_app.reports.attribution import Cell, Zones
from census_app.reports.spread import PatternSum, Ratio, Spread, spread
from census_app.reports.summary import Figures

T = TypeVar("T")

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
    values = [
        (numerator, denominator * SCALE) if answered else None
        for (numerator, denominator), answered in zip(sums.sums[0], sums.answered, strict=True)
    ]
    return Figures(values, sums.answered, ground.eligible, populations=ground.populations)


def plain_mean(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """The mean of the answers, each weighing the record's part in the zone."""
    sums = ground.spread(((pattern, count, (*amounts, count)) for pattern, count, amounts in rows), 2)
    return _divided(ground, sums, SCALE)


def weighted_mean(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """Σ(value × weight) / Σ weight; the rows hold the products and the weights."""
    return _divided(ground, ground.spread(rows, 2), SCALE)


def derived(ground: Ground, formula: Formula, rows: Iterable[PatternSum]) -> Figures:
    """A formula on the sums of its terms; on a population, the total's figure is the perimeter's."""
    sums = ground.spread(rows, len(formula.terms))
    values: list[Ratio | None] = []
    for zone in range(len(ground.zones)):
        population = ground.populations[zone]
        parameters = dict(ground.parameters)
        if population:
            parameters[POPULATION] = Fraction(population)
        terms = {code: sums.fraction(number, zone) / SCALE for number, code in enumerate(formula.terms)}
        value = formula.evaluate(terms, parameters) if sums.answered[zone] else None
        values.append(None if value is None else value.as_integer_ratio())
    if POPULATION not in formula.parameters:
        return Figures(values, sums.answered, ground.eligible)
    return _perimeter_for_total(Figures(values, sums.answered, ground.eligible), ground.zones)


def graded(ground: Ground, rows: Iterable[tuple[int, int, int]], grades: Sequence[int]) -> Figures:
    """How many records of each grade, by their parts, and the mean grade. Rows: pattern, grade, records."""
    by_pattern: dict[int, dict[int, int]] = {}
    for pattern, grade, count in rows:
        by_pattern.setdefault(pattern, {})[grade] = count
    met = sorted({*grades, *(grade for found in by_pattern.values() for grade in found)})
    sums = ground.spread(
        (
            (pattern, sum(found.values()), [found.get(grade, 0) for grade in met])
            for pattern, found in by_pattern.items()
        ),
        len(met),
    )
    values: list[Ratio | None] = []
    for zone, answered in enumerate(sums.answered):
        numbers = [sums.fraction(number, zone) for number in range(len(met))]
        weighed = sum((grade * number for grade, number in zip(met, numbers, strict=True)), Fraction())
        values.append((weighed / sum(numbers)).as_integer_ratio() if answered else None)
    distribution = dict(zip(met, sums.sums, strict=True))
    return Figures(values, sums.answered, ground.eligible, grades=distribution)


def worded(ground: Ground, rows: Iterable[PatternSum]) -> Figures:
    """Words do not add up: only how many records answered."""
    sums = ground.spread(rows, 0)
    return Figures([None] * len(ground.zones), sums.answered, ground.eligible)


def _divided(ground: Ground, sums: Spread, scale: int) -> Figures:
    """The first sum divided by the second."""
    values: list[Ratio | None] = []
    for zone in range(len(ground.zones)):
        denominator = sums.fraction(1, zone)
        ratio = sums.fraction(0, zone) / (denominator * scale) if denominator else None
        values.append(None if ratio is None else ratio.as_integer_ratio())
    return Figures(values, sums.answered, ground.eligible)


def _perimeter_for_total(figures: Figures, zones: Zones) -> Figures:
    return Figures(
        _copied(figures.values, zones), _copied(figures.answered, zones), _copied(figures.eligible, zones)
    )


def _copied(items: Sequence[T], zones: Zones) -> list[T]:
    changed = list(items)
    changed[zones.total] = changed[zones.inside]
    return changed
