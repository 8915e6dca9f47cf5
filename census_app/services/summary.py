"""The summary of a campaign on a perimeter: the figures of the screen, the workbook and the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Final

from census_app.domain.campaigns import Campaign
from census_app.domain.indicators import Aggregation, Indicator
from census_app.domain.perimeters import Perimeter
from census_app.domain.text import fold
from census_app.domain.values import SCALE
from census_app.reports import figures
from census_app.reports.answers import Followed, together
from census_app.reports.attribution import ATTRIBUTIONS, Attribution, Paths, Zones
from census_app.reports.counting import Counted, Group, count, is_eligible
from census_app.reports.figures import Ground
from census_app.reports.summary import UNKNOWN, Counts, Figure, Figures, Summary, Zone, ZoneFigures
from census_app.services import campaigns
from census_app.services.inventories import Inventory
from census_app.services.reference import catalogue, commune_name, gazetteer, parameters, typology
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

Progress = Callable[[int, int, str], None]
"""Told how far the work is: done, total, French text. It may raise to stop the work."""

ATTRIBUTION_LABELS: Final[Mapping[Attribution, str]] = {
    "site": "lieux d’activité",
    "seat": "siège",
    "equal": "lieux d’activité, à parts égales",
}
_DIMENSIONS: Final = ("kind", "domain", "type", "status", "lifecycle")


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
    communes = sorted(perimeter.communes, key=lambda code: fold(commune_name(code)))
    paths = Paths(Zones(communes), attribution)
    counted, followed = _count(answers, paths)
    dated = parameters().for_year(campaign.year)
    ground = Ground(
        zones=paths.zones,
        cells=paths.cells,
        eligible=counted.eligible,
        populations=_populations(paths.zones),
        parameters={code: Fraction(parameter.value) for code, parameter in dated.items()},
    )
    by_indicator: dict[str, Figures] = {}
    for done, indicator in enumerate(catalogue()):
        if progress is not None:
            progress(done, len(catalogue()), "Calcul de la synthèse")
        by_indicator[indicator.code] = _figures(answers, ground, followed, indicator)
    zones = [_zone(ground, counted, by_indicator, number) for number in range(len(paths.zones))]
    inside, outside, unlocated, total = zones[len(communes) :]
    return Summary(
        campaign_id=campaign.id,
        year=campaign.year,
        perimeter=perimeter,
        attribution=attribution,
        communes=tuple(zones[: len(communes)]),
        inside=inside,
        outside=outside,
        unlocated=unlocated,
        total=total,
    )


def _count(campaign: CampaignFigures, paths: Paths) -> tuple[Counted, Followed]:
    """Count the records of the campaign, and say which path each eligible one follows."""
    groups: Counter[Group] = Counter()
    followed: dict[int, int] = {}
    for annual_record_id, seat, sites, status, description in campaign.presences():
        path = paths.of(seat, sites)
        groups[path, status, description] += 1
        if is_eligible(status):
            followed[annual_record_id] = path
    lists = {name: [value.code for value in typology().list(name)] for name in _DIMENSIONS}
    return count(groups, paths, lists), Followed(followed, paths.patterns)


def _populations(zones: Zones) -> list[int | None]:
    """Of the communes, and of the perimeter when all of theirs are known; of nothing else."""
    known = [gazetteer().get(code) for code in zones.communes]
    communes = [None if commune is None else commune.population for commune in known]
    whole = sum(filter(None, communes)) if None not in communes else None
    return [*communes, whole or None, None, None, None]


def _figures(campaign: CampaignFigures, ground: Ground, followed: Followed, indicator: Indicator) -> Figures:
    match indicator.aggregation:
        case Aggregation.SUM | Aggregation.YES:
            records, amounts = campaign.amounts(indicator.code)
            return figures.added(ground, followed.add_up(records, amounts))
        case Aggregation.MEAN:
            records, amounts = campaign.amounts(indicator.code)
            return figures.plain_mean(ground, followed.add_up(records, amounts))
        case Aggregation.WEIGHTED_MEAN:
            answers = [campaign.amounts(code) for code in (indicator.code, indicator.weight)]
            records, (amounts, weights) = together(answers)
            products = [amount * weight for amount, weight in zip(amounts, weights, strict=True)]
            return figures.weighted_mean(ground, followed.add_up(records, products, weights))
        case Aggregation.DERIVED if indicator.formula is not None:
            records, terms = together([campaign.amounts(code) for code in indicator.formula.terms])
            return figures.derived(ground, indicator.formula, followed.add_up(records, *terms))
        case Aggregation.GRADES:
            records, amounts = campaign.amounts(indicator.code)
            grades = [anchor.grade for anchor in catalogue().anchors(indicator.code)]
            rows = followed.add_up_grades(records, [amount // SCALE for amount in amounts])
            return figures.graded(ground, rows, grades)
        case _:
            return figures.worded(ground, followed.add_up(campaign.worded(indicator.code)))


def _zone(ground: Ground, counted: Counted, by_indicator: Mapping[str, Figures], number: int) -> Zone:
    zones = ground.zones
    names = {
        zones.inside: "Périmètre",
        zones.outside: "Hors périmètre",
        zones.unlocated: "Non localisé",
        zones.total: "Ensemble",
    }
    code = "" if number in names else zones.communes[number]
    return Zone(
        code=code,
        name=names.get(number) or commune_name(code),
        population=ground.populations[number],
        figures=ZoneFigures(by_indicator, number),
        count=partial(counted.of, number),
    )
