"""What changed from campaign to campaign, on one perimeter, up to the one looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from census_app.domain.campaigns import Campaign
from census_app.domain.indicators import Aggregation
from census_app.domain.perimeters import Perimeter
from census_app.domain.values import SCALE
from census_app.reports.attribution import Attribution
from census_app.reports.counting import is_eligible
from census_app.reports.evolution import Evolution, Said, Standing, Steps, compare, part_within
from census_app.services.reference import catalogue
from census_app.services.tabulating import Progress, told
from census_app.store.figures import CampaignFigures, Presence

_COMPARING: Final = "Comparaison des campagnes"

MOST: Final = 5
"""How many campaigns, the one looked at included, are compared two by two."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A campaign, the perimeter of its time, and its answers on a reading connection."""

    campaign: Campaign
    perimeter: Perimeter
    answers: CampaignFigures


def evolutions(
    chain: Sequence[Dated],
    perimeter: Perimeter,
    attribution: Attribution,
    *,
    progress: Progress | None = None,
) -> tuple[Evolution, ...]:
    """Each campaign of `chain` (oldest first) beside the one before it, on `perimeter`; newest pair first.

    What is compared are the sums of the catalogue that one record at least of the pair answered.
    """
    if len(chain) < 2:
        return ()
    read = [_Read(dated, perimeter, attribution, progress) for dated in chain[-MOST:]]
    return tuple(_evolution(before, after, progress) for before, after in reversed(list(pairwise(read))))


class _Read:
    """A campaign as it is compared: its records' parts in both perimeters, and answers on demand."""

    def __init__(
        self, dated: Dated, perimeter: Perimeter, attribution: Attribution, progress: Progress | None
    ) -> None:
        self.campaign, self.answers = dated.campaign, dated.answers
        self.names = (dated.perimeter.name, perimeter.name)
        now, then = frozenset(perimeter.communes), frozenset(dated.perimeter.communes)
        within = _remembered(now, attribution)
        within_then = within if now == then else _remembered(then, attribution)
        self.records: dict[int, int] = {}
        self.standings: dict[int, Standing] = {}
        self.published: dict[int, Fraction] = {}
        for presence in told(dated.answers, _COMPARING, progress):
            eligible = is_eligible(presence.status)
            self.records[presence.annual_record_id] = presence.record_id
            self.standings[presence.record_id] = Standing(within(presence), eligible, presence.created)
            if eligible:
                self.published[presence.record_id] = within_then(presence)

    def said(self, indicator: str) -> dict[int, Said]:
        """What each record answered."""
        return {
            self.records[annual]: Said(amount, evidence)
            for annual, amount, evidence in self.answers.evidenced(indicator)
            if annual in self.records
        }

    def figure(self, said: Mapping[int, Said]) -> Fraction:
        """The sum on the perimeter of the campaign's own time."""
        parts = self.published
        shares = (said[record].amount * parts[record] for record in said if record in parts)
        return sum(shares, Fraction()) / SCALE


def _remembered(communes: frozenset[str], attribution: Attribution) -> Callable[[Presence], Fraction]:
    """The part of a record in some communes; records of the same places are computed once."""
    known: dict[object, Fraction] = {}

    def part(presence: Presence) -> Fraction:
        key = (presence.seat, presence.sites)
        if key not in known:
            known[key] = part_within(communes, attribution, presence.seat, presence.sites)
        return known[key]

    return part


def _evolution(before: _Read, after: _Read, progress: Progress | None) -> Evolution:
    return Evolution(
        before=before.campaign.year,
        after=after.campaign.year,
        perimeter_before=before.names[0],
        perimeter_after=after.names[1],
        steps=dict(_steps(before, after, progress)),
    )


def _steps(before: _Read, after: _Read, progress: Progress | None) -> Iterator[tuple[str, Steps]]:
    for done, indicator in enumerate(catalogue()):
        if progress is not None:
            progress(done, len(catalogue()), _COMPARING)
        if indicator.aggregation is not Aggregation.SUM:
            continue
        old, new = before.said(indicator.code), after.said(indicator.code)
        if old or new:
            yield (
                indicator.code,
                compare(
                    before.figure(old), before.standings, after.standings, old, new, before.campaign.year
                ),
            )
