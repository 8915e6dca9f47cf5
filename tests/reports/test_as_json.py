"""Figures as decimal texts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from census_app.reports.as_json import decimal_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(12), "12"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 8_000_000), "0.000000125"),
        (Fraction(10**30), "1" + "0" * 30),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(-2, 3), "-0.666666666667"),
        (Fraction(1, 2) + Fraction(1, 10**15), "0.500000000000"),
    ],
)
def test_a_fraction_is_exact_or_has_twelve_decimals(value: Fraction, text: str) -> None:
    assert decimal_text(value) == text
