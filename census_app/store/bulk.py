"""Reading and writing many records at once, for what goes in and out by the thousand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, and_, func, select

from census_app.domain.fields import RECORD_FIELDS, FieldValue
from census_app.domain.records import Link, Record, Site
from census_app.domain.values import IndicatorValue
from census_app.store import tables
from census_app.store.batches import batches
from census_app.store.records import ANNUAL_FIELDS, OWN_FIELDS, indicator_value, links
from census_app.store.writer import Writer

ADHERES = "adhere_a"
"""The kind of link from a record to the networks it belongs to."""


class NameRow(NamedTuple):
    """The little that tells one record from another."""

    id: int
    uuid: str
    kind: str
    name: str
    commune: str | None
    siren: str
    rna: str
    retired: bool


class WholeRecord(NamedTuple):
    """A record with its sites, its links « adhère à », and its values in a campaign by indicator."""

    record: Record
    sites: tuple[Site, ...]
    networks: tuple[Link, ...]
    values: Mapping[str, IndicatorValue]


def stamp(connection: Connection) -> int:
    """A number that grows with every change of the inventory."""
    return connection.execute(select(func.max(tables.change.c.id))).scalar() or 0


def names(connection: Connection) -> Iterator[NameRow]:
    """Every record, retired ones included, in the order they were created; streamed."""
    record = tables.record.c
    query = select(
        record.id,
        record.uuid,
        record.kind,
        record.name,
        record.commune,
        record.siren,
        record.rna,
        record.retired_at,
    ).order_by(record.id)
    for row in connection.execute(query):
        yield NameRow(
            row.id,
            row.uuid,
            row.kind,
            row.name,
            row.commune,
            row.siren or "",
            row.rna or "",
            row.retired_at is not None,
        )


def whole_records(
    connection: Connection, record_ids: Iterable[int], campaign_id: int | None
) -> Iterator[WholeRecord]:
    """Records with what belongs to them, in the order of their ids; a few queries for 500 of them."""
    for batch in batches(sorted(set(record_ids))):
        sites, networks = _sites(connection, batch), _networks(connection, batch)
        values = _values(connection, batch, campaign_id)
        for record in _records(connection, batch, campaign_id):
            yield WholeRecord(
                record,
                tuple(sites.get(record.id, ())),
                tuple(networks.get(record.id, ())),
                values.get(record.id, {}),
            )


def ids_in_use(connection: Connection) -> list[int]:
    """The records that are not retired, in the order they were created."""
    record = tables.record.c
    query = select(record.id).where(record.retired_at.is_(None)).order_by(record.id)
    return list(connection.execute(query).scalars())


def told_beside(connection: Connection, campaign_id: int) -> set[tuple[str, str]]:
    """What a campaign's values hold beside their amounts: (indicator, ``evidence``, ``note`` or ``measure``).

    An evidence that every value has by default (declared) does not count.
    """
    value, annual = tables.indicator_value.c, tables.annual_record.c
    found: set[tuple[str, str]] = set()
    for aspect, condition in (
        ("evidence", and_(value.evidence.is_not(None), value.evidence != "declare")),
        ("note", value.note.is_not(None)),
        ("measure", value.measure.is_not(None)),
    ):
        query = (
            select(value.indicator)
            .join(tables.annual_record, annual.id == value.annual_record_id)
            .where(annual.campaign_id == campaign_id, condition)
            .distinct()
        )
        found |= {(code, aspect) for code in connection.execute(query).scalars()}
    return found


def insert_rows(
    writer: Writer,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    uuids: Sequence[str] | None = None,
    owners: Sequence[int] | None = None,
) -> list[int]:
    """Add rows whatever their shapes, by batches; returns their ids in order (see ``Writer.insert_many``)."""
    columns = dict.fromkeys(name for row in rows for name in row)
    ids: list[int] = []
    for batch in batches(range(len(rows))):
        whole = [{name: rows[place].get(name) for name in columns} for place in batch]
        ids += writer.insert_many(
            table,
            whole,
            uuids=[uuids[place] for place in batch] if uuids else None,
            owners=[owners[place] for place in batch] if owners else None,
        )
    return ids


def _records(connection: Connection, batch: Sequence[int], campaign_id: int | None) -> Iterator[Record]:
    record, annual = tables.record, tables.annual_record
    on_campaign = and_(annual.c.record_id == record.c.id, annual.c.campaign_id == campaign_id)
    query = (
        select(
            record.c.id,
            record.c.uuid,
            record.c.retired_at,
            record.c.updated_at,
            *(record.c[code] for code in OWN_FIELDS),
            *(annual.c[code] for code in ANNUAL_FIELDS),
        )
        .select_from(record.outerjoin(annual, on_campaign))
        .where(record.c.id.in_(batch))
        .order_by(record.c.id)
    )
    for row in connection.execute(query):
        fields: dict[str, FieldValue] = {field.code: getattr(row, field.code) for field in RECORD_FIELDS}
        yield Record(row.id, row.uuid, fields, row.retired_at, row.updated_at)


def _sites(connection: Connection, batch: Sequence[int]) -> dict[int, list[Site]]:
    site = tables.site.c
    found: dict[int, list[Site]] = {}
    query = select(tables.site).where(site.record_id.in_(batch)).order_by(site.id)
    for row in connection.execute(query):
        found.setdefault(row.record_id, []).append(
            Site(
                row.id,
                row.uuid,
                row.record_id,
                row.commune,
                row.share,
                row.address or "",
                row.latitude,
                row.longitude,
            )
        )
    return found


def _networks(connection: Connection, batch: Sequence[int]) -> dict[int, list[Link]]:
    link = tables.link.c
    found: dict[int, list[Link]] = {}
    for each in links(connection, and_(link.source_id.in_(batch), link.kind == ADHERES)):
        found.setdefault(each.source_id, []).append(each)
    return found


def _values(
    connection: Connection, batch: Sequence[int], campaign_id: int | None
) -> dict[int, dict[str, IndicatorValue]]:
    value, annual = tables.indicator_value, tables.annual_record
    found: dict[int, dict[str, IndicatorValue]] = {}
    query = (
        select(value, annual.c.record_id)
        .join(annual, annual.c.id == value.c.annual_record_id)
        .where(annual.c.record_id.in_(batch), annual.c.campaign_id == campaign_id)
    )
    for row in connection.execute(query):
        found.setdefault(row.record_id, {})[row.indicator] = indicator_value(row)
    return found
