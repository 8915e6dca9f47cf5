"""The rows of the long sheets, streamed: memory does not grow with the inventory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Integer, func, select, type_coerce

from census_app.domain.listed import ListedRecord, ListedRemark, ListedValue
from census_app.domain.records import Link, Observation
from census_app.domain.values import SCALE
from census_app.store import observations, records, remarks, tables, value_listing
from census_app.store.batches import batches


class CampaignListing:
    """The sheets' rows of one campaign, on one reading connection."""

    def __init__(self, connection: Connection, campaign_id: int) -> None:
        self._connection = connection
        self._campaign_id = campaign_id

    def counted(self, kind: str) -> int:
        """How many records of a kind `records` gives."""
        query = select(func.count()).select_from(_placed()).where(*self._of_kind(kind))
        return int(self._connection.execute(query).scalar_one())

    def used_indicators(self, kind: str) -> frozenset[str]:
        """The indicators that a record of this kind has something for: a value, or why there is none."""
        value, annual = tables.indicator_value, tables.annual_record
        query = (
            select(value.c.indicator)
            .distinct()
            .select_from(_placed().join(value, value.c.annual_record_id == annual.c.id))
            .where(*self._of_kind(kind))
        )
        return frozenset(self._connection.execute(query).scalars())

    def records(self, kind: str) -> Iterator[ListedRecord]:
        """The records of a kind that are not retired, by name."""
        record, annual = tables.record, tables.annual_record
        query = (
            select(annual.c.id)
            .select_from(_placed())
            .where(*self._of_kind(kind))
            .order_by(record.c.folded_name, record.c.id)
        )
        for batch in batches(self._connection.execute(query).scalars().all()):
            yield from _described(self._connection, batch)

    def eligible(self) -> Iterator[ListedValue]:
        """The eligible records by name, as values of nothing: each is one."""
        return value_listing.eligible(self._connection, self._campaign_id)

    def left_out(self) -> Iterator[ListedValue]:
        """The records of the campaign that no figure counts, by name, in the same way."""
        return value_listing.left_out(self._connection, self._campaign_id)

    def values(self, indicator: str) -> Iterator[ListedValue]:
        """What the eligible records said of an indicator, by name."""
        return value_listing.of_indicator(self._connection, self._campaign_id, indicator)

    def counted_values(self) -> int:
        """How many rows `values` gives over all the indicators."""
        return value_listing.counted(self._connection, self._campaign_id)

    def links(self) -> Iterator[Link]:
        """The links between records that are not retired, whatever the campaign."""
        return records.links(self._connection, _between_kept())

    def observations(self) -> tuple[Observation, ...]:
        """The observations, whatever the campaign, newest first."""
        return observations.every(self._connection)

    def counted_links(self) -> int:
        """How many links `links` gives."""
        query = select(func.count()).select_from(tables.link).where(_between_kept())
        return int(self._connection.execute(query).scalar_one())

    def needs(self) -> Iterator[ListedRemark]:
        """The needs that nobody covers, in the order they were said."""
        return remarks.needs(self._connection, self._campaign_id)

    def counted_needs(self) -> int:
        """How many needs there are."""
        return remarks.counted_said(self._connection, tables.need, self._campaign_id)

    def recommendations(self) -> Iterator[ListedRemark]:
        """What should be done, in the order it was said."""
        return remarks.recommendations(self._connection, self._campaign_id)

    def counted_recommendations(self) -> int:
        """How many recommendations there are."""
        return remarks.counted_said(self._connection, tables.recommendation, self._campaign_id)

    def concerns(self, indicators: Sequence[str]) -> Iterator[ListedRemark]:
        """What these indicators say that is more than zero, one after the other."""
        for indicator in indicators:
            yield from remarks.graded(self._connection, self._campaign_id, indicator)

    def counted_concerns(self, indicators: tuple[str, ...]) -> int:
        """How many rows `concerns` gives."""
        return remarks.counted_graded(self._connection, self._campaign_id, indicators)

    def _of_kind(self, kind: str) -> tuple[Any, ...]:
        record, annual = tables.record.c, tables.annual_record.c
        return annual.campaign_id == self._campaign_id, record.kind == kind, record.retired_at.is_(None)


def _between_kept() -> Any:
    """The links whose two records are not retired."""
    record, link = tables.record.c, tables.link.c
    kept = select(record.id).where(record.retired_at.is_(None))
    return link.source_id.in_(kept) & link.target_id.in_(kept)


def _placed() -> Any:
    return tables.annual_record.join(tables.record, tables.record.c.id == tables.annual_record.c.record_id)


def _described(connection: Connection, annual_ids: Sequence[int]) -> Iterator[ListedRecord]:
    """Some records, in the order of their annual records."""
    record, annual = tables.record, tables.annual_record
    own = [record.c[code] for code in records.OWN_FIELDS]
    year = [annual.c[code] for code in records.ANNUAL_FIELDS]
    query = select(annual.c.id, record.c.id.label("record_id"), *own, *year).select_from(_placed())
    rows = {row[0]: row for row in connection.execute(query.where(annual.c.id.in_(annual_ids)))}
    sites = _sites(connection, [row[1] for row in rows.values()])
    values = _values(connection, annual_ids)
    names = (*records.OWN_FIELDS, *records.ANNUAL_FIELDS)
    for annual_id in annual_ids:
        row = rows[annual_id]
        fields = dict(zip(names, row[2:], strict=True))
        yield ListedRecord(fields, sites.get(row[1], ()), *values[annual_id])


def _sites(
    connection: Connection, record_ids: Sequence[int]
) -> dict[int, tuple[tuple[str | None, Decimal | None], ...]]:
    site = tables.site.c
    query = (
        select(site.record_id, site.commune, site.share)
        .where(site.record_id.in_(record_ids))
        .order_by(site.record_id, site.id)
    )
    grouped = groupby(connection.execute(query), key=itemgetter(0))
    return {record_id: tuple((row[1], row[2]) for row in rows) for record_id, rows in grouped}


_Values = tuple[dict[str, int | Decimal | str], dict[str, str]]


def _values(connection: Connection, annual_ids: Sequence[int]) -> dict[int, _Values]:
    """The values and the absences of some annual records."""
    value = tables.indicator_value.c
    amount = type_coerce(value.amount, Integer)
    query = select(value.annual_record_id, value.indicator, amount, value.text, value.absence)
    found: dict[int, _Values] = {annual_id: ({}, {}) for annual_id in annual_ids}
    rows = connection.execute(query.where(value.annual_record_id.in_(annual_ids))).all()
    for annual_id, indicator, millionths, text, absence in rows:
        if millionths is not None:
            whole, rest = divmod(millionths, SCALE)
            found[annual_id][0][indicator] = Decimal(millionths) / SCALE if rest else whole
        elif text:
            found[annual_id][0][indicator] = text
        elif absence:
            found[annual_id][1][indicator] = absence
    return found
