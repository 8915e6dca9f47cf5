"""Counting the records of a campaign in the zones of a summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from census_app.domain.records import NOT_ELIGIBLE
from census_app.reports.attribution import Paths
from census_app.reports.spread import Spread, spread
from census_app.reports.summary import UNKNOWN, Counts

ALL: Final = "records"
"""The presence of records of every kind."""


Description = tuple[str, str | None, str | None, str | None]
"""What eligible records are counted by: kind, domain, types (codes between spaces), life cycle."""

Group = tuple[int, str, Description]
"""Records that follow the same path, with the same status and description."""

Key = tuple[str, str]
"""A dimension and a code."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of each zone, and the number of eligible records with a part in it."""

    counts: tuple[Counts, ...]
    eligible: tuple[int, ...]


def is_eligible(status: str) -> bool:
    """Whether a record of this status is among those that figures are expected from."""
    return status not in NOT_ELIGIBLE


def count(groups: Mapping[Group, int], paths: Paths, lists: Mapping[str, Sequence[str]]) -> Counted:
    """Count groups of records over the zones.

    `lists` gives the codes of each dimension in order; a code that is in no list comes after them. All the
    codes are in each zone, with zero where there is none, but types, which are only where they occur.
    """
    size = len(paths.zones)
    spreads = {
        key: spread(paths.cells, size, [(pattern, number, (number,)) for pattern, number in found.items()])
        for key, found in _by_key(groups, paths.patterns).items()
    }
    keys = _ordered(spreads, lists)
    counts = tuple(_counts(spreads, keys, zone) for zone in range(size))
    return Counted(counts, tuple(zone.presence[ALL] for zone in counts))


def _by_key(groups: Mapping[Group, int], patterns: Sequence[tuple[int, ...]]) -> dict[Key, dict[int, int]]:
    """How many records of each pattern, by dimension and code."""
    found: dict[Key, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (path, status, description), number in groups.items():
        for key in _keys(status, description):
            counted = found[key]
            for pattern in patterns[path]:
                counted[pattern] += number
    return found


def _keys(status: str, description: Description) -> list[Key]:
    keys = [("status", status)]
    if is_eligible(status):
        kind, domain, types, lifecycle = description
        keys += [
            (ALL, ""),
            ("kind", kind),
            ("domain", domain or UNKNOWN),
            ("lifecycle", lifecycle or UNKNOWN),
        ]
        keys += [("type", code) for code in (types or "").split()]
    return keys


def _ordered(spreads: Mapping[Key, Spread], lists: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    ordered: dict[str, list[str]] = {}
    for dimension, codes in lists.items():
        met = {code for name, code in spreads if name == dimension}
        known = [code for code in codes if dimension != "type" or code in met]
        ordered[dimension] = known + sorted(met.difference(codes))
    return ordered


def _counts(spreads: Mapping[Key, Spread], keys: Mapping[str, Sequence[str]], zone: int) -> Counts:
    def by(dimension: str) -> dict[str, Fraction]:
        return {code: _part(spreads.get((dimension, code)), zone) for code in keys[dimension]}

    presence = {ALL: _presence(spreads.get((ALL, "")), zone)}
    presence |= {code: _presence(spreads.get(("kind", code)), zone) for code in keys["kind"]}
    types = {code: part for code, part in by("type").items() if part}
    return Counts(
        records=_part(spreads.get((ALL, "")), zone),
        kind=by("kind"),
        domain=by("domain"),
        type=types,
        status=by("status"),
        lifecycle=by("lifecycle"),
        presence=presence,
    )


def _part(counted: Spread | None, zone: int) -> Fraction:
    return Fraction() if counted is None else counted.fraction(0, zone)


def _presence(counted: Spread | None, zone: int) -> int:
    return 0 if counted is None else counted.answered[zone]
