"""Indicator values of a record in a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from census_app.domain.change import Change
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.services.inventories import Inventory
from census_app.services.records import ensure_annual
from census_app.services.reference import catalogue
from census_app.store import tables
from census_app.store.records import value_id
from census_app.store.writer import Writer


def put(
    inventory: Inventory,
    record_id: int,
    campaign_id: int,
    values: Sequence[IndicatorValue],
    *,
    origin: str = "",
) -> Change:
    """Keep indicator values of a record; an empty one removes what was kept.

    CensusError: no such indicator, or the campaign is closed.
    """
    label = ", ".join(_label(value.indicator) for value in values)
    with inventory.write(label, origin=origin) as writing:
        annual_id = ensure_annual(writing.writer, record_id, campaign_id)
        for value in values:
            put_value(writing.writer, annual_id, value)
    return writing.change


def put_value(writer: Writer, annual_id: int, value: IndicatorValue) -> None:
    """Keep one value of an annual record, in the place of the one before."""
    table = tables.indicator_value
    if catalogue().get(value.indicator) is None:
        raise CensusError(f"« {value.indicator} » n’est pas un indicateur du catalogue.")
    row_id = value_id(writer.connection, annual_id, value.indicator)
    if value.empty:
        if row_id is not None:
            writer.delete(table, row_id)
        return
    columns = value_columns(value)
    if row_id is None:
        writer.insert(table, {"annual_record_id": annual_id, "indicator": value.indicator, **columns})
    else:
        writer.update(table, row_id, columns)


def value_columns(value: IndicatorValue) -> dict[str, Any]:
    """The columns of a value of the catalogue, but what it is of."""
    default = catalogue()[value.indicator].evidence or "declare"
    return {
        "amount": value.amount,
        "text": value.text or None,
        "evidence": (value.evidence or default) if value.known else None,
        "absence": None if value.known else value.absence,
        "note": value.note or None,
        "measure": value.measure or None,
        "interview_id": value.interview_id,
    }


def _label(code: str) -> str:
    indicator = catalogue().get(code)
    return code if indicator is None else indicator.short_label
