"""What people agreed to show: the contacts who may be listed, the records that may be named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from census_app.domain.listed import ListedContact, PublishedRecord
from census_app.domain.records import NOT_ELIGIBLE
from census_app.store import tables
from census_app.store.batches import batches
from census_app.store.records import as_contact

_contact, _record, _annual = tables.contact.c, tables.record.c, tables.annual_record.c


class ConsentListing:
    """What the people of a campaign's records agreed to show, on one reading connection."""

    def __init__(self, connection: Connection, campaign_id: int) -> None:
        self._connection = connection
        self._campaign_id = campaign_id

    def people(self) -> Iterator[ListedContact]:
        """The people who agreed to be recorded, by the name of their record; retired records left out."""
        query = select(_record.name.label("record_name"), _record.commune, *tables.contact.c)
        query = query.select_from(_spoken_for()).where(*_recorded(self._campaign_id))
        for row in self._connection.execute(query.order_by(_record.folded_name, _record.id, _contact.id)):
            yield ListedContact(row.record_name, row.commune, as_contact(row))

    def counted_people(self) -> int:
        """How many rows `people` gives."""
        query = select(func.count()).select_from(_spoken_for()).where(*_recorded(self._campaign_id))
        return int(self._connection.execute(query).scalar_one())

    def published(self, kind: str) -> Iterator[PublishedRecord]:
        """The eligible records of a kind that may be named, by name, with what is public of each."""
        query = _named(self._campaign_id, kind, _record.id).order_by(_record.folded_name, _record.id)
        for batch in batches(self._connection.execute(query).scalars().all()):
            yield from _described(self._connection, batch)

    def counted_published(self, kind: str) -> int:
        """How many records `published` gives."""
        query = _named(self._campaign_id, kind, func.count())
        return int(self._connection.execute(query).scalar_one())


def _spoken_for() -> Any:
    return tables.contact.join(tables.record, _record.id == _contact.record_id)


def _recorded(campaign_id: int) -> tuple[Any, ...]:
    present = select(_annual.record_id).where(_annual.campaign_id == campaign_id)
    return (
        _contact.consent_record.is_(True),
        _record.retired_at.is_(None),
        _record.id.in_(present),
    )


def _named(campaign_id: int, kind: str, *shown: Any) -> Select[Any]:
    """The records for which somebody agreed that the name be published, and nobody refused it."""
    agreed = select(_contact.record_id).where(
        _contact.consent_publish_name.is_(True), _contact.consent_record.is_not(False)
    )
    refused = select(_contact.record_id).where(_contact.consent_publish_name.is_(False))
    source = tables.annual_record.join(tables.record, _record.id == _annual.record_id)
    return (
        select(*shown)
        .select_from(source)
        .where(
            _annual.campaign_id == campaign_id,
            _annual.status.not_in(NOT_ELIGIBLE),
            _record.kind == kind,
            _record.retired_at.is_(None),
            _record.id.in_(agreed),
            _record.id.not_in(refused),
        )
    )


def _described(connection: Connection, record_ids: Sequence[int]) -> Iterator[PublishedRecord]:
    columns = ("id", "name", "commune", "domain", "types", "description", "website")
    query = select(*(_record[name] for name in columns)).where(_record.id.in_(record_ids))
    rows = {row.id: row for row in connection.execute(query)}
    reached = _reached(connection, record_ids)
    for record_id in record_ids:
        row = rows[record_id]
        yield PublishedRecord(
            name=row.name,
            commune=row.commune,
            domain=row.domain,
            types=row.types or (),
            description=row.description or "",
            website=row.website or "",
            contacts=tuple(reached[record_id]),
        )


def _reached(connection: Connection, record_ids: Sequence[int]) -> defaultdict[int, list[str]]:
    """How to reach the people who agreed to it, by record."""
    query = (
        select(tables.contact)
        .where(
            _contact.record_id.in_(record_ids),
            _contact.consent_publish_contact.is_(True),
            _contact.consent_record.is_not(False),
        )
        .order_by(_contact.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        named = row.name if row.consent_publish_name else None
        said = ", ".join(filter(None, (named, row.email, row.phone)))
        if said:
            found[row.record_id].append(said)
    return found
