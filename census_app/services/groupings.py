"""The figures of a campaign by domain, by network and by stake: what each group has in the perimeter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from census_app.domain.perimeters import Perimeter
from census_app.domain.records import NETWORK
from census_app.reports.attribution import GroupZones
from census_app.reports.summary import PRESENT, UNKNOWN, Counts, Groups, Zone
from census_app.services.reference import typology
from census_app.services.summary import population_within
from census_app.services.tabulating import RowName, View
from census_app.store.figures import CampaignFigures, Presence

NO_NETWORK = "none"
OWN_ACTIVITY = "own"


def by_domain(perimeter: Perimeter) -> View:
    """A row a domain; a record counts in its main one, so that the rows add up to the perimeter."""
    rows = [RowName(value.code, value.label) for value in typology().list("domain")]
    rows.append(RowName(UNKNOWN, "Domaine non renseigné"))
    numbers = {row.code: number for number, row in enumerate(rows)}

    def groups(presence: Presence) -> tuple[int, ...]:
        domain = presence.description[1]
        return (numbers.get(domain or UNKNOWN, numbers[UNKNOWN]),)

    return _view(perimeter, rows, groups)


def by_stake(perimeter: Perimeter) -> View:
    """A row a stake; a record that serves several counts whole in each: the rows do not add up."""
    rows = [RowName(value.code, value.label) for value in typology().list("stake")]
    rows.append(RowName(UNKNOWN, "Enjeu non renseigné"))
    numbers = {row.code: number for number, row in enumerate(rows)}
    unknown = (numbers[UNKNOWN],)

    def groups(presence: Presence) -> tuple[int, ...]:
        return tuple(numbers[code] for code in presence.stakes.split() if code in numbers) or unknown

    return _view(perimeter, rows, groups)


def by_network(perimeter: Perimeter, answers: CampaignFigures, year: int) -> View:
    """A row a network: the activity of its members, never its own, which has the last row.

    A record that belongs to two networks counts whole in each: the rows do not add up.
    """
    networks = answers.networks()
    rows = [RowName(uuid, name) for _, uuid, name in networks]
    rows += [
        RowName(NO_NETWORK, "Initiatives sans réseau connu"),
        RowName(OWN_ACTIVITY, "Activité propre des réseaux"),
    ]
    numbers = {record_id: number for number, (record_id, _, _) in enumerate(networks)}
    joined: dict[int, list[int]] = defaultdict(list)
    for member, network in answers.memberships(year):
        if network in numbers:
            joined[member].append(numbers[network])
    own, alone = (len(networks) + 1,), (len(networks),)

    def groups(presence: Presence) -> tuple[int, ...]:
        if presence.description[0] == NETWORK:
            return own
        return tuple(joined.get(presence.record_id, alone))

    return _view(perimeter, rows, groups)


def as_groups(zones: Sequence[Zone]) -> Groups:
    """The zones of a view by group, named; rows in which no record is are left out."""
    *rows, inside, outside, unlocated, total = zones
    kept = tuple(zone for zone in rows if _is_kept(zone.counts) or zone.code == NO_NETWORK)
    return Groups(kept, inside, outside, unlocated, total)


def _is_kept(counts: Counts) -> bool:
    return counts.masked or counts.presence[PRESENT] > 0


def _view(
    perimeter: Perimeter, rows: Sequence[RowName], groups: Callable[[Presence], tuple[int, ...]]
) -> View:
    zones = GroupZones(perimeter.communes, len(rows))
    return View(zones, tuple(rows), population_within(perimeter), groups)
