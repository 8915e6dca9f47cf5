"""The values of a campaign one by one, with where each comes from; streamed, an indicator at a time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Integer, Select, bindparam, func, select, type_coerce

from census_app.domain.listed import ListedValue
from census_app.domain.records import NOT_ELIGIBLE
from census_app.domain.values import SCALE
from census_app.store import tables

_BATCH = 5000


def eligible(connection: Connection, campaign_id: int) -> Iterator[ListedValue]:
    """Every eligible record of the campaign, by name: itself, with nothing answered."""
    return _themselves(connection, _counted(campaign_id))


def left_out(connection: Connection, campaign_id: int) -> Iterator[ListedValue]:
    """The records of the campaign that are out of scope, duplicates or gone, by name, in the same way."""
    annual = tables.annual_record.c
    out = (
        annual.campaign_id == campaign_id,
        annual.status.in_(NOT_ELIGIBLE),
        tables.record.c.retired_at.is_(None),
    )
    return _themselves(connection, out)


def _themselves(connection: Connection, wanted: tuple[Any, ...]) -> Iterator[ListedValue]:
    record, annual = tables.record, tables.annual_record
    query = (
        select(annual.c.id, record.c.name, record.c.kind, record.c.domain)
        .join_from(annual, record)
        .where(*wanted)
        .order_by(record.c.folded_name, record.c.id)
    )
    for batch in connection.execute(query).partitions(_BATCH):
        for annual_id, name, kind, domain in batch:
            yield ListedValue(annual_id, name, kind, domain, 1, "", None, None, None, None, "")


def of_indicator(connection: Connection, campaign_id: int, indicator: str) -> Iterator[ListedValue]:
    """What the eligible records of a campaign said of an indicator, by name."""
    asked = {"campaign": campaign_id, "asked": indicator}
    for batch in connection.execute(_said(), asked).partitions(_BATCH):
        for annual_id, name, kind, domain, millionths, *rest in batch:
            yield ListedValue(annual_id, name, kind, domain, _amount(millionths), *rest)


def counted(connection: Connection, campaign_id: int) -> int:
    """How many rows `of_indicator` gives over all the indicators."""
    value, annual, record = tables.indicator_value, tables.annual_record, tables.record
    source = value.join(annual, annual.c.id == value.c.annual_record_id).join(
        record, record.c.id == annual.c.record_id
    )
    query = select(func.count()).select_from(source).where(*_counted(campaign_id))
    return int(connection.execute(query).scalar_one())


@cache
def _said() -> Select[Any]:
    """What was said of the indicator `asked` in the `campaign`; built once, asked for each indicator."""
    value, annual = tables.indicator_value, tables.annual_record
    record, interview, contact = tables.record, tables.interview, tables.contact
    met = (
        select(contact.c.name)
        .where(contact.c.interview_id == value.c.interview_id, contact.c.consent_publish_name.is_(True))
        .order_by(contact.c.id)
        .limit(1)
        .scalar_subquery()
    )
    source = (
        value.join(annual, annual.c.id == value.c.annual_record_id)
        .join(record, record.c.id == annual.c.record_id)
        .outerjoin(interview, interview.c.id == value.c.interview_id)
    )
    return (
        select(
            annual.c.id,
            record.c.name,
            record.c.kind,
            record.c.domain,
            type_coerce(value.c.amount, Integer),
            func.coalesce(value.c.text, ""),
            value.c.evidence,
            value.c.absence,
            interview.c.number,
            interview.c.held_on,
            func.coalesce(met, ""),
        )
        .select_from(source)
        .where(value.c.indicator == bindparam("asked"), *_counted(bindparam("campaign")))
        .order_by(record.c.folded_name, record.c.id)
    )


def _counted(campaign_id: int | BindParameter[int]) -> tuple[Any, ...]:
    annual = tables.annual_record.c
    return (
        annual.campaign_id == campaign_id,
        annual.status.not_in(NOT_ELIGIBLE),
        tables.record.c.retired_at.is_(None),
    )


def _amount(millionths: int | None) -> int | Decimal | None:
    if millionths is None:
        return None
    whole, rest = divmod(millionths, SCALE)
    return Decimal(millionths) / SCALE if rest else whole
