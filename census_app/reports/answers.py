"""Adding up what the records of a campaign answered, by path and then by pattern (see `attribution`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from census_app.reports.attribution import Cell
from census_app.reports.basis import Basis, Term
from census_app.reports.spread import PatternSum


@dataclass(frozen=True, slots=True)
class Followed:
    """The path that each eligible annual record follows, and the patterns of each path.

    A record that is not here is in no figure.
    """

    paths: Mapping[int, int]
    patterns: Sequence[tuple[int, ...]]

    def add_up(self, records: Sequence[int], *terms: Sequence[int]) -> list[PatternSum]:
        """By pattern: how many of `records` follow it, and the sum of each term, one amount a record."""
        paths = list(map(self.paths.get, records))  # None: in no figure
        counts = Counter(paths)
        sums = [dict.fromkeys(counts, 0) for _ in terms]
        for amounts, added in zip(terms, sums, strict=True):
            for path, amount in zip(paths, amounts, strict=True):
                added[path] += amount
        counted = self._by_pattern(counts)
        totals = [self._by_pattern(added) for added in sums]
        return [(pattern, count, [total[pattern] for total in totals]) for pattern, count in counted.items()]

    def basis(self, paths: Sequence[Sequence[Cell]], records: Sequence[int], *terms: Sequence[int]) -> Basis:
        """Who answered, and how much; `paths` gives the zones of each path."""
        followed = list(map(self.paths.get, records))
        counts = Counter(path for path in followed if path is not None)
        return Basis(paths, counts, [_term(followed, amounts) for amounts in terms])

    def add_up_grades(self, records: Sequence[int], grades: Sequence[int]) -> list[tuple[int, int, int]]:
        """How many of `records` there are by pattern and grade: (pattern, grade, number)."""
        having: dict[int, list[int]] = {}
        for record, grade in zip(records, grades, strict=True):
            having.setdefault(grade, []).append(record)
        return [
            (pattern, grade, count)
            for grade, graded in having.items()
            for pattern, count, _ in self.add_up(graded)
        ]

    def _by_pattern(self, by_path: Mapping[int | None, int]) -> dict[int, int]:
        totals: dict[int, int] = defaultdict(int)
        for path, amount in by_path.items():
            if path is not None:
                for pattern in self.patterns[path]:
                    totals[pattern] += amount
        return totals


def _term(paths: Sequence[int | None], amounts: Sequence[int]) -> Term:
    sums: dict[int, int] = defaultdict(int)
    largest: dict[int, int] = defaultdict(int)
    for path, amount in zip(paths, map(abs, amounts), strict=True):
        if path is not None:
            sums[path] += amount
            largest[path] = max(largest[path], amount)
    return Term(sums, largest)


def together(answers: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[list[int], list[list[int]]]:
    """Of lists of (records, amounts): the records in all of them, and what each list has of these."""
    amounts = [dict(zip(*each, strict=True)) for each in answers]
    common = set(amounts[0]).intersection(*amounts[1:])
    records = [record for record in answers[0][0] if record in common]
    return records, [[each[record] for record in records] for each in amounts]
