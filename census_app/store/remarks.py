"""What was said of the records of a campaign: needs, recommendations, concerns, pépites; streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Integer, Select, Table, func, select, type_coerce

from census_app.domain.listed import ListedRemark
from census_app.domain.records import NOT_ELIGIBLE
from census_app.store import tables

_BATCH = 2000


def counted_said(connection: Connection, said: Table, campaign_id: int) -> int:
    """How many needs, or recommendations, a campaign has."""
    return _counted(connection, _of_campaign(said, campaign_id))


def counted_graded(connection: Connection, campaign_id: int, indicators: tuple[str, ...]) -> int:
    """How many rows `graded` gives for these indicators."""
    return _counted(connection, _above_zero(campaign_id, indicators))


def _counted(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def needs(connection: Connection, campaign_id: int) -> Iterator[ListedRemark]:
    """The needs that nobody covers, in the order they were said."""
    need = tables.need.c
    query = _of_campaign(tables.need, campaign_id).add_columns(need.wording, need.domain, need.commune)
    for row in _rows(connection, query.order_by(need.id)):
        yield ListedRemark(
            nature="need",
            record_name=row.name or "",
            commune=row.commune or row.seat,
            domain=row.domain,
            wording=row.wording,
            amount=None,
            addressee="",
            priority=None,
            due_on=None,
            follow_up=None,
            interview=row.number,
        )


def recommendations(connection: Connection, campaign_id: int) -> Iterator[ListedRemark]:
    """What should be done, in the order it was said."""
    said = tables.recommendation.c
    query = _of_campaign(tables.recommendation, campaign_id).add_columns(
        said.wording, said.rests_on, said.addressee, said.priority, said.due_on, said.follow_up
    )
    for row in _rows(connection, query.order_by(said.id)):
        yield ListedRemark(
            nature="recommendation",
            record_name=row.name or "",
            commune=row.seat,
            domain=row.main_domain,
            wording=" — ".join(filter(None, (row.wording, row.rests_on))),
            amount=None,
            addressee=row.addressee or "",
            priority=row.priority,
            due_on=row.due_on,
            follow_up=row.follow_up,
            interview=row.number,
        )


def graded(connection: Connection, campaign_id: int, indicator: str) -> Iterator[ListedRemark]:
    """The eligible records of which an indicator says more than zero, the highest first.

    The wording is the fact it rests on, the addressee what is being done about it.
    """
    value, record = tables.indicator_value.c, tables.record.c
    query = _above_zero(campaign_id, (indicator,)).add_columns(value.amount, value.note, value.measure)
    for row in _rows(connection, query.order_by(value.amount.desc(), record.folded_name, record.id)):
        yield ListedRemark(
            nature=indicator,
            record_name=row.name,
            commune=row.seat,
            domain=row.main_domain,
            wording=row.note or "",
            amount=row.amount,
            addressee=row.measure or "",
            priority=None,
            due_on=None,
            follow_up=None,
            interview=row.number,
        )


def _of_campaign(said: Table, campaign_id: int) -> Select[Any]:
    """What was said in a campaign, of a record that is not retired or of none."""
    record, interview = tables.record, tables.interview
    source = said.outerjoin(record, record.c.id == said.c.record_id).outerjoin(
        interview, interview.c.id == said.c.interview_id
    )
    return (
        select(*_whence())
        .select_from(source)
        .where(said.c.campaign_id == campaign_id, record.c.retired_at.is_(None))
    )


def _above_zero(campaign_id: int, indicators: tuple[str, ...]) -> Select[Any]:
    """The values above zero of some indicators, for the eligible records of a campaign."""
    value, annual = tables.indicator_value, tables.annual_record
    record, interview = tables.record, tables.interview
    source = (
        value.join(annual, annual.c.id == value.c.annual_record_id)
        .join(record, record.c.id == annual.c.record_id)
        .outerjoin(interview, interview.c.id == value.c.interview_id)
    )
    return (
        select(*_whence())
        .select_from(source)
        .where(
            value.c.indicator.in_(indicators),
            type_coerce(value.c.amount, Integer) > 0,
            annual.c.campaign_id == campaign_id,
            annual.c.status.not_in(NOT_ELIGIBLE),
            record.c.retired_at.is_(None),
        )
    )


def _whence() -> tuple[Any, ...]:
    """The record and the interview that a remark comes from."""
    record = tables.record.c
    return (
        record.name,
        record.commune.label("seat"),
        record.domain.label("main_domain"),
        tables.interview.c.number,
    )


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    for batch in connection.execute(query).partitions(_BATCH):
        yield from batch
