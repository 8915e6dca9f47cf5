"""Figures as they are read: rounded for the eye, never to a zero that they are not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from census_app.domain.indicators import IndicatorKind
from census_app.gui.summary.amounts import amount, large, per_1000


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, IndicatorKind.DECIMAL, "—"),
        (Fraction(0), IndicatorKind.DECIMAL, "0"),
        (Fraction(5, 2), IndicatorKind.DECIMAL, "2,5"),
        (Fraction(3), IndicatorKind.DECIMAL, "3,0"),
        (Fraction(1, 1000), IndicatorKind.DECIMAL, "0,001"),
        (Fraction(-1, 4), IndicatorKind.GRADE, "−0,3"),
        (Fraction(36), IndicatorKind.INTEGER, "36"),
        (Fraction(1, 3), IndicatorKind.INTEGER, "0,3"),
        (Fraction(1001, 2), IndicatorKind.INTEGER, "501"),
        (Fraction(412300), IndicatorKind.MONEY, "412\u202f300"),
        (Fraction(2, 3), IndicatorKind.RATIO, "66,7\u00a0%"),
        (Fraction(60), IndicatorKind.PERCENT, "60,0\u00a0%"),
        (Fraction(3, 10), IndicatorKind.BOOLEAN, "0,3"),
    ],
)
def test_a_figure_is_written_by_its_kind(value: Fraction | None, kind: IndicatorKind, text: str) -> None:
    assert amount(value, kind) == text


def test_millions_of_euros_are_short_on_a_card() -> None:
    assert large(Fraction(1_420_600), IndicatorKind.MONEY) == "1,42\u00a0M€"
    assert large(Fraction(96_400), IndicatorKind.MONEY) == "96\u202f400\u00a0€"
    assert large(Fraction(1_936), IndicatorKind.INTEGER) == "1\u202f936"
    assert large(None, IndicatorKind.MONEY) == "—"


def test_a_figure_for_a_thousand_inhabitants_keeps_its_detail_while_small() -> None:
    assert per_1000(Fraction(810, 1000)) == "0,81"
    assert per_1000(Fraction(1234, 100)) == "12,3"
    assert per_1000(None) == "—"
