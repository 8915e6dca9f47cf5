"""Where a record counts: its parts in the communes of a perimeter, outside it, or nowhere.

The rules are those of the method page. A part is an exact ratio `weight / total`; the parts of a record in
the communes, outside and nowhere are exactly one.

Answers are added up by *path*, then by *pattern*, and only patterns are split. Records that count in the same
places follow the same path. A path in one zone is one pattern: this zone, the whole perimeter and the total,
each entirely. A path in several is one pattern for each of them (this zone, this part), and one for what its
records are as a whole. So there are few patterns, however differently the records are spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd
from typing import Final, Literal

from typing_extensions import override

Attribution = Literal["site", "seat", "equal"]

ATTRIBUTIONS: Final[tuple[Attribution, ...]] = ("site", "seat", "equal")

Place = tuple[str | None, int, int]
"""A place of a record: its commune (None: not located) and its part `weight / total`."""

Cell = tuple[int, int, int]
"""A zone's number and the part `weight / total` that a record has there."""


def places(attribution: Attribution, seat: str | None, sites: Sequence[Place]) -> tuple[Place, ...]:
    """Where a record counts, by a key of attribution; the parts are exactly one.

    `site`: at its sites, by their parts; `equal`: at its sites, in equal parts; without a site, and with
    `seat`: at its seat. A site without a part (a share of zero) is no place with the key `site`.
    """
    if attribution == "seat" or not sites:
        return ((seat, 1, 1),)
    if attribution == "equal":
        return tuple((commune, 1, len(sites)) for commune, _, _ in sites)
    return tuple((commune, weight, total) for commune, weight, total in sites if weight)


class Zones:
    """The rows of a summary by number: the communes of the perimeter in their order, then four others.

    `inside` is the whole perimeter, `outside` the other communes, `unlocated` no commune at all, `total`
    everything, each record once.
    """

    def __init__(self, communes: Iterable[str]) -> None:
        """Number the communes of a perimeter, in the order given."""
        self.communes = tuple(communes)
        self._numbers = {commune: number for number, commune in enumerate(self.communes)}
        self._number_from(len(self.communes))

    def _number_from(self, rows: int) -> None:
        """Number the four zones that come after the rows."""
        self.inside = rows
        self.outside = rows + 1
        self.unlocated = rows + 2
        self.total = rows + 3

    def __len__(self) -> int:
        return self.total + 1

    def of(self, commune: str | None) -> int:
        """The zone of a commune: its own, `outside`, or `unlocated` when there is none."""
        return self._numbers.get(commune, self.outside) if commune else self.unlocated

    def split(
        self,
        record_places: Iterable[Place],
        groups: tuple[int, ...] = (),  # noqa: ARG002 - for rows that are not communes
    ) -> tuple[tuple[Cell, ...], ...]:
        """The patterns of a record's path: it counts once in each of their cells."""
        merged: dict[int, int] = {}
        total = 1
        for commune, weight, total in record_places:  # noqa: B007 - the same total in all the places of a record
            zone = self.of(commune)
            merged[zone] = merged.get(zone, 0) + weight
        parts = [_reduced(zone, weight, total) for zone, weight in merged.items()]
        within = sum(weight for zone, weight in merged.items() if zone < self.inside)
        whole = [_reduced(self.inside, within, total)] if within else []
        whole.append((self.total, 1, 1))
        if len(parts) == 1:
            return ((*parts, *whole),)
        return (*((part,) for part in parts), tuple(whole))


class GroupZones(Zones):
    """The rows of a summary by group instead of by commune: by domain, by network, by stake.

    What a record has in the perimeter counts whole in each of its groups, so that groups add up to `inside`
    where a record has exactly one.
    """

    def __init__(self, communes: Iterable[str], groups: int) -> None:
        """Number as many groups as said, then the four zones."""
        super().__init__(communes)
        self._number_from(groups)

    @override
    def of(self, commune: str | None) -> int:
        return self.unlocated if not commune else self.inside if commune in self._numbers else self.outside

    @override
    def split(
        self, record_places: Iterable[Place], groups: tuple[int, ...] = ()
    ) -> tuple[tuple[Cell, ...], ...]:
        merged: dict[int, int] = {}
        total = 1
        for commune, weight, total in record_places:  # noqa: B007 - the same total in all the places of a record
            zone = self.of(commune)
            merged[zone] = merged.get(zone, 0) + weight
        cells = {zone: _reduced(zone, weight, total) for zone, weight in merged.items() if weight}
        if self.inside not in cells:
            return ((*cells.values(), (self.total, 1, 1)),)
        _, weight, total = cells.pop(self.inside)
        grouped = tuple((zone, weight, total) for zone in (*groups, self.inside))
        if not cells:
            return ((*grouped, (self.total, 1, 1)),)
        return grouped, (*cells.values(), (self.total, 1, 1))


class Paths:
    """The paths met so far, by number.

    `patterns` gives the patterns of each path, `cells` the zones and parts of each pattern.
    """

    def __init__(self, zones: Zones, attribution: Attribution) -> None:
        """Start with no path."""
        self.zones = zones
        self.patterns: list[tuple[int, ...]] = []
        self.cells: list[tuple[Cell, ...]] = []
        self._attribution = attribution
        self._numbers: dict[tuple[Cell, ...], int] = {}
        self._known: dict[object, int] = {}

    def of(self, seat: str | None, sites: tuple[Place, ...], groups: tuple[int, ...] = ()) -> int:
        """The path of a record with this seat and these sites, and these groups where the rows are groups."""
        where = places(self._attribution, seat, sites)
        zones = tuple((self.zones.of(commune), weight, total) for commune, weight, total in where)
        key = (zones[0][0] if len(zones) == 1 else zones, groups)  # by zone: groups have few of them
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = len(self.patterns)
            self.patterns.append(tuple(map(self._number, self.zones.split(where, groups))))
        return known

    def zones_of(self) -> list[tuple[Cell, ...]]:
        """Of each path, the zones where its records count, with their part in each."""
        return [tuple(cell for pattern in path for cell in self.cells[pattern]) for path in self.patterns]

    def _number(self, pattern: tuple[Cell, ...]) -> int:
        number = self._numbers.setdefault(pattern, len(self.cells))
        if number == len(self.cells):
            self.cells.append(pattern)
        return number


def _reduced(zone: int, weight: int, total: int) -> Cell:
    divisor = gcd(weight, total)
    return zone, weight // divisor, total // divisor
