"""A campaign takes the parameters of its own year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from census_app.domain.parameters import Parameters

PARAMETERS = Parameters.load()


@pytest.mark.parametrize(
    ("year", "rate"),
    [
        (2015, "9.61"),
        (2016, "9.67"),
        (2022, "11.07"),
        (2024, "11.88"),
        (2025, "11.88"),
        (2026, "12.02"),
        (2030, "12.02"),
    ],
)
def test_the_hourly_rate_is_the_last_in_force_in_the_year(year: int, rate: str) -> None:
    assert PARAMETERS.for_year(year)["volunteer_hourly_rate"].value == Decimal(rate)


def test_a_year_before_the_first_value_has_none() -> None:
    assert "volunteer_hourly_rate" not in PARAMETERS.for_year(2014)
    assert PARAMETERS.for_year(2014)["annual_hours"].value == 1607


def test_every_value_names_its_source() -> None:
    assert all(value.source and value.label and value.unit and value.value > 0 for value in PARAMETERS.all())
