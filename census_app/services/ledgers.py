"""What the sheet Valeurs is made of: laid out in memory for live formulas, or streamed when it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final

from census_app.domain.listed import ListedValue
from census_app.reports.counting import is_eligible
from census_app.reports.ledger import RECORDS, Entry, Ledger, Standing, build, entries, standing
from census_app.reports.material import Stream
from census_app.reports.summary import Summary
from census_app.services.reference import catalogue
from census_app.store.figures import CampaignFigures
from census_app.store.listing import CampaignListing

LIVE_ROWS: Final = 150_000
"""Rows of Valeurs beyond which the summary sheets hold values (measured: see the method page)."""


def ledger_of(
    summary: Summary, answers: CampaignFigures, listing: CampaignListing
) -> tuple[Ledger | None, Stream[Entry]]:
    """The ledger when formulas are to be live, else None; and the rows of the sheet."""
    standings = _standings(summary, answers)
    places = sum(len(each.zones) for each in standings.values())
    rows = round((listing.counted_values() + len(standings)) * places / max(1, len(standings)))
    names = [zone.name for zone in summary.communes]
    if rows > LIVE_ROWS or len(set(names)) < len(names):
        return None, Stream(rows, partial(_streamed, standings, listing))
    zones = [*names, summary.outside.name, summary.unlocated.name]
    ledger = build(catalogue(), standings, zones, listing.eligible(), listing.values)
    return ledger, Stream(len(ledger.entries), partial(iter, ledger.entries))


def _streamed(standings: Mapping[int, Standing], listing: CampaignListing) -> Iterator[Entry]:
    """The same rows without those that only serve formulas, by record."""
    said: list[tuple[str, Callable[[], Iterator[ListedValue]]]] = [(RECORDS, listing.eligible)]
    said += [(each.code, partial(listing.values, each.code)) for each in catalogue().entered()]
    return chain.from_iterable(
        entries(code, code, value, standings[value.annual_record_id])
        for code, read in said
        for value in read()
    )


def _standings(summary: Summary, answers: CampaignFigures) -> dict[int, Standing]:
    named = {zone.code: (zone.name, True) for zone in summary.communes}
    outside, unlocated = (summary.outside.name, False), (summary.unlocated.name, False)

    def zone_of(commune: str | None) -> tuple[str, bool]:
        return named.get(commune, outside) if commune else unlocated

    known: dict[object, Standing] = {}
    found: dict[int, Standing] = {}
    for presence in answers.presences():
        if is_eligible(presence.status):
            key = (presence.seat, presence.sites)
            if key not in known:
                known[key] = standing(zone_of, summary.attribution, presence.seat, presence.sites)
            found[presence.annual_record_id] = known[key]
    return found
