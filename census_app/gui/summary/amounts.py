"""Exact figures as they are read: rounded for the eye only, and never to a zero that they are not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from census_app.domain.indicators import IndicatorKind
from census_app.gui import formats

_WHOLE: Final = frozenset(
    {IndicatorKind.MONEY, IndicatorKind.INTEGER, IndicatorKind.HOURS, IndicatorKind.BOOLEAN}
)
_MOST_DECIMALS: Final = 3
_MILLION: Final = 1_000_000


def amount(value: Fraction | None, kind: IndicatorKind) -> str:
    """« 1 234,5 », « 62,5 % », « — » when unknown; the unit, if any, is in the column's title."""
    if value is None:
        return formats.UNKNOWN
    if kind is IndicatorKind.RATIO:
        return formats.percent(*_rounded(value * 100, 1))
    if kind is IndicatorKind.PERCENT:
        return formats.percent(*_rounded(value, 1))
    return formats.number(*_rounded(value, _decimals(value, kind)))


def per_1000(value: Fraction | None) -> str:
    """A figure for 1 000 inhabitants: two decimals while it is small."""
    if value is None:
        return formats.UNKNOWN
    return formats.number(*_rounded(value, 2 if abs(value) < 10 else 1))


def large(value: Fraction | None, kind: IndicatorKind) -> str:
    """A figure that stands alone: euros are said, and counted in millions beyond one."""
    if value is None or kind is not IndicatorKind.MONEY:
        return amount(value, kind)
    if abs(value) >= _MILLION:
        return f"{formats.number(*_rounded(value / _MILLION, 2))}\u00a0M€"
    return f"{amount(value, kind)}\u00a0€"


def coverage(answered: int, eligible: int) -> str:
    """« 112/141 »: how many answered, of how many."""
    return f"{formats.number(answered)}/{formats.number(eligible)}"


def _decimals(value: Fraction, kind: IndicatorKind) -> int:
    """One decimal, but none for what is counted, unless a part of a record makes it small and uneven."""
    uneven = value.denominator > 1 and abs(value) < 10
    return 0 if kind in _WHOLE and not uneven else 1


def _rounded(value: Fraction, decimals: int) -> tuple[Decimal, int]:
    """The nearest decimal, halves away from zero, with more digits where it would be written as zero.

    Zero itself is written « 0 », whatever the others are.
    """
    if not value:
        return Decimal(0), 0
    while decimals < _MOST_DECIMALS and abs(value) * 10**decimals * 2 < 1:
        decimals += 1
    scaled = abs(value) * 10**decimals + Fraction(1, 2)
    digits = scaled.numerator // scaled.denominator
    return Decimal(-digits if value < 0 else digits).scaleb(-decimals), decimals
