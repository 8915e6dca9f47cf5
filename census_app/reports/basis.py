"""Who a figure rests on: how many structures, and how much the largest of them gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from census_app.reports.attribution import Cell

FEWEST: Final = 3
"""A public cell rests on so many structures at least."""

LARGEST_PART: Final = 0.85
"""A public cell holds no structure that makes more of it than this part."""

_TIE: Final = 1e-9
"""Parts of split records are compared in floating point: a part this near to the limit is not above it."""


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

    def is_safe(self, zones: Collection[int]) -> bool:
        """Whether what these zones hold together may be known: enough structures, none that makes it."""
        parts = {path: part for path in self.counts if (part := self._part(path, zones))}
        return sum(self.counts[path] for path in parts) >= FEWEST and not any(
            _is_above(
                max(term.largest[path] * part for path, part in parts.items()),
                sum(term.sums[path] * part for path, part in parts.items()),
            )
            for term in self.terms
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
        sums: list[float] = [0] * size
        largest: list[float] = [0] * size
        for path, amount in term.sums.items():
            most = term.largest[path]
            for zone, weight, total in self.paths[path]:
                part = weight / total
                sums[zone] += amount * part
                largest[zone] = max(largest[zone], most * part)
        return {zone for zone in range(size) if _is_above(largest[zone], sums[zone])}

    def _part(self, path: int, zones: Collection[int]) -> float:
        """What a record of a path has in these zones together: no zone is within another."""
        return sum([weight / total for zone, weight, total in self.paths[path] if zone in zones])


def _is_above(largest: float, whole: float) -> bool:
    return largest > whole * (LARGEST_PART + _TIE)
