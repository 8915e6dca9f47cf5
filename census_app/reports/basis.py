"""Who a figure rests on: how many structures, and how much the largest of them gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from census_app.reports.attribution import Cell

FEWEST: Final = 3
"""A public cell rests on so many structures at least."""

LARGEST_PART: Final = Fraction(85, 100)
"""A public cell holds no structure that makes more of it than this part."""

Amount = int | Fraction


@dataclass(frozen=True, slots=True)
class Term:
    """What is added up in a figure, in absolute amounts by path: all the records, and the largest of them."""

    sums: Mapping[int, int]
    largest: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Basis:
    """The records behind an indicator, by path: how many answered, and each amount that is added up.

    `paths` gives the zones of each path with the part of its records there. Answers that are only counted
    (yes, grades, words) have no term.
    """

    paths: Sequence[Sequence[Cell]]
    counts: Mapping[int, int]
    terms: Sequence[Term] = ()

    def structures(self, zones: Collection[int]) -> int:
        """How many records answered with a part in one of these zones at least."""
        return sum(number for path, number in self.counts.items() if self._part(path, zones))

    def is_safe(self, zones: Collection[int]) -> bool:
        """Whether what these zones hold together may be known: enough structures, none that makes it."""
        return self.structures(zones) >= FEWEST and not any(
            self._is_dominated(term, zones) for term in self.terms
        )

    def unsafe(self, size: int) -> set[int]:
        """Of the `size` zones, those that hold something that may not be known."""
        answered = [0] * size
        for path, number in self.counts.items():
            for zone, _, _ in self.paths[path]:
                answered[zone] += number
        found = {zone for zone, number in enumerate(answered) if 0 < number < FEWEST}
        return found.union(*(self._dominated(term, size) for term in self.terms))

    def _dominated(self, term: Term, size: int) -> set[int]:
        sums: list[Amount] = [0] * size
        largest: list[Amount] = [0] * size
        for path, amount in term.sums.items():
            for zone, weight, total in self.paths[path]:
                sums[zone] += _times(amount, weight, total)
                largest[zone] = max(largest[zone], _times(term.largest[path], weight, total))
        return {zone for zone in range(size) if largest[zone] > sums[zone] * LARGEST_PART}

    def _is_dominated(self, term: Term, zones: Collection[int]) -> bool:
        parts = {path: part for path in term.sums if (part := self._part(path, zones))}
        whole = sum(term.sums[path] * part for path, part in parts.items())
        return any(term.largest[path] * part > whole * LARGEST_PART for path, part in parts.items())

    def _part(self, path: int, zones: Collection[int]) -> Amount:
        """What a record of a path has in these zones together: no zone is within another."""
        return sum(_times(1, weight, total) for zone, weight, total in self.paths[path] if zone in zones)


def _times(amount: int, weight: int, total: int) -> Amount:
    return amount * weight if total == 1 else Fraction(amount * weight, total)
