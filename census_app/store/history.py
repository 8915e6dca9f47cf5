"""Reading the history: who changed what, when, from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from census_app.store import tables
from census_app.store.codec import decode, decode_row


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one row that changed; ``field`` is empty when the whole row came or went.

    ``before`` and ``after`` are Python values (dicts for whole rows).
    """

    id: int
    change_id: int
    at: datetime
    who: str
    label: str
    entity: str
    entity_id: int
    field: str
    before: Any
    after: Any


def of_record(connection: Connection, record_id: int, limit: int = 500) -> tuple[HistoryLine, ...]:
    """What happened to a record and to all that belongs to it, newest first."""
    history = tables.history.c
    query = _lines().where(history.record_id == record_id).order_by(history.id.desc()).limit(limit)
    return tuple(map(_line, connection.execute(query)))


def of_change(connection: Connection, change_id: int) -> tuple[HistoryLine, ...]:
    """Everything one change touched, in order."""
    history = tables.history.c
    return tuple(
        map(_line, connection.execute(_lines().where(history.change_id == change_id).order_by(history.id)))
    )


def of_value(connection: Connection, value_id: int) -> tuple[HistoryLine, ...]:
    """What happened to one indicator value, newest first."""
    history = tables.history.c
    query = _lines().where(history.entity == "indicator_value", history.entity_id == value_id)
    return tuple(map(_line, connection.execute(query.order_by(history.id.desc()))))


def last_change_at(connection: Connection) -> datetime | None:
    """When the inventory was last changed."""
    query = select(tables.change.c.at).order_by(tables.change.c.id.desc()).limit(1)
    return connection.execute(query).scalar()


def count(connection: Connection) -> int:
    """The number of changes kept."""
    return connection.execute(select(func.count()).select_from(tables.change)).scalar() or 0


def _lines() -> Any:
    history, change = tables.history, tables.change
    return select(history, change.c.at, change.c.who, change.c.label).join(
        change, change.c.id == history.c.change_id
    )


def _line(row: Row[Any]) -> HistoryLine:
    table = tables.named(row.entity)
    if not row.field:
        before = None if row.before is None else decode_row(table, row.before)
        after = None if row.after is None else decode_row(table, row.after)
    elif row.field in table.c:
        before, after = decode(table.c[row.field], row.before), decode(table.c[row.field], row.after)
    else:
        before, after = row.before, row.after
    return HistoryLine(
        row.id, row.change_id, row.at, row.who, row.label, row.entity, row.entity_id, row.field, before, after
    )
