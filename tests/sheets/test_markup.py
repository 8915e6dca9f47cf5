"""A value becomes what Excel itself would have written, or text when a cell cannot hold it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.sheets.markup import (
    CUT,
    MAX_TEXT,
    escaped,
    is_plain,
    number_text,
    serial,
    shortened,
    string_element,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A & B <c>", "A &amp; B &lt;c&gt;"),
        ("fin\r\n", "fin_x000D_\n"),
        ("\x00\x1f", "_x0000__x001F_"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x0041_x0041_", "_x005F_x0041_x005F_x0041_"),
        ("_x0041\r", "_x005F_x0041_x000D_"),
        ("_x00zz_ et _X000D_", "_x00zz_ et _X000D_"),
        ("\ud800\uffff", "\ufffd\ufffd"),
    ],
)
def test_text_is_escaped_as_excel_escapes_it(text: str, written: str) -> None:
    assert escaped(text) == written


def test_spaces_at_the_ends_are_kept() -> None:
    assert string_element(" a\n") == '<is><t xml:space="preserve"> a\n</t></is>'


@given(st.text())
def test_the_fast_way_takes_only_text_that_needs_no_care(text: str) -> None:
    if is_plain(text):
        assert string_element(text) == f"<is><t>{text}</t></is>"


@pytest.mark.parametrize("text", ["=1", "+33", "-2", "@nom", " a", "a ", "", "a&b", "_x0041_", "x" * 20_000])
def test_text_that_needs_care_is_not_plain(text: str) -> None:
    assert not is_plain(text)


def test_a_text_beyond_the_limit_is_cut_with_a_mark() -> None:
    whole = "é" * MAX_TEXT

    assert shortened(whole) is whole
    assert shortened(whole + "x") == "é" * (MAX_TEXT - len(CUT)) + CUT


def test_the_limit_counts_utf_16_units_and_never_splits_a_sign() -> None:
    cut = shortened("🌱" * 20_000)

    assert cut == "🌱" * ((MAX_TEXT - len(CUT)) // 2) + CUT


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (0, "0"),
        (-(10**15) + 1, "-999999999999999"),
        (10**15, None),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1E+3"),
        (Decimal("NaN"), None),
        (Decimal("-Infinity"), None),
        (Decimal("1E+400"), None),
        (Fraction(1, 3), "0.3333333333333333"),
        (Fraction(10**400), None),
        (float("nan"), None),
        (float("inf"), None),
        (0.1, "0.1"),
    ],
)
def test_numbers_are_written_exactly_or_not_as_numbers(
    value: int | Decimal | Fraction, digits: str | None
) -> None:
    assert number_text(value) == digits


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 11, 24), "46350"),
        (datetime(2026, 11, 24, 12), "46350.5"),  # noqa: DTZ001
        (datetime(2026, 11, 24), "46350"),  # noqa: DTZ001
        (date(1900, 3, 1), "61"),
        (date(1900, 2, 28), None),
        (datetime(1899, 12, 31), None),  # noqa: DTZ001
    ],
)
def test_days_are_counted_as_excel_counts_them(day: date, number: str | None) -> None:
    assert serial(day) == number


def test_a_time_with_its_zone_becomes_the_local_time() -> None:
    moment = datetime(2026, 11, 24, 12, tzinfo=UTC)

    assert serial(moment) == serial(moment.astimezone().replace(tzinfo=None))
