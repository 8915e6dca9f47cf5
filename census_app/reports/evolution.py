"""From one campaign to the next: a change of a sum, told apart by what made it (rule 7 of the method page).

The steps add up exactly: `before` + `perimeter` + every step = `after`. All figures are those of a perimeter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from census_app.domain.values import SCALE
from census_app.reports.attribution import Attribution, Place, places


@dataclass(frozen=True, slots=True)
class Standing:
    """A record in a campaign: its part in the perimeter, whether it is eligible, the year it was created."""

    part: Fraction
    eligible: bool
    created: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a record answered: an amount in millionths, and on what evidence."""

    amount: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Steps:
    """How a sum went from one campaign to the next, in the indicator's unit.

    `before` is the figure as it was published, on the perimeter of its time; `perimeter` what the perimeter
    of today changes to it; `real` what the same records now say otherwise on the same kind of evidence;
    `method` the same with another kind; `born` and `found` the records that were not in the census before,
    created since or not; `answered` those that had said nothing; `silent` those that say nothing now; `gone`
    those that are no longer counted.
    """

    before: Fraction
    perimeter: Fraction
    real: Fraction
    method: Fraction
    born: Fraction
    found: Fraction
    answered: Fraction
    silent: Fraction
    gone: Fraction
    after: Fraction
    answered_before: int
    answered_after: int


@dataclass(frozen=True, slots=True)
class Evolution:
    """Two campaigns that follow each other, by indicator; perimeters by name."""

    before: int
    after: int
    perimeter_before: str
    perimeter_after: str
    steps: Mapping[str, Steps]


def part_within(
    perimeter: frozenset[str], attribution: Attribution, seat: str | None, sites: Iterable[Place]
) -> Fraction:
    """The part of a record that counts in a perimeter."""
    within, whole = 0, 1
    for commune, weight, whole in places(attribution, seat, tuple(sites)):  # noqa: B007 - the same in all places
        if commune in perimeter:
            within += weight
    return Fraction(within, whole)


def compare(
    published: Fraction,
    before: Mapping[int, Standing],
    after: Mapping[int, Standing],
    said_before: Mapping[int, Said],
    said_after: Mapping[int, Said],
    year_before: int,
) -> Steps:
    """The steps of one indicator. Standings and answers go by record; `published` is the figure of then."""
    sums = dict.fromkeys(("real", "method", "born", "found", "answered", "silent", "gone"), Fraction())
    old = {record: said for record, said in said_before.items() if _counts(before, record)}
    new = {record: said for record, said in said_after.items() if _counts(after, record)}
    for record, said in old.items():
        if record in new:
            step = "real" if said.evidence == new[record].evidence else "method"
        else:
            step = "silent" if record in after and after[record].eligible else "gone"
        sums[step] -= said.amount * before[record].part
    for record, said in new.items():
        if record in old:
            step = "real" if said.evidence == old[record].evidence else "method"
        elif record in before and before[record].eligible:
            step = "answered"
        else:
            step = "born" if (after[record].created or 0) > year_before else "found"
        sums[step] += said.amount * after[record].part
    start = sum((said.amount * before[record].part for record, said in old.items()), Fraction()) / SCALE
    end = sum((said.amount * after[record].part for record, said in new.items()), Fraction()) / SCALE
    return Steps(
        before=published,
        perimeter=start - published,
        after=end,
        answered_before=len(old),
        answered_after=len(new),
        **{step: amount / SCALE for step, amount in sums.items()},
    )


def _counts(standings: Mapping[int, Standing], record: int) -> bool:
    standing = standings.get(record)
    return standing is not None and standing.eligible and standing.part > 0
