"""Adding up sums by pattern into zones, exactly, in integers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from census_app.reports.attribution import Cell

_LARGEST_COMMON: Final = 10_000
"""Denominators whose common multiple is no larger are added up together; so are those of usual shares."""

_NOTHING: Final = Fraction()

_SIZES: Final = tuple((code, array(code).itemsize * 8 - 1) for code in "bhiq")

PatternSum = tuple[int, int, Sequence[int]]
"""A pattern, how many of its records answered, and the sum of each term over them."""


@dataclass(frozen=True, slots=True)
class Spread:
    """By zone: how many records answered, and the share-weighted sum of each term.

    A sum is a whole number of parts `1 / common`, plus a fraction in the few zones where records have parts
    that this does not divide. No fraction is made for the others before it is asked for, and numbers are
    packed: this is kept for each indicator over all the communes.
    """

    answered: Sequence[int]
    common: int
    parts: Sequence[Sequence[int]]
    odd: Sequence[Mapping[int, Fraction]]

    def sum(self, term: int, zone: int, scale: int = 1) -> Fraction:
        """The sum of a term in a zone, divided by `scale`."""
        parts = self.parts[term][zone]
        exact = Fraction(parts, self.common * scale) if parts else _NOTHING
        return exact + self.odd[term][zone] / scale if zone in self.odd[term] else exact

    def ratio(self, term: int, other: int, zone: int) -> Fraction | None:
        """The sum of a term divided by that of another, None where that one is zero."""
        if zone in self.odd[term] or zone in self.odd[other]:
            divisor = self.sum(other, zone)
            return self.sum(term, zone) / divisor if divisor else None
        parts = self.parts[other][zone]
        return Fraction(self.parts[term][zone], parts) if parts else None


def spread(cells: Sequence[Sequence[Cell]], size: int, rows: Iterable[PatternSum], terms: int = 1) -> Spread:
    """Add up `rows` over `size` zones; `cells` gives the parts of each pattern.

    A record answers in each zone where it has a part; its amounts are split between them, in integers.
    """
    kept = list(rows)
    common = _common({total for pattern, _, _ in kept for _, _, total in cells[pattern]})
    answered = [0] * size
    parts = [[0] * size for _ in range(terms)]
    odd: list[dict[int, Fraction]] = [{} for _ in range(terms)]
    for pattern, count, amounts in kept:
        for zone, weight, total in cells[pattern]:
            answered[zone] += count
            factor, rest = (common, 0) if total == 1 else divmod(common * weight, total)
            for term, amount in enumerate(amounts):
                if rest:
                    found = odd[term]
                    found[zone] = found.get(zone, _NOTHING) + Fraction(weight * amount, total)
                else:
                    parts[term][zone] += factor * amount
    return Spread(_packed(answered), common, [_packed(each) for each in parts], odd)


def _common(denominators: Iterable[int]) -> int:
    """A common multiple of the smallest denominators, and of as many others as keep it small."""
    common = 1
    for denominator in sorted(denominators):
        multiple = lcm(common, denominator)
        if multiple <= _LARGEST_COMMON:
            common = multiple
    return common


def _packed(numbers: list[int]) -> Sequence[int]:
    """The same numbers in as few bytes each as they all need, where they are no larger than eight."""
    largest = max(max(numbers, default=0), -min(numbers, default=0))
    for code, bits in _SIZES:
        if largest < 1 << bits:
            return array(code, numbers)
    return numbers
