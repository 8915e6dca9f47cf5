"""Small questions that a use case asks in the middle of writing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, exists, select

from census_app.store import tables


def row(connection: Connection, table: Table, row_id: int) -> dict[str, Any] | None:
    """A row as it is now, by column; None when there is none."""
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    return None if found is None else dict(found)


def annual_status(connection: Connection, annual_id: int) -> str | None:
    """The recording status of an annual record."""
    annual = tables.annual_record.c
    return connection.execute(select(annual.status).where(annual.id == annual_id)).scalar()


def record_named(connection: Connection, folded_name: str) -> int | None:
    """The first record with this name (accents, case and punctuation aside) that is not retired."""
    record = tables.record.c
    query = select(record.id).where(record.folded_name == folded_name, record.retired_at.is_(None))
    return connection.execute(query.order_by(record.id).limit(1)).scalar()


def records_named(connection: Connection, folded_name: str, *, besides: int | None = None) -> list[int]:
    """Every record with this name that is not retired, but ``besides``."""
    record = tables.record.c
    query = select(record.id).where(
        record.folded_name == folded_name, record.retired_at.is_(None), record.id != (besides or 0)
    )
    return list(connection.execute(query.order_by(record.id)).scalars())


def has_link(connection: Connection, source_id: int, target_id: int, kind: str) -> bool:
    """Whether this very link is already kept."""
    link = tables.link.c
    same = (link.source_id == source_id) & (link.target_id == target_id) & (link.kind == kind)
    return bool(connection.execute(select(exists().where(same))).scalar())


def said_in(connection: Connection, table: Table, interview_id: int) -> list[tuple[int, str]]:
    """The needs or recommendations that came from an interview: id and wording."""
    query = select(table.c.id, table.c.wording).where(table.c.interview_id == interview_id)
    return [(row.id, row.wording) for row in connection.execute(query)]
