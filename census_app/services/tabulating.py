"""Figures of a campaign in rows: by commune, by domain, by network, by stake, all in one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Final

from census_app.domain.campaigns import Campaign
from census_app.domain.indicators import Aggregation, Indicator
from census_app.domain.values import SCALE
from census_app.reports import figures
from census_app.reports.answers import Followed, together
from census_app.reports.attribution import Attribution, Paths, Zones
from census_app.reports.counting import Counted, Group, count, is_eligible
from census_app.reports.figures import Ground
from census_app.reports.summary import Figures, Zone, ZoneFigures
from census_app.services.reference import catalogue, parameters, typology
from census_app.store.figures import CampaignFigures, Presence

Progress = Callable[[int, int, str], None]
"""Told how far the work is: done, total, French text. It may raise to stop the work."""

_DIMENSIONS: Final = ("kind", "domain", "type", "status", "lifecycle")
_BESIDE: Final = ("Périmètre", "Hors périmètre", "Non localisé", "Ensemble")


@dataclass(frozen=True, slots=True)
class RowName:
    """What a row is: its code and name, and its inhabitants where they are known."""

    code: str
    name: str
    population: int | None = None


def _in_no_group(_: Presence) -> tuple[int, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class View:
    """A way of laying figures out: the zones, their rows' names, and the rows a record belongs to.

    `population` is that of the whole perimeter. Without `groups` a record counts in the rows where it is.
    """

    zones: Zones
    rows: tuple[RowName, ...]
    population: int | None
    groups: Callable[[Presence], tuple[int, ...]] = field(default=_in_no_group, repr=False)


def tabulate(
    answers: CampaignFigures,
    campaign: Campaign,
    attribution: Attribution,
    views: Sequence[View],
    *,
    progress: Progress | None = None,
) -> list[tuple[Zone, ...]]:
    """The zones of each view: its rows, then inside, outside, unlocated and total."""
    dated = parameters().for_year(campaign.year)
    constants = {code: Fraction(parameter.value) for code, parameter in dated.items()}
    all_paths = [Paths(view.zones, attribution) for view in views]
    laid = [
        _Laid(view, counted, followed, _ground(view, paths, counted, constants))
        for view, paths, (counted, followed) in zip(
            views, all_paths, _count(answers, views, all_paths), strict=True
        )
    ]
    by_view: list[dict[str, Figures]] = [{} for _ in views]
    for done, indicator in enumerate(catalogue()):
        if progress is not None:
            progress(done, len(catalogue()), "Calcul de la synthèse")
        figure = _reading(answers, indicator)
        for each, found in zip(laid, by_view, strict=True):
            found[indicator.code] = figure(each.ground, each.followed)
    return [tuple(each.named(found)) for each, found in zip(laid, by_view, strict=True)]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A view with what was counted for it."""

    view: View
    counted: Counted
    followed: Followed
    ground: Ground

    def named(self, by_indicator: Mapping[str, Figures]) -> Iterator[Zone]:
        """Its zones, in order."""
        names = (*self.view.rows, *(RowName("", name) for name in _BESIDE))
        for number, name in enumerate(names):
            yield Zone(
                code=name.code,
                name=name.name,
                population=self.ground.populations[number],
                figures=ZoneFigures(by_indicator, number),
                count=partial(self.counted.of, number),
            )


def _ground(view: View, paths: Paths, counted: Counted, constants: Mapping[str, Fraction]) -> Ground:
    populations = [*(row.population for row in view.rows), view.population, None, None, None]
    return Ground(view.zones, paths.cells, counted.eligible, populations, constants)


def _count(
    campaign: CampaignFigures, views: Sequence[View], all_paths: Sequence[Paths]
) -> list[tuple[Counted, Followed]]:
    """Count the records of the campaign, and say which path each eligible one follows, for each view."""
    groups: list[Counter[Group]] = [Counter() for _ in views]
    followed: list[dict[int, int]] = [{} for _ in views]
    for presence in campaign.presences():
        eligible = is_eligible(presence.status)
        for number, (view, paths) in enumerate(zip(views, all_paths, strict=True)):
            path = paths.of(presence.seat, presence.sites, view.groups(presence))
            groups[number][path, presence.status, presence.description] += 1
            if eligible:
                followed[number][presence.annual_record_id] = path
    lists = {name: [value.code for value in typology().list(name)] for name in _DIMENSIONS}
    return [
        (count(groups[number], paths, lists), Followed(followed[number], paths.patterns))
        for number, paths in enumerate(all_paths)
    ]


def _reading(campaign: CampaignFigures, indicator: Indicator) -> Callable[[Ground, Followed], Figures]:
    """Read the answers of an indicator once; the function adds them up for a view."""
    match indicator.aggregation:
        case Aggregation.SUM | Aggregation.YES:
            records, amounts = campaign.amounts(indicator.code)
            return lambda ground, followed: figures.added(ground, followed.add_up(records, amounts))
        case Aggregation.MEAN:
            records, amounts = campaign.amounts(indicator.code)
            return lambda ground, followed: figures.plain_mean(ground, followed.add_up(records, amounts))
        case Aggregation.WEIGHTED_MEAN:
            answers = [campaign.amounts(code) for code in (indicator.code, indicator.weight)]
            records, (amounts, weights) = together(answers)
            products = [amount * weight for amount, weight in zip(amounts, weights, strict=True)]
            return lambda ground, followed: figures.weighted_mean(
                ground, followed.add_up(records, products, weights)
            )
        case Aggregation.DERIVED if (formula := indicator.formula) is not None:
            records, terms = together([campaign.amounts(code) for code in formula.terms])
            return lambda ground, followed: figures.derived(ground, formula, followed.add_up(records, *terms))
        case Aggregation.GRADES:
            records, amounts = campaign.amounts(indicator.code)
            grades = [anchor.grade for anchor in catalogue().anchors(indicator.code)]
            given = [amount // SCALE for amount in amounts]
            return lambda ground, followed: figures.graded(
                ground, followed.add_up_grades(records, given), grades
            )
        case _:
            records = campaign.worded(indicator.code)
            return lambda ground, followed: figures.worded(ground, followed.add_up(records))
