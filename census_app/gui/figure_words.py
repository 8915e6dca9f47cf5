"""Indicator values and computed figures in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from census_app.domain.indicators import Indicator, IndicatorKind
from census_app.domain.values import IndicatorValue
from census_app.gui import formats
from census_app.gui.coded import label_of

Choices = Sequence[tuple[str, str]]
"""Codes and labels of what a value made of choices may hold."""


def in_words(indicator: Indicator, value: IndicatorValue | None, choices: Choices = ()) -> str:
    """A value for a reader: « 2,5 », « 86 400 € », « oui », « ne sait pas », « — » when there is none."""
    if value is None:
        return formats.UNKNOWN
    if value.amount is None:
        if value.text:
            return _labels(value.text.split(), choices) if choices else value.text
        return label_of("absence", value.absence) or formats.UNKNOWN
    match indicator.kind:
        case IndicatorKind.MONEY:
            return formats.money(value.amount)
        case IndicatorKind.PERCENT:
            return formats.percent(value.amount)
        case IndicatorKind.BOOLEAN:
            return _tr("oui") if value.amount else _tr("non")
        case _:
            return formats.number(value.amount)


def computed_in_words(indicator: Indicator, value: Fraction) -> str:
    """A computed figure, rounded for the eye, with its unit."""
    amount = Decimal(value.numerator) / Decimal(value.denominator)
    match indicator.kind:
        case IndicatorKind.RATIO:
            return formats.percent(amount * 100, 1)
        case IndicatorKind.MONEY:
            return formats.money(round(amount))
        case _:
            return f"{formats.number(amount, 2)} {indicator.unit}"


def _labels(codes: Iterable[str], choices: Choices) -> str:
    labels = dict(choices)
    return ", ".join(labels.get(code, code) for code in codes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
