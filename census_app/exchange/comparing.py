"""What a line of the file would change in a record that the inventory holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from census_app.domain.fields import FieldValue, record_field
from census_app.domain.values import IndicatorValue
from census_app.exchange.cells import text_of
from census_app.exchange.header_words import SITES
from census_app.exchange.known import KnownRecord
from census_app.exchange.rows import RowValues
from census_app.exchange.sites import SiteShare, sites_text


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a line would change, as texts to show; ``target`` is a field or an indicator."""

    target: str
    before: str
    after: str


def differences(values: RowValues, known: KnownRecord) -> tuple[Difference, ...]:
    """Everything that the given values would change, the networks left out."""
    found = [
        Difference(code, _shown(known.record[code]), _shown(value))
        for code, value in values.fields.items()
        if not _same(known.record[code], value)
    ]
    sites = tuple(SiteShare(site.commune, site.share) for site in known.sites)
    if values.sites is not None and set(values.sites) != set(sites):
        found.append(Difference(SITES, sites_text(sites), sites_text(values.sites)))
    for code, given in values.values.items():
        before = known.values.get(code, IndicatorValue(code))
        after = merged(before, given)
        if after != before:
            found.append(Difference(code, _value_shown(before), _value_shown(after)))
    return tuple(found)


def merged(before: IndicatorValue, given: Mapping[str, Any]) -> IndicatorValue:
    """A value with what the file gives of it.

    An answer that changes no longer comes from the interview that gave the one before, and its evidence
    is asked anew unless the file says it.
    """
    after = replace(before, **given)
    answered = (after.amount, after.text, after.absence) != (before.amount, before.text, before.absence)
    if answered:
        after = replace(after, interview_id=None, evidence=given.get("evidence"))
    return after if after.known else replace(after, evidence=None)


def _same(before: FieldValue, after: FieldValue) -> bool:
    if isinstance(before, tuple) or isinstance(after, tuple):
        return set(before or ()) == set(after or ())  # type: ignore[arg-type]
    return before == after or (before in {None, ""} and after in {None, ""})


def _shown(value: FieldValue) -> str:
    return ";".join(value) if isinstance(value, tuple) else text_of(value)


def _value_shown(value: IndicatorValue) -> str:
    shown = text_of(value.amount) or value.text or (value.absence or "")
    return " · ".join(filter(None, (shown, value.evidence, value.note, value.measure)))


def label_of(target: str) -> str:
    """The French label of a field, or the code of an indicator."""
    try:
        return record_field(target).label
    except KeyError:
        return target
