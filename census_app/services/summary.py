"""The summary of a campaign on a perimeter: the figures of the screen, the workbook and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.domain.text import fold
from census_app.reports.attribution import ATTRIBUTIONS, Attribution, Zones
from census_app.reports.summary import UNKNOWN, Counts, Figure, Summary, Zone
from census_app.services import campaigns
from census_app.services.inventories import Inventory
from census_app.services.reference import commune_name, gazetteer
from census_app.services.tabulating import Progress, RowName, View, tabulate
from census_app.store.figures import CampaignFigures

__all__ = [
    "ATTRIBUTIONS",
    "ATTRIBUTION_LABELS",
    "UNKNOWN",
    "Attribution",
    "Counts",
    "Figure",
    "Progress",
    "Summary",
    "Zone",
    "summary",
    "summary_of",
]

ATTRIBUTION_LABELS: Final[Mapping[Attribution, str]] = {
    "site": "lieux d’activité",
    "seat": "siège",
    "equal": "lieux d’activité, à parts égales",
}


def summary(
    inventory: Inventory,
    campaign_id: int,
    perimeter: Perimeter,
    attribution: Attribution = "site",
    *,
    progress: Progress | None = None,
) -> Summary:
    """The figures of a campaign, by commune of the perimeter and in total (rules: the method page).

    CensusError when there is no such campaign.
    """
    campaign = campaigns.get(inventory, campaign_id)
    with inventory.read() as connection:
        answers = CampaignFigures(connection, campaign_id)
        return summary_of(answers, campaign, perimeter, attribution, progress=progress)


def summary_of(
    answers: CampaignFigures,
    campaign: Campaign,
    perimeter: Perimeter,
    attribution: Attribution,
    *,
    progress: Progress | None = None,
) -> Summary:
    """The same, on the reading connection of the answers."""
    view = by_commune(perimeter)
    (zones,) = tabulate(answers, campaign, attribution, [view], progress=progress)
    return as_summary(campaign, perimeter, attribution, zones)


def by_commune(perimeter: Perimeter) -> View:
    """A row a commune, by name."""
    communes = sorted(perimeter.communes, key=lambda code: fold(commune_name(code)))
    rows = tuple(RowName(code, commune_name(code), _population(code)) for code in communes)
    return View(Zones(communes), rows, population_of([row.population for row in rows]))


def as_summary(
    campaign: Campaign, perimeter: Perimeter, attribution: Attribution, zones: Sequence[Zone]
) -> Summary:
    """The zones of the view by commune, named."""
    *communes, inside, outside, unlocated, total = zones
    return Summary(
        campaign_id=campaign.id,
        year=campaign.year,
        perimeter=perimeter,
        attribution=attribution,
        communes=tuple(communes),
        inside=inside,
        outside=outside,
        unlocated=unlocated,
        total=total,
    )


def population_within(perimeter: Perimeter) -> int | None:
    """The inhabitants of all the communes of a perimeter, when they are known."""
    return population_of([_population(code) for code in perimeter.communes])


def population_of(populations: Sequence[int | None]) -> int | None:
    """The inhabitants of a perimeter, when those of all its communes are known."""
    return sum(filter(None, populations)) or None if None not in populations else None


def _population(code: str) -> int | None:
    commune = gazetteer().get(code)
    return None if commune is None else commune.population
