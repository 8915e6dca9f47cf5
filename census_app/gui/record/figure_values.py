"""Indicator values in words and in editors: what suits each kind of indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QRadioButton, QWidget

from census_app.domain.indicators import Indicator, IndicatorKind, Pillar
from census_app.domain.values import LIMIT, IndicatorValue
from census_app.gui import formats
from census_app.gui.figure_words import Choices
from census_app.gui.theme import px
from census_app.gui.widgets import LineEdit, MultiChoice, NumberEdit, Option, RadioChoice
from census_app.services.reference import catalogue

_WHOLE = frozenset({IndicatorKind.INTEGER})
_WORDS = frozenset({IndicatorKind.TEXT, IndicatorKind.CHOICES})
_FIRST_OF_PILLAR: Final = 5
"""So many of each pillar's first indicators are always shown: the catalogue is in order of importance."""


def main_codes() -> frozenset[str]:
    """The indicators always shown: the first of each pillar, and those that others are computed from."""
    codes: set[str] = set()
    for pillar in Pillar:
        entered = [one for one in catalogue().by_pillar(pillar) if not one.is_derived]
        codes.update(one.code for one in entered[:_FIRST_OF_PILLAR])
    for indicator in catalogue():
        if indicator.formula is not None:
            codes.update(indicator.formula.terms)
        if indicator.weight:
            codes.add(indicator.weight)
    return frozenset(codes)


def is_worded(indicator: Indicator) -> bool:
    """Whether its values are words rather than amounts."""
    return indicator.kind in _WORDS


def value_editor(indicator: Indicator, choices: Choices, parent: QWidget | None = None) -> QWidget:
    """The editor of an indicator; `choices` are the answers of one made of choices."""
    match indicator.kind:
        case IndicatorKind.BOOLEAN:
            return _rounds([Option(Decimal(1), _tr("Oui")), Option(Decimal(0), _tr("Non"))], parent)
        case IndicatorKind.GRADE:
            anchors = catalogue().anchors(indicator.code)
            return _rounds(
                [Option(Decimal(one.grade), formats.number(one.grade), one.label) for one in anchors], parent
            )
        case IndicatorKind.CHOICES if choices:
            return MultiChoice([Option(code, label) for code, label in choices], parent)
        case IndicatorKind.TEXT | IndicatorKind.CHOICES:
            return LineEdit(parent)
        case _:
            highest = Decimal(100) if indicator.kind is IndicatorKind.PERCENT else LIMIT
            edit = NumberEdit(parent, decimals=0 if indicator.kind in _WHOLE else 6, highest=highest)
            edit.setFixedWidth(px(112))
            return edit


def shown_unit(indicator: Indicator) -> str:
    """The unit to write beside the editor; none where the answers say it."""
    return "" if indicator.kind in (IndicatorKind.BOOLEAN, IndicatorKind.GRADE) else indicator.unit


def editor_value(indicator: Indicator, value: IndicatorValue, editor: QWidget) -> Any:
    """A kept value as its editor shows it."""
    if isinstance(editor, MultiChoice):
        return tuple(value.text.split())
    return (value.text or None) if is_worded(indicator) else value.amount


def written(indicator: Indicator, given: Any) -> dict[str, Any]:
    """What an editor gives, as the parts of a value."""
    if isinstance(given, tuple):
        return {"text": " ".join(map(str, given)), "amount": None}
    if is_worded(indicator):
        return {"text": given or "", "amount": None}
    return {"amount": given, "text": ""}


def anchor_of(indicator: Indicator, amount: Decimal | None) -> str:
    """What a grade means; empty when it is none."""
    return next((one.label for one in catalogue().anchors(indicator.code) if amount == one.grade), "")


def _rounds(options: Sequence[Option], parent: QWidget | None) -> RadioChoice:
    """Rounds on one line, whatever the room."""
    made = RadioChoice(options, parent)
    buttons = made.findChildren(QRadioButton)
    width = sum(button.sizeHint().width() for button in buttons) + px(12) * len(buttons)
    made.setFixedWidth(width)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
