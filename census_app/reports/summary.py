"""The summary of a campaign on a perimeter: frozen figures by commune and in total.

Sums are kept by indicator, as whole numbers where they can be, and become figures when they are read: a
summary of all the communes of France stays small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from typing_extensions import override

from census_app.domain.perimeters import Perimeter
from census_app.reports.attribution import Attribution
from census_app.reports.basis import Basis
from census_app.reports.spread import Spread

PRESENT: Final = "records"
"""The presence of records of every kind."""

UNKNOWN: Final = "unknown"
"""The code under which records without a domain or a life cycle are counted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator in a zone.

    `value` is in the indicator's unit (a ratio is a part of 1), None where nobody answered, or where a
    denominator is zero. `answered` of the `eligible` records present in the zone said something. `grades`:
    the share-weighted number of records of each grade, lowest first. `per_1000`: the value for 1 000
    inhabitants, for what adds up where the population is known. `masked`: not to be published, so that
    nothing else is said here.
    """

    value: Fraction | None
    answered: int
    eligible: int
    grades: tuple[tuple[int, Fraction], ...] = ()
    per_1000: Fraction | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records a zone holds, by their parts: a record that is half here counts for one half.

    `records` and its splits by kind, domain, type and life cycle are those of the eligible records; `status`
    shows every record of the campaign, so that what is out of scope stays visible. A record of two types
    counts in both. `presence` is the number of eligible records with a part in the zone, by kind and
    together (`records`): it does not add up. What is published has no split, and nothing at all where it is
    `masked`.
    """

    records: Fraction
    kind: Mapping[str, Fraction]
    domain: Mapping[str, Fraction]
    type: Mapping[str, Fraction]
    status: Mapping[str, Fraction]
    lifecycle: Mapping[str, Fraction]
    presence: Mapping[str, int]
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """An indicator in all the zones, by zone number.

    `value` is computed from the sums of a zone where somebody answered. `grades` are those that the terms of
    the sums count. `populations` are for what is given for 1 000 inhabitants, empty for the rest. `instead`
    names the zone whose figure another takes. `basis` says who answered, where that was asked for; `masked`
    are the zones whose figure is not to be published.
    """

    sums: Spread
    eligible: Sequence[int]
    value: Callable[[int], Fraction | None] = field(repr=False)
    grades: Sequence[int] = ()
    populations: Sequence[int | None] = ()
    instead: Mapping[int, int] = field(default_factory=dict)
    basis: Basis | None = field(default=None, repr=False)
    masked: frozenset[int] = frozenset()
    unsaid: frozenset[int] = frozenset()
    """The zones whose number of eligible records is not to be published."""

    def of(self, zone: int) -> Figure:
        """The figure of one zone."""
        if zone in self.masked:
            return Figure(value=None, answered=0, eligible=0, masked=True)
        zone = self.instead.get(zone, zone)
        answered = self.sums.answered[zone]
        eligible = 0 if zone in self.unsaid else self.eligible[zone]
        if not answered and not self.grades:  # of all the communes, most say nothing of most indicators
            return Figure(None, 0, eligible)
        value = self.value(zone) if answered else None
        population = self.populations[zone] if self.populations else None
        return Figure(
            value=value,
            answered=answered,
            eligible=eligible,
            grades=tuple((grade, self.sums.sum(term, zone)) for term, grade in enumerate(self.grades)),
            per_1000=value * 1000 / population if population and value is not None else None,
        )


class ZoneFigures(Mapping[str, Figure]):
    """The figures of one zone by indicator, in the catalogue's order."""

    __slots__ = ("_by_indicator", "_zone")

    def __init__(self, by_indicator: Mapping[str, Figures], zone: int) -> None:
        """Look at one zone of the figures."""
        self._by_indicator = by_indicator
        self._zone = zone

    @override
    def __getitem__(self, indicator: str) -> Figure:
        return self._by_indicator[indicator].of(self._zone)

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._by_indicator)

    @override
    def __len__(self) -> int:
        return len(self._by_indicator)


@dataclass(frozen=True, slots=True)
class Zone:
    """A row of a summary. `code` is an INSEE code, or empty; `population` is None where it has no meaning."""

    code: str
    name: str
    population: int | None
    figures: Mapping[str, Figure]
    count: Callable[[], Counts] = field(repr=False)

    @property
    def counts(self) -> Counts:
        """How many records it holds."""
        return self.count()


@dataclass(frozen=True, slots=True)
class Summary:
    """A campaign on a perimeter: its communes by name, then four zones.

    `communes` + `outside` + `unlocated` are exactly `total`, in which each record counts once. `inside` is
    the perimeter as a whole, and the only one of the four with a population: an indicator that needs one is
    the perimeter's in `total` too.
    """

    campaign_id: int
    year: int
    perimeter: Perimeter
    attribution: Attribution
    communes: tuple[Zone, ...]
    inside: Zone
    outside: Zone
    unlocated: Zone
    total: Zone

    @property
    def zones(self) -> tuple[Zone, ...]:
        """All the rows, in their order."""
        return (*self.communes, self.inside, self.outside, self.unlocated, self.total)

    def settled(self) -> Summary:
        """The same with every figure computed, once: for who reads them again, of few zones."""
        *communes, inside, outside, unlocated, total = (
            replace(zone, figures=dict(zone.figures)) for zone in self.zones
        )
        return replace(
            self,
            communes=tuple(communes),
            inside=inside,
            outside=outside,
            unlocated=unlocated,
            total=total,
        )


@dataclass(frozen=True, slots=True)
class Groups:
    """A campaign on a perimeter by group (domain, network, stake): what the records of each have in it.

    `inside`, `outside`, `unlocated` and `total` are those of the summary by commune.
    """

    rows: tuple[Zone, ...]
    inside: Zone
    outside: Zone
    unlocated: Zone
    total: Zone
