"""What was said of the records of a campaign: needs, recommendations, concerns, pépites; streamed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Integer, select, type_coerce

from census_app.domain.listed import ListedRemark
from census_app.store import tables


def needs(connection: Connection, campaign_id: int) -> Iterator[ListedRemark]:
    """The needs that nobody covers, in the order they were said."""
    need, record, interview = tables.need, tables.record, tables.interview
    query = (
        select(need, record.c.name, record.c.commune.label("seat"), interview.c.number)
        .select_from(
            need.outerjoin(record, record.c.id == need.c.record_id).outerjoin(
                interview, interview.c.id == need.c.interview_id
            )
        )
        .where(need.c.campaign_id == campaign_id, record.c.retired_at.is_(None))
        .order_by(need.c.id)
    )
    for row in connection.execute(query):
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
    said, record, interview = tables.recommendation, tables.record, tables.interview
    query = (
        select(said, record.c.name, record.c.commune, record.c.domain, interview.c.number)
        .select_from(
            said.outerjoin(record, record.c.id == said.c.record_id).outerjoin(
                interview, interview.c.id == said.c.interview_id
            )
        )
        .where(said.c.campaign_id == campaign_id, record.c.retired_at.is_(None))
        .order_by(said.c.id)
    )
    for row in connection.execute(query):
        yield ListedRemark(
            nature="recommendation",
            record_name=row.name or "",
            commune=row.commune,
            domain=row.domain,
            wording=" — ".join(filter(None, (row.wording, row.rests_on))),
            amount=None,
            addressee=row.addressee or "",
            priority=row.priority,
            due_on=row.due_on,
            follow_up=row.follow_up,
            interview=row.number,
        )


def graded(connection: Connection, campaign_id: int, indicator: str) -> Iterator[ListedRemark]:
    """The records of which an indicator says more than zero, the highest first: the fact, the measure."""
    value, annual, record, interview = (
        tables.indicator_value,
        tables.annual_record,
        tables.record,
        tables.interview,
    )
    joined = value.join(annual, annual.c.id == value.c.annual_record_id).join(
        record, record.c.id == annual.c.record_id
    )
    query = (
        select(value, record.c.name, record.c.commune, record.c.domain, interview.c.number)
        .select_from(joined.outerjoin(interview, interview.c.id == value.c.interview_id))
        .where(
            value.c.indicator == indicator,
            type_coerce(value.c.amount, Integer) > 0,
            annual.c.campaign_id == campaign_id,
            record.c.retired_at.is_(None),
        )
        .order_by(value.c.amount.desc(), record.c.folded_name)
    )
    for row in connection.execute(query):
        yield ListedRemark(
            nature=indicator,
            record_name=row.name,
            commune=row.commune,
            domain=row.domain,
            wording=row.note or "",
            amount=row.amount,
            addressee=row.measure or "",
            priority=None,
            due_on=None,
            follow_up=None,
            interview=row.number,
        )
