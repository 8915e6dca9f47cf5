"""What the sheet Valeurs is made of: laid out in memory for live formulas, or streamed when it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from sys import intern
from typing import Final

from census_app.domain.listed import ListedValue
from census_app.reports.keys import NOTHING, key, keyed
from census_app.reports.ledger import LEFT_OUT, RECORDS, Entry, Ledger, Standing, build, entries, zones_of
from census_app.reports.material import Stream
from census_app.reports.summary import UNKNOWN, Summary
from census_app.services.groupings import NO_NETWORK, OWN_ACTIVITY, by_domain, by_network, by_stake
from census_app.services.reference import catalogue
from census_app.services.tabulating import Progress, View, told
from census_app.store.figures import CampaignFigures, Presence
from census_app.store.listing import CampaignListing

LIVE_ROWS: Final = 150_000
"""Rows of Valeurs beyond which the summary sheets hold values (measured: see the method page)."""


def ledger_of(
    summary: Summary,
    answers: CampaignFigures,
    listing: CampaignListing,
    *,
    progress: Progress | None = None,
) -> tuple[Ledger | None, Stream[Entry]]:
    """The ledger when formulas are to be live, else None; and the rows of the sheet."""
    standings = _standings(summary, answers, progress)
    places = sum(len(each.zones) for each in standings.values())
    rows = round((listing.counted_values() + len(standings)) * places / max(1, len(standings)))
    names = [zone.name for zone in summary.communes]
    if rows > LIVE_ROWS or len(set(names)) < len(names):
        return None, Stream(rows, partial(_streamed, standings, listing))
    groupings = _Groupings(summary, answers)
    standings = _standings(summary, answers, progress, groupings)
    zones = [*names, summary.outside.name, summary.unlocated.name]
    records = {RECORDS: listing.eligible(), LEFT_OUT: listing.left_out()}
    ledger = build(catalogue(), standings, zones, records, listing.values, groupings.keys)
    return ledger, Stream(len(ledger.entries), partial(iter, ledger.entries))


def _streamed(standings: Mapping[int, Standing], listing: CampaignListing) -> Iterator[Entry]:
    """The same rows without those that only serve formulas, by record."""
    said: list[tuple[str, Callable[[], Iterator[ListedValue]]]]
    said = [(RECORDS, listing.eligible), (LEFT_OUT, listing.left_out)]
    said += [(each.code, partial(listing.values, each.code)) for each in catalogue().entered()]
    return chain.from_iterable(
        entries(code, code, value, standings[value.annual_record_id])
        for code, read in said
        for value in read()
    )


class _Groupings:
    """The keys of the groups of each grouping, and those of each record."""

    def __init__(self, summary: Summary, answers: CampaignFigures) -> None:
        perimeter = summary.perimeter
        self._views: dict[str, View] = {
            "domain": by_domain(perimeter),
            "stake": by_stake(perimeter),
            "network": by_network(perimeter, answers, summary.year),
        }
        self._keys = {
            name: [_key(name, number, row.code) for number, row in enumerate(view.rows, 1)]
            for name, view in self._views.items()
        }
        self.keys = {
            (name, row.code): key
            for name, view in self._views.items()
            for row, key in zip(view.rows, self._keys[name], strict=True)
        }

    def of(self, presence: Presence) -> list[str]:
        """Its domain, stakes and networks."""
        return [
            self._keys[name][number] for name, view in self._views.items() for number in view.groups(presence)
        ]


def _key(grouping: str, number: int, code: str) -> str:
    """Networks go by number; what is in no group has a key too."""
    if code == NO_NETWORK:
        return key(grouping, NOTHING)
    if grouping == "network":
        return key(grouping, "propre" if code == OWN_ACTIVITY else str(number))
    return key(grouping, code)


def _described(presence: Presence) -> list[str]:
    """All the rest that a record is counted under."""
    kind, _, types, lifecycle = presence.description
    return [
        key("kind", kind),
        key("status", presence.status),
        key("lifecycle", lifecycle or UNKNOWN),
        *(key("type", code) for code in (types or "").split()),
    ]


def _standings(
    summary: Summary,
    answers: CampaignFigures,
    progress: Progress | None,
    groupings: _Groupings | None = None,
) -> dict[int, Standing]:
    """Where each record of the campaign counts, those left out of the figures too.

    With `groupings`, by the keys of its groups too, which only formulas look for.
    """
    named = {zone.code: (zone.name, True) for zone in summary.communes}
    outside, unlocated = (summary.outside.name, False), (summary.unlocated.name, False)

    def zone_of(commune: str | None) -> tuple[str, bool]:
        return named.get(commune, outside) if commune else unlocated

    known: dict[object, Standing] = {}
    found: dict[int, Standing] = {}
    for presence in told(answers, "Préparation des valeurs", progress):
        place = (presence.seat, presence.sites)
        if place not in known:
            zones = zones_of(zone_of, summary.attribution, presence.seat, presence.sites)
            known[place] = Standing(zones)
        standing = known[place]
        if groupings is not None:
            groups = groupings.of(presence)
            all_of_them = [*groups, *_described(presence)]
            standing = replace(standing, groups=intern(keyed(groups)), described=intern(keyed(all_of_them)))
        found[presence.annual_record_id] = standing
    return found
