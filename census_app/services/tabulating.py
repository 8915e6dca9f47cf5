"""Figures of a campaign in rows: by commune, by domain, by network, by stake, all in one reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from itertools import count as counting
from typing import Final

from census_app.domain.campaigns import Campaign
from census_app.reports.answers import Followed
from census_app.reports.attribution import Attribution, Cell, Paths, Zones
from census_app.reports.basis import Basis
from census_app.reports.counting import Counted, Group, count, is_eligible
from census_app.reports.figures import Ground
from census_app.reports.masking import Table, masks
from census_app.reports.summary import PRESENT, Figures, Zone, ZoneFigures
from census_app.services.answer_reading import read_answers
from census_app.services.reference import catalogue, parameters, typology
from census_app.store.figures import CampaignFigures, Presence

Progress = Callable[[int, int, str], None]
"""Told how far the work is: done, total, French text. It may raise to stop the work."""

_DIMENSIONS: Final = ("kind", "domain", "type", "status", "lifecycle")
_RATE_DECIMALS: Final = 2
"""How exactly a rate is published: 0,42 or 42 %."""

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
    public: bool = False,
    progress: Progress | None = None,
) -> list[tuple[Zone, ...]]:
    """The zones of each view: its rows, then inside, outside, unlocated and total.

    With `public`, what may not be published is masked, over all the views together.
    """
    dated = parameters().for_year(campaign.year)
    constants = {code: Fraction(parameter.value) for code, parameter in dated.items()}
    all_paths = [Paths(view.zones, attribution) for view in views]
    laid = [
        _Laid(
            view,
            counted,
            followed,
            _ground(view, paths, counted, constants),
            paths.zones_of() if public else (),
        )
        for view, paths, (counted, followed) in zip(
            views, all_paths, _count(answers, views, all_paths, progress), strict=True
        )
    ]
    by_view: list[dict[str, Figures]] = [{} for _ in views]
    done, steps = counting(), len(catalogue()) * len(views)
    for indicator in catalogue():
        reading = read_answers(answers, indicator)
        for each, found in zip(laid, by_view, strict=True):
            if progress is not None:
                progress(next(done), steps, "Calcul de la synthèse")
            figure = reading.figures_of(each.ground, each.followed)
            basis = each.basis(reading.records, *reading.weighing) if public else None
            found[indicator.code] = replace(figure, basis=basis) if public else figure
    if public:
        by_view, laid = _published(laid, by_view)
    return [tuple(each.named(found)) for each, found in zip(laid, by_view, strict=True)]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A view with what was counted for it."""

    view: View
    counted: Counted
    followed: Followed
    ground: Ground
    paths: Sequence[Sequence[Cell]]

    def basis(self, records: Sequence[int], *amounts: Sequence[int]) -> Basis:
        """Who is behind the answers of these records."""
        return self.followed.basis(self.paths, records, *amounts)

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


def _published(
    laid: Sequence[_Laid], by_view: Sequence[Mapping[str, Figures]]
) -> tuple[list[dict[str, Figures]], list[_Laid]]:
    """The same with what may not be published masked: figures, and numbers of records."""
    counted = [each.counted.figures(each.basis(list(each.followed.paths))) for each in laid]
    tables = [
        Table({PRESENT: records, **found}, len(each.view.rows))
        for each, found, records in zip(laid, by_view, counted, strict=True)
    ]
    hidden = masks(tables, catalogue())
    figures_of = [
        {code: _to_publish(code, figure, zones) for code, figure in found.items()}
        for found, zones in zip(by_view, hidden, strict=True)
    ]
    counts = [
        replace(each.counted, published=True, masked=zones[PRESENT])
        for each, zones in zip(laid, hidden, strict=True)
    ]
    return figures_of, [replace(each, counted=shown) for each, shown in zip(laid, counts, strict=True)]


def _to_publish(code: str, figure: Figures, zones: Mapping[str, frozenset[int]]) -> Figures:
    """A figure without what is masked, nor how many gave each grade: those numbers are small.

    A rate is rounded: exact, it would tell what the answers to its terms are that it does not rest on.
    """
    formula = catalogue()[code].formula
    rounded = formula is not None and not formula.is_linear
    value = partial(_rounded, figure.value) if rounded else figure.value
    return replace(figure, value=value, grades=(), masked=zones[code], unsaid=zones[PRESENT])


def _rounded(value: Callable[[int], Fraction | None], zone: int) -> Fraction | None:
    exact = value(zone)
    return None if exact is None else round(exact, _RATE_DECIMALS)


def _ground(view: View, paths: Paths, counted: Counted, constants: Mapping[str, Fraction]) -> Ground:
    populations = [*(row.population for row in view.rows), view.population, None, None, None]
    return Ground(view.zones, paths.cells, counted.eligible, populations, constants)


def told(
    campaign: CampaignFigures, text: str, progress: Progress | None, every: int = 1_000
) -> Iterator[Presence]:
    """The records of the campaign, while `progress` is told how many were read."""
    total = campaign.counted() if progress is not None else 0
    for done, presence in enumerate(campaign.presences()):
        if progress is not None and done % every == 0:
            progress(done, total, text)
        yield presence


def _count(
    campaign: CampaignFigures,
    views: Sequence[View],
    all_paths: Sequence[Paths],
    progress: Progress | None,
) -> list[tuple[Counted, Followed]]:
    """Count the records of the campaign, and say which path each eligible one follows, for each view."""
    groups: list[Counter[Group]] = [Counter() for _ in views]
    followed: list[dict[int, int]] = [{} for _ in views]
    for presence in told(campaign, "Lecture des fiches", progress):
        eligible = is_eligible(presence.status)
        for number, (view, paths) in enumerate(zip(views, all_paths, strict=True)):
            path = paths.of(presence.seat, presence.sites, view.groups(presence))
            groups[number][path, presence.status, presence.description] += 1
            if eligible:
                followed[number][presence.annual_record_id] = path
    lists = {name: [value.code for value in typology().list(name)] for name in _DIMENSIONS}

    def counted(number: int, paths: Paths) -> Counted:
        attend = partial(progress, number, len(views), "Décompte des fiches") if progress else None
        return count(groups[number], paths, lists, attend)

    return [
        (counted(number, paths), Followed(followed[number], paths.patterns))
        for number, paths in enumerate(all_paths)
    ]
