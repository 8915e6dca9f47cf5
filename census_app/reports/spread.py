"""Adding up sums by pattern into zones, exactly, in integers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from census_app.reports.attribution import Cell

_NOTHING: Final = (0, 1)

PatternSum = tuple[int, int, Sequence[int]]
"""A pattern, how many of its records answered, and the sum of each term over them."""


@dataclass(frozen=True, slots=True)
class Spread:
    """By zone: how many records answered, and the share-weighted sum of each term.

    A sum is a whole number, plus a ratio (numerator, denominator) in the zones where records were split: no
    fraction is made before it is asked for.
    """

    answered: Sequence[int]
    whole: Sequence[Sequence[int]]
    split: Sequence[Mapping[int, tuple[int, int]]]

    def sum(self, term: int, zone: int) -> Fraction:
        """The sum of a term in a zone."""
        numerator, denominator = self.split[term].get(zone, _NOTHING)
        return Fraction(numerator + self.whole[term][zone] * denominator, denominator)


def spread(cells: Sequence[Sequence[Cell]], size: int, rows: Iterable[PatternSum], terms: int = 1) -> Spread:
    """Add up `rows` over `size` zones; `cells` gives the parts of each pattern.

    A record answers in each zone where it has a part; its amounts are split between them. Integers only: what
    has the same denominator is added first, so that a fraction is made once a zone.
    """
    answered = [0] * size
    whole = [[0] * size for _ in range(terms)]
    parts: list[dict[tuple[int, int], int]] = [defaultdict(int) for _ in range(terms)]
    for pattern, count, amounts in rows:
        for zone, weight, total in cells[pattern]:
            answered[zone] += count
            if total == 1:
                for term, amount in enumerate(amounts):
                    whole[term][zone] += amount
            else:
                for term, amount in enumerate(amounts):
                    parts[term][zone, total] += weight * amount
    return Spread(answered, whole, [_added(each) for each in parts])


def _added(parts: Mapping[tuple[int, int], int]) -> dict[int, tuple[int, int]]:
    """The sum of the parts of each zone, given by zone and denominator."""
    split: dict[int, tuple[int, int]] = {}
    for (zone, total), amount in parts.items():
        numerator, denominator = split.get(zone, _NOTHING)
        common = lcm(denominator, total)
        split[zone] = (numerator * (common // denominator) + amount * (common // total), common)
    return split
