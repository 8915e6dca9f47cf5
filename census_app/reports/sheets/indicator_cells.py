"""Indicators in cells: how each kind is shown, and how few of the records answered."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from census_app.domain.indicators import Aggregation, Indicator, IndicatorKind
from census_app.reports.summary import PRESENT, Figure, Zone
from census_app.sheets.cells import Absent, Kind

MASKED: Final = "masqué"
"""What a cell says that is not to be published."""

_FIGURES: Final[dict[IndicatorKind, Kind]] = {
    IndicatorKind.INTEGER: "integer",
    IndicatorKind.DECIMAL: "decimal",
    IndicatorKind.MONEY: "money",
    IndicatorKind.PERCENT: "points",
    IndicatorKind.RATIO: "percent",
    IndicatorKind.HOURS: "integer",
    IndicatorKind.BOOLEAN: "decimal",
    IndicatorKind.GRADE: "decimal",
}
_UNITLESS: Final = frozenset({"%", "oui/non", "yes/no", ""})


def figure_kind(indicator: Indicator) -> Kind:
    """How the figure of a zone is shown: a count of yes, or a mean grade, has decimals."""
    return _FIGURES.get(indicator.kind, "text")


def value_kind(indicator: Indicator) -> Kind:
    """How the value of one record is shown."""
    match indicator.kind:
        case IndicatorKind.BOOLEAN:
            return "boolean"
        case IndicatorKind.GRADE:
            return "integer"
        case kind:
            return _FIGURES.get(kind, "text")


def figure_header(indicator: Indicator) -> str:
    """The header of a column of figures, with its unit."""
    if indicator.aggregation is Aggregation.YES:
        return f"{indicator.short_label} (nombre de oui)"
    if indicator.aggregation is Aggregation.GRADES:
        return f"{indicator.short_label} (moyenne, {indicator.unit})"
    return value_header(indicator)


def value_header(indicator: Indicator) -> str:
    """The header of a column of values of records, with its unit where the label does not say it."""
    said = indicator.short_label.casefold()
    silent = indicator.unit in _UNITLESS or indicator.unit.casefold() in said
    return indicator.short_label if silent else f"{indicator.short_label} ({indicator.unit})"


def is_shown(indicator: Indicator) -> bool:
    """Whether the indicator gives a figure: words do not add up."""
    return indicator.aggregation is not Aggregation.NONE


def shown_value(figure: Figure) -> Fraction | Absent | None:
    """The value of a figure; « masqué » where it is not to be published."""
    return Absent(MASKED) if figure.masked else figure.value


def shown_per_1000(figure: Figure) -> Fraction | Absent | None:
    """The same for a thousand inhabitants."""
    return Absent(MASKED) if figure.masked else figure.per_1000


def shown_records(zone: Zone) -> int | Absent:
    """How many records have a part in a zone; « masqué » where they are too few to be told."""
    return Absent(MASKED) if zone.counts.masked else zone.counts.presence[PRESENT]


def coverage(figure: Figure) -> str | None:
    """How many answered of how many, « 3/7 »; blank where no record is, « 3/… » where N is masked."""
    if figure.answered and not figure.eligible:
        return f"{figure.answered}/…"
    return f"{figure.answered}/{figure.eligible}" if figure.eligible else None


def number_of(count: int, what: str, plural: str = "s") -> str:
    """« 1 fiche », « 3 fiches », « 2 réseaux »: each word takes its plural from two on, as French does."""
    words = (
        what if count < 2 else " ".join(f"{word}{plural}" if word != "non" else word for word in what.split())
    )
    return f"{count} {words}"
