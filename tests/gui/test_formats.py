"""Numbers, money and dates as French readers write them."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from census_app.gui import formats

THIN = "\u202f"


def test_numbers_have_thin_spaces_and_a_comma() -> None:
    assert formats.number(Decimal("1234.5")) == f"1{THIN}234,5"
    assert formats.number(1420600) == f"1{THIN}420{THIN}600"
    assert formats.number(Decimal(2), 1) == "2,0"
    assert formats.number(Decimal("-3.10")) == "−3,1"
    assert formats.number(Decimal("0.000001")) == "0,000001"


def test_an_unknown_number_is_not_a_zero() -> None:
    assert formats.number(None) == "—"
    assert formats.number(0) == "0"
    assert formats.typed_number(None) == ""
    assert formats.typed_number(0) == "0"


def test_money_shows_cents_only_when_there_are() -> None:
    assert formats.money(12500) == f"12{THIN}500\u00a0€"
    assert formats.money(Decimal("12.5")) == "12,50\u00a0€"
    assert formats.money(None) == "—"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 234,5", "1234.5"),
        ("1234.5", "1234.5"),
        (f"1{THIN}234", "1234"),
        ("0", "0"),
        ("-2", "-2"),
        (",5", "0.5"),
    ],
)
def test_comma_and_point_are_both_understood(typed: str, number: str) -> None:
    assert formats.parse_number(typed) == Decimal(number)


def test_nothing_typed_is_no_number() -> None:
    assert formats.parse_number("  ") is None


@pytest.mark.parametrize("typed", ["douze", "1,2,3", "1e5", "NaN", "--1", "."])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        formats.parse_number(typed)


@pytest.mark.parametrize("typed", ["24/09/2015", "24.9.15", "24-09-2015", "24092015", "240915"])
def test_dates_are_typed_day_first(typed: str) -> None:
    assert formats.parse_date(typed) == dt.date(2015, 9, 24)


@pytest.mark.parametrize("typed", ["31/02/2015", "24/09", "hier", "2015"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"day|" + re.escape(typed)):
        formats.parse_date(typed)


def test_ages_are_said_as_people_say_them() -> None:
    today = dt.date(2026, 9, 24)
    ages = {
        0: "aujourd’hui",
        1: "hier",
        3: "il y a 3 j",
        29: "il y a 29 j",
        40: "il y a 1 mois",
        800: "il y a 26 mois",
    }
    for days, text in ages.items():
        assert formats.ago(today - dt.timedelta(days), today) == text
    assert formats.ago(None, today) == "—"


def test_dates_are_written_out() -> None:
    assert formats.date(dt.date(2015, 9, 24)) == "24/09/2015"
    assert formats.long_date(dt.date(2015, 9, 24)) == "24 septembre 2015"
    assert formats.time_of_day(dt.datetime(2026, 9, 24, 14, 32)) == "14:32"  # noqa: DTZ001 - local time
