"""What a summary reads: the records of a campaign with their places, and what each answered.

The answers of an indicator come as one row of two JSON lists, which SQLite writes and Python reads in about
half the time that fetching them, or grouping them in SQL, takes. They stay whole numbers of millionths, which
Python adds up without any limit.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Integer, Select, Text, bindparam, func, select, type_coerce

from census_app.domain.records import NETWORK
from census_app.store import tables

_BATCH: Final = 5000

ADHERES: Final = "adhere_a"
FEDERATES: Final = "federe"
"""The kinds of link that make a member: « adhère à » goes to the network, « fédère » comes from it."""

StoredPlace = tuple[str | None, int, int]
"""A site: its commune and its part, weight / total."""

Description = tuple[str, str | None, str | None, str | None]
"""Kind, domain, types (codes between spaces) and life cycle of a record."""


class Presence(NamedTuple):
    """A record of a campaign, as it is counted."""

    annual_record_id: int
    record_id: int
    seat: str | None
    sites: tuple[StoredPlace, ...]
    status: str
    description: Description
    stakes: str
    """Codes between spaces."""
    created: int | None


class CampaignFigures:
    """The records and the answers of one campaign, on one reading connection."""

    def __init__(self, connection: Connection, campaign_id: int) -> None:
        self._connection = connection
        self._campaign_id = campaign_id
        annual = tables.annual_record.c
        span = select(func.min(annual.id), func.max(annual.id)).where(annual.campaign_id == campaign_id)
        first, last = connection.execute(span).one()
        self._span = (first or 0, last or 0)

    def counted(self) -> int:
        """How many records `presences` gives."""
        record, annual = tables.record, tables.annual_record
        query = select(func.count()).select_from(annual.join(record, record.c.id == annual.c.record_id))
        kept = (annual.c.campaign_id == self._campaign_id, record.c.retired_at.is_(None))
        return int(self._connection.execute(query.where(*kept)).scalar_one())

    def presences(self) -> Iterator[Presence]:
        """Every record of the campaign that is not retired."""
        sites = self._sites()
        record, annual = tables.record, tables.annual_record
        query = (
            select(
                annual.c.id,
                record.c.id,
                record.c.commune,
                annual.c.status,
                type_coerce(record.c.stakes, Text),
                record.c.created,
                record.c.kind,
                record.c.domain,
                type_coerce(record.c.types, Text),
                annual.c.lifecycle,
            )
            .join_from(annual, record)
            .where(annual.c.campaign_id == self._campaign_id, record.c.retired_at.is_(None))
        )
        known: dict[Description, Description] = {}  # few differ: the same tuple for those that do not
        for batch in self._connection.execute(query).partitions(_BATCH):
            for annual_record_id, record_id, seat, status, stakes, created, *described in batch:
                description: Description = tuple(described)
                yield Presence(
                    annual_record_id,
                    record_id,
                    seat,
                    sites.get(record_id, ()),
                    sys.intern(status),
                    known.setdefault(description, description),
                    sys.intern(stakes or ""),
                    created,
                )

    def memberships(self, year: int) -> list[tuple[int, int]]:
        """Who belongs to which network in a year, as (member, network): by adhesion or by federation."""
        link, network = tables.link.c, tables.record.alias()
        in_force = (func.coalesce(link.since, year) <= year) & (func.coalesce(link.until, year) >= year)
        sides = ((ADHERES, link.source_id, link.target_id), (FEDERATES, link.target_id, link.source_id))
        found: dict[tuple[int, int], None] = {}
        for kind, member, other in sides:
            query = (
                select(member, other)
                .join_from(tables.link, network, network.c.id == other)
                .where(link.kind == kind, in_force, network.c.kind == NETWORK, network.c.retired_at.is_(None))
                .order_by(tables.link.c.id)
            )
            found |= dict.fromkeys((row[0], row[1]) for row in self._connection.execute(query))
        return list(found)

    def networks(self) -> list[tuple[int, str, str]]:
        """The networks of the campaign that are not retired, by name: id, uuid, name."""
        record, annual = tables.record, tables.annual_record
        query = (
            select(record.c.id, record.c.uuid, record.c.name)
            .join_from(annual, record)
            .where(
                annual.c.campaign_id == self._campaign_id,
                record.c.kind == NETWORK,
                record.c.retired_at.is_(None),
            )
            .order_by(record.c.folded_name, record.c.id)
        )
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query)]

    def amounts(self, indicator: str) -> tuple[list[int], list[int]]:
        """The annual records that gave an amount, and the amounts in millionths.

        Those of other campaigns may be among them.
        """
        ids, amounts = self._lists(_AMOUNTS, indicator)
        return ids, amounts

    def evidenced(self, indicator: str) -> Iterator[tuple[int, int, str]]:
        """The annual records that gave an amount, the amounts in millionths, and on what evidence."""
        return zip(*self._lists(_EVIDENCED, indicator), strict=True)

    def worded(self, indicator: str) -> list[int]:
        """The annual records that gave words; those of other campaigns may be among them."""
        (ids,) = self._lists(_WORDED, indicator)
        return ids

    def _lists(self, query: Select[Any], indicator: str) -> list[list[Any]]:
        asked = {"asked": indicator, "first": self._span[0], "last": self._span[1]}
        return [json.loads(text) for text in self._connection.execute(query, asked).one()]

    def _sites(self) -> dict[int, tuple[StoredPlace, ...]]:
        """The sites of the campaign's records, by record."""
        site, annual = tables.site, tables.annual_record
        query = (
            select(site.c.record_id, site.c.commune, site.c.weight, site.c.weight_total)
            .join_from(site, annual, annual.c.record_id == site.c.record_id)
            .where(annual.c.campaign_id == self._campaign_id)
            .order_by(site.c.record_id, site.c.id)
        )
        found: dict[int, tuple[StoredPlace, ...]] = {}
        for record_id, *place in self._connection.execute(query):
            found[record_id] = (*found.get(record_id, ()), tuple(place))
        return found


def _lists_of(known: Any, *columns: Any) -> Select[Any]:
    """The columns of the answers to one indicator, each as a JSON list; built once, asked many times."""
    value = tables.indicator_value.c
    return select(*map(func.json_group_array, columns)).where(
        value.indicator == bindparam("asked"),
        value.annual_record_id.between(bindparam("first"), bindparam("last")),
        known,
    )


_VALUE = tables.indicator_value.c
_AMOUNT = type_coerce(_VALUE.amount, Integer)
_AMOUNTS = _lists_of(_AMOUNT.is_not(None), _VALUE.annual_record_id, _AMOUNT)
_EVIDENCED = _lists_of(
    _AMOUNT.is_not(None), _VALUE.annual_record_id, _AMOUNT, func.coalesce(_VALUE.evidence, "")
)
_WORDED = _lists_of(_VALUE.text != "", _VALUE.annual_record_id)
