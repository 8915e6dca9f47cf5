"""The computed indicators of one record, from its own values: what the record page shows in grey."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from census_app.domain.values import IndicatorValue
from census_app.services.reference import catalogue, parameters

_OF_A_TERRITORY: Final = frozenset({"population"})
"""Parameters that a territory has and a record has not."""


def derived_values(values: Mapping[str, IndicatorValue], year: int) -> dict[str, Fraction]:
    """Each derived indicator that ``values`` (by code) are enough for, exact, in the catalogue's unit.

    ``year`` is the campaign's: it chooses the dated parameters. A ratio is a part of 1.
    """
    amounts = {
        code: None if value.amount is None else Fraction(value.amount) for code, value in values.items()
    }
    dated = {code: Fraction(parameter.value) for code, parameter in parameters().for_year(year).items()}
    computed = {}
    for indicator in catalogue().derived():
        formula = indicator.formula
        if formula is None or _OF_A_TERRITORY.intersection(formula.parameters):
            continue
        result = formula.evaluate(amounts, dated)
        if result is not None:
            computed[indicator.code] = result
    return computed
