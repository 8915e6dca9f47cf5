"""Queries on one record and on what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from census_app.domain.fields import RECORD_FIELDS, FieldValue
from census_app.domain.records import Contact, Link, Need, Recommendation, Record, Site
from census_app.domain.values import IndicatorValue
from census_app.store import tables

ANNUAL_FIELDS = tuple(field.code for field in RECORD_FIELDS if field.annual)
OWN_FIELDS = tuple(field.code for field in RECORD_FIELDS if not field.annual)


def get_record(connection: Connection, record_id: int, campaign_id: int | None) -> Record | None:
    """A record, its annual fields as they are in the campaign."""
    row = connection.execute(select(tables.record).where(tables.record.c.id == record_id)).first()
    if row is None:
        return None
    annual = annual_record(connection, record_id, campaign_id) if campaign_id else None
    fields: dict[str, FieldValue] = {code: getattr(row, code) for code in OWN_FIELDS}
    fields |= {code: getattr(annual, code) if annual else None for code in ANNUAL_FIELDS}
    return Record(
        id=row.id,
        uuid=row.uuid,
        fields={field.code: fields[field.code] for field in RECORD_FIELDS},
        retired_at=row.retired_at,
        updated_at=row.updated_at,
    )


def annual_record(connection: Connection, record_id: int, campaign_id: int) -> Row[Any] | None:
    """The row of a record's annual record in a campaign."""
    annual = tables.annual_record
    query = select(annual).where(annual.c.record_id == record_id, annual.c.campaign_id == campaign_id)
    return connection.execute(query).first()


def sites_of(connection: Connection, record_id: int) -> tuple[Site, ...]:
    """Where a record acts, in the order the sites were given."""
    site = tables.site
    query = select(site).where(site.c.record_id == record_id).order_by(site.c.id)
    return tuple(
        Site(
            id=row.id,
            uuid=row.uuid,
            record_id=row.record_id,
            commune=row.commune,
            share=row.share,
            address=row.address or "",
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in connection.execute(query)
    )


def links_of(connection: Connection, record_id: int) -> tuple[Link, ...]:
    """The links from and to a record."""
    link = tables.link.c
    return tuple(links(connection, or_(link.source_id == record_id, link.target_id == record_id)))


def links(connection: Connection, condition: Any = None) -> Iterator[Link]:
    """Every link that ``condition`` keeps, in the order they were made; streamed."""
    link = tables.link
    source, target = tables.record.alias("source"), tables.record.alias("target")
    query = (
        select(link, source.c.name.label("source_name"), target.c.name.label("target_name"))
        .select_from(
            link.join(source, source.c.id == link.c.source_id).join(target, target.c.id == link.c.target_id)
        )
        .order_by(link.c.id)
    )
    if condition is not None:
        query = query.where(condition)
    for row in connection.execute(query):
        yield Link(
            id=row.id,
            uuid=row.uuid,
            source_id=row.source_id,
            source_name=row.source_name,
            target_id=row.target_id,
            target_name=row.target_name,
            kind=row.kind,
            since=row.since,
            until=row.until,
            note=row.note or "",
            interview_id=row.interview_id,
        )


def as_contact(row: Row[Any]) -> Contact:
    """A person, from a row that holds the columns of its table."""
    return Contact(
        id=row.id,
        uuid=row.uuid,
        record_id=row.record_id,
        name=row.name,
        role=row.role or "",
        email=row.email or "",
        phone=row.phone or "",
        consent_record=row.consent_record,
        consent_recontact=row.consent_recontact,
        consent_publish_name=row.consent_publish_name,
        consent_publish_contact=row.consent_publish_contact,
        consent_publish_budget=row.consent_publish_budget,
        consent_on=row.consent_on,
    )


def contacts_of(connection: Connection, record_id: int) -> tuple[Contact, ...]:
    """The people to talk to."""
    contact = tables.contact
    query = select(contact).where(contact.c.record_id == record_id).order_by(contact.c.id)
    return tuple(map(as_contact, connection.execute(query)))


def needs(
    connection: Connection, *, record_id: int | None = None, campaign_id: int | None = None
) -> tuple[Need, ...]:
    """The needs of a record, of a campaign, or of both."""
    query = _with_record_name(tables.need, record_id, campaign_id)
    return tuple(
        Need(
            id=row.id,
            uuid=row.uuid,
            record_id=row.record_id,
            record_name=row.record_name or "",
            campaign_id=row.campaign_id,
            interview_id=row.interview_id,
            domain=row.domain,
            commune=row.commune,
            wording=row.wording,
        )
        for row in connection.execute(query)
    )


def recommendations(
    connection: Connection, *, record_id: int | None = None, campaign_id: int | None = None
) -> tuple[Recommendation, ...]:
    """The recommendations of a record, of a campaign, or of both."""
    query = _with_record_name(tables.recommendation, record_id, campaign_id)
    return tuple(
        Recommendation(
            id=row.id,
            uuid=row.uuid,
            record_id=row.record_id,
            record_name=row.record_name or "",
            campaign_id=row.campaign_id,
            interview_id=row.interview_id,
            wording=row.wording,
            addressee=row.addressee or "",
            priority=row.priority,
            due_on=row.due_on,
            rests_on=row.rests_on or "",
            follow_up=row.follow_up,
        )
        for row in connection.execute(query)
    )


def _with_record_name(table: Any, record_id: int | None, campaign_id: int | None) -> Any:
    record = tables.record
    query = (
        select(table, record.c.name.label("record_name"))
        .select_from(table.outerjoin(record, record.c.id == table.c.record_id))
        .order_by(table.c.id)
    )
    if record_id is not None:
        query = query.where(table.c.record_id == record_id)
    if campaign_id is not None:
        query = query.where(table.c.campaign_id == campaign_id)
    return query


def values_of(connection: Connection, record_id: int, campaign_id: int) -> dict[str, IndicatorValue]:
    """The indicator values of a record in a campaign, by indicator code."""
    value, annual = tables.indicator_value, tables.annual_record
    query = (
        select(value)
        .join(annual, annual.c.id == value.c.annual_record_id)
        .where(annual.c.record_id == record_id, annual.c.campaign_id == campaign_id)
    )
    return {row.indicator: indicator_value(row) for row in connection.execute(query)}


def value_id(connection: Connection, annual_id: int, indicator: str) -> int | None:
    """The id of the row that holds an indicator of an annual record."""
    value = tables.indicator_value.c
    query = select(value.id).where(value.annual_record_id == annual_id, value.indicator == indicator)
    return connection.execute(query).scalar()


def indicator_value(row: Row[Any]) -> IndicatorValue:
    """The frozen value of a row of ``indicator_value``."""
    return IndicatorValue(
        indicator=row.indicator,
        amount=row.amount,
        text=row.text or "",
        evidence=row.evidence,
        absence=row.absence,
        note=row.note or "",
        measure=row.measure or "",
        interview_id=row.interview_id,
    )
