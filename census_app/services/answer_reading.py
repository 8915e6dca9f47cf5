"""Reading what was answered to an indicator, once for all the tables it is added up in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from census_app.domain.indicators import Aggregation, Indicator
from census_app.domain.values import SCALE
from census_app.reports import figures
from census_app.reports.answers import Followed, together
from census_app.reports.figures import Ground
from census_app.reports.summary import Figures
from census_app.services.reference import catalogue
from census_app.store.figures import CampaignFigures


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers to an indicator: whose they are, the amounts that weigh in it, and how they add up."""

    records: Sequence[int]
    weighing: Sequence[Sequence[int]]
    figures_of: Callable[[Ground, Followed], Figures]


def read_answers(campaign: CampaignFigures, indicator: Indicator) -> Reading:
    """Read the answers of an indicator once, to add them up for each view."""
    match indicator.aggregation:
        case Aggregation.SUM | Aggregation.YES | Aggregation.MEAN as way:
            records, amounts = campaign.amounts(indicator.code)
            add = figures.plain_mean if way is Aggregation.MEAN else figures.added
            weighing = () if way is Aggregation.YES else (amounts,)
            return Reading(
                records, weighing, lambda ground, followed: add(ground, followed.add_up(records, amounts))
            )
        case Aggregation.WEIGHTED_MEAN:
            answers = [campaign.amounts(code) for code in (indicator.code, indicator.weight)]
            records, (amounts, weights) = together(answers)
            products = [amount * weight for amount, weight in zip(amounts, weights, strict=True)]
            return Reading(
                records,
                (weights,),
                lambda ground, followed: figures.weighted_mean(
                    ground, followed.add_up(records, products, weights)
                ),
            )
        case Aggregation.DERIVED if (formula := indicator.formula) is not None:
            records, terms = together([campaign.amounts(code) for code in formula.terms])
            return Reading(
                records,
                terms,
                lambda ground, followed: figures.derived(ground, formula, followed.add_up(records, *terms)),
            )
        case Aggregation.GRADES:
            records, amounts = campaign.amounts(indicator.code)
            grades = [anchor.grade for anchor in catalogue().anchors(indicator.code)]
            given = [amount // SCALE for amount in amounts]
            return Reading(
                records,
                (),
                lambda ground, followed: figures.graded(
                    ground, followed.add_up_grades(records, given), grades
                ),
            )
        case _:
            records = campaign.worded(indicator.code)
            return Reading(
                records, (), lambda ground, followed: figures.worded(ground, followed.add_up(records))
            )
