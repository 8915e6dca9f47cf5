"""Counting the records of a campaign in the zones of a summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from typing_extensions import override

from census_app.domain.records import NOT_ELIGIBLE
from census_app.reports.attribution import Paths
from census_app.reports.basis import Basis
from census_app.reports.spread import Spread, spread
from census_app.reports.summary import PRESENT, UNKNOWN, Counts, Figures

Description = tuple[str, str | None, str | None, str | None]
"""What eligible records are counted by: kind, domain, types (codes between spaces), life cycle."""

Group = tuple[int, str, Description]
"""Records that follow the same path, with the same status and description."""

Key = tuple[str, str]
"""A dimension and a code."""


class _Later(Mapping[str, Fraction]):
    """Numbers by code, counted when first looked at: of most zones only the number of records is."""

    __slots__ = ("_count", "_counted")

    def __init__(self, count: Callable[[], dict[str, Fraction]]) -> None:
        self._count = count
        self._counted: dict[str, Fraction] | None = None

    def _numbers(self) -> dict[str, Fraction]:
        if self._counted is None:
            self._counted = self._count()
        return self._counted

    @override
    def __getitem__(self, code: str) -> Fraction:
        return self._numbers()[code]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers())

    @override
    def __len__(self) -> int:
        return len(self._numbers())


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records there are in each zone, by dimension and code; `codes` are those to show, in order."""

    spreads: Mapping[Key, Spread]
    codes: Mapping[str, Sequence[str]]
    size: int
    published: bool = False
    masked: frozenset[int] = frozenset()
    """The zones whose numbers of records are not to be published."""

    @property
    def eligible(self) -> Sequence[int]:
        """The number of eligible records with a part in each zone."""
        counted = self.spreads.get((PRESENT, ""))
        return [0] * self.size if counted is None else counted.answered

    def figures(self, basis: Basis) -> Figures:
        """The number of eligible records in each zone, as the figure of an indicator that each answered."""
        counted = self.spreads.get((PRESENT, "")) or spread((), self.size, ())
        return Figures(counted, self.eligible, lambda zone: counted.sum(0, zone), basis=basis)

    def of(self, zone: int) -> Counts:
        """The counts of one zone."""
        if self.published:
            return self._public(zone)
        presence = {PRESENT: self._presence((PRESENT, ""), zone)}
        presence |= {code: self._presence(("kind", code), zone) for code in self.codes["kind"]}
        return Counts(
            records=self._part((PRESENT, ""), zone),
            kind=_Later(partial(self._by, "kind", zone)),
            domain=_Later(partial(self._by, "domain", zone)),
            type=_Later(partial(self._types, zone)),
            status=_Later(partial(self._by, "status", zone)),
            lifecycle=_Later(partial(self._by, "lifecycle", zone)),
            presence=presence,
        )

    def _public(self, zone: int) -> Counts:
        """Without the splits, whose numbers are small."""
        masked = zone in self.masked
        records = Fraction() if masked else self._part((PRESENT, ""), zone)
        presence = 0 if masked else self._presence((PRESENT, ""), zone)
        return Counts(records, {}, {}, {}, {}, {}, {PRESENT: presence}, masked)

    def _by(self, dimension: str, zone: int) -> dict[str, Fraction]:
        return {code: self._part((dimension, code), zone) for code in self.codes[dimension]}

    def _types(self, zone: int) -> dict[str, Fraction]:
        return {code: part for code, part in self._by("type", zone).items() if part}

    def _part(self, key: Key, zone: int) -> Fraction:
        counted = self.spreads.get(key)
        return Fraction() if counted is None else counted.sum(0, zone)

    def _presence(self, key: Key, zone: int) -> int:
        counted = self.spreads.get(key)
        return 0 if counted is None else counted.answered[zone]


def is_eligible(status: str) -> bool:
    """Whether a record of this status is among those that figures are expected from."""
    return status not in NOT_ELIGIBLE


def count(
    groups: Mapping[Group, int],
    paths: Paths,
    lists: Mapping[str, Sequence[str]],
    attend: Callable[[], None] | None = None,
) -> Counted:
    """Count groups of records over the zones; `attend` is called now and then, and may raise to stop.

    `lists` gives the codes of each dimension in order; a code that is in no list comes after them. All the
    codes are in each zone, with zero where there is none, but types, which are only where they occur.
    """
    size = len(paths.zones)
    spreads: dict[Key, Spread] = {}
    for dimension in (PRESENT, *lists):  # one after the other, so that little is in memory at a time
        for code, found in _by_code(groups, paths.patterns, dimension).items():
            if attend is not None:
                attend()
            rows = ((pattern, number, (number,)) for pattern, number in found.items())
            spreads[dimension, code] = spread(paths.cells, size, rows)
    return Counted(spreads, _ordered(spreads, lists), size)


def _by_code(
    groups: Mapping[Group, int], patterns: Sequence[tuple[int, ...]], dimension: str
) -> dict[str, dict[int, int]]:
    """How many records of each pattern, by code of a dimension."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (path, status, description), number in groups.items():
        for code in _codes(dimension, status, description):
            counted = found[code]
            for pattern in patterns[path]:
                counted[pattern] += number
    return found


def _codes(dimension: str, status: str, description: Description) -> Sequence[str]:
    """What a record is counted under; only by status where it is not eligible."""
    if dimension == "status":
        return (status,)
    if not is_eligible(status):
        return ()
    kind, domain, types, lifecycle = description
    match dimension:
        case "kind":
            return (kind,)
        case "domain":
            return (domain or UNKNOWN,)
        case "lifecycle":
            return (lifecycle or UNKNOWN,)
        case "type":
            return (types or "").split()
        case _:
            return ("",)


def _ordered(spreads: Mapping[Key, Spread], lists: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    ordered: dict[str, list[str]] = {}
    for dimension, codes in lists.items():
        met = {code for name, code in spreads if name == dimension}
        known = [code for code in codes if dimension != "type" or code in met]
        ordered[dimension] = known + sorted(met.difference(codes))
    return ordered
