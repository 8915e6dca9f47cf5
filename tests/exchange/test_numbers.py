"""Numbers as they are typed by hand in French spreadsheets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.exchange.numbers import french, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("12\u202f500", "12500"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1.234.567", "1234567"),
        ("1'234", "1234"),
        ("0,8", "0.8"),
        ("−3", "-3"),
        ("+4", "4"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_its_author_meant_it(text: str, value: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == Decimal(value)
    assert not number.unclear


@pytest.mark.parametrize(
    "text",
    ["", "abc", "environ 12", "10-15", "12 50", "1,2,3", "1 2345", "~5", ">100", "1/2", "12,5,", "1E5 x9 2"],
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    number = read_number(text)
    assert number is None or number.unit


def test_what_stands_behind_is_the_unit() -> None:
    number = read_number("12 500 €")
    assert number is not None
    assert (number.value, number.unit) == (Decimal(12500), "€")
    thousands = read_number("12,5 k€")
    assert thousands is not None
    assert thousands.unit == "k€"


def test_a_point_before_three_digits_is_unclear() -> None:
    number = read_number("1.234")
    assert number is not None
    assert number.unclear
    assert number.value == Decimal("1.234")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_what_we_write_in_french_is_read_back(value: Decimal) -> None:
    number = read_number(french(value))
    assert number is not None
    assert number.value == value
