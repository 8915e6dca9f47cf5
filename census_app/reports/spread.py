"""Adding up sums by pattern into zones, exactly, in integers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from census_app.reports.attribution import Cell

PatternSum = tuple[int, int, Sequence[int]]
"""A pattern, how many of its records answered, and the sum of each term over them."""

Ratio = tuple[int, int]
"""A numerator and a denominator, not reduced."""


@dataclass(frozen=True, slots=True)
class Spread:
    """By zone: how many records answered, and the share-weighted sum of each term."""

    answered: tuple[int, ...]
    sums: tuple[tuple[Ratio, ...], ...]

    def fraction(self, term: int, zone: int) -> Fraction:
        """The sum of a term in a zone."""
        numerator, denominator = self.sums[term][zone]
        return Fraction(numerator, denominator)


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
    sums = tuple(_joined(whole[term], parts[term]) for term in range(terms))
    return Spread(tuple(answered), sums)


def _joined(whole: Sequence[int], parts: dict[tuple[int, int], int]) -> tuple[Ratio, ...]:
    split: dict[int, Fraction] = {}
    for (zone, total), amount in parts.items():
        split[zone] = split.get(zone, Fraction()) + Fraction(amount, total)
    sums: list[Ratio] = [(amount, 1) for amount in whole]
    for zone, fraction in split.items():
        sums[zone] = (fraction + whole[zone]).as_integer_ratio()
    return tuple(sums)
