"""The summary as a JSON document, for programs: figures as decimal texts, exact or with twelve decimals."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from census_app.reports.summary import Counts, Figure, Summary, Zone

DECIMALS: Final = 12


def as_json(summary: Summary) -> dict[str, Any]:
    """The document: campaign, perimeter, attribution, communes, then outside, unlocated and total.

    A value is null where nobody answered, and where it is `masked`; a ratio is a part of one. Counts follow
    the parts of the records, except `presence`, whole numbers of records which do not add up.
    """
    return {
        "campaign": summary.year,
        "perimeter": summary.perimeter.code,
        "attribution": summary.attribution,
        "communes": [{"code": zone.code, "name": zone.name, **_zone(zone)} for zone in summary.communes],
        "outside": _zone(summary.outside),
        "unlocated": _zone(summary.unlocated),
        "total": _zone(summary.total),
    }


def decimal_text(value: Fraction) -> str:
    """A fraction as a decimal text: exact when twelve decimals are enough, else rounded to twelve."""
    scaled = value * 10**DECIMALS
    digits = round(scaled)
    sign = "-" if digits < 0 else ""
    whole, rest = divmod(abs(digits), 10**DECIMALS)
    decimals = f"{rest:0{DECIMALS}d}"
    if scaled == digits:
        decimals = decimals.rstrip("0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def _zone(zone: Zone) -> dict[str, Any]:
    return {
        "indicators": {code: _figure(figure) for code, figure in zone.figures.items()},
        "counts": _counts(zone.counts),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    if figure.masked:
        return {"value": None, "masked": True}
    document: dict[str, Any] = {
        "value": _or_null(figure.value),
        "answered": figure.answered,
        "eligible": figure.eligible,
    }
    if figure.per_1000 is not None:
        document["per_1000"] = decimal_text(figure.per_1000)
    if figure.grades:
        document["grades"] = {str(grade): decimal_text(number) for grade, number in figure.grades}
    return document


def _counts(counts: Counts) -> dict[str, Any]:
    if counts.masked:
        return {"records": None, "masked": True}
    return {
        "records": decimal_text(counts.records),
        "kind": _texts(counts.kind),
        "domain": _texts(counts.domain),
        "type": _texts(counts.type),
        "status": _texts(counts.status),
        "lifecycle": _texts(counts.lifecycle),
        "presence": dict(counts.presence),
    }


def _texts(counted: Mapping[str, Fraction]) -> dict[str, str]:
    return {code: decimal_text(number) for code, number in counted.items()}


def _or_null(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)
