"""The perimeters an inventory keeps: its own copy, so that an archive reads the same in ten years."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from census_app.domain.perimeters import Perimeter
from census_app.store import tables
from census_app.store.writer import Writer


def keep_perimeter(writer: Writer, perimeter: Perimeter) -> None:
    """Keep a perimeter, or bring the kept one to its present list."""
    table = tables.perimeter
    values = {
        "code": perimeter.code,
        "name": perimeter.name,
        "valid_from": perimeter.valid_from,
        "valid_to": perimeter.valid_to,
        "communes": perimeter.communes,
    }
    row = writer.connection.execute(select(table.c.id).where(table.c.code == perimeter.code)).first()
    if row is None:
        writer.insert(table, values)
    else:
        writer.update(table, row.id, values)


def get(connection: Connection, code: str) -> Perimeter | None:
    """The kept perimeter named ``code``."""
    table = tables.perimeter
    row = connection.execute(select(table).where(table.c.code == code)).first()
    return None if row is None else _perimeter(row)


def every(connection: Connection) -> tuple[Perimeter, ...]:
    """The kept perimeters, in the order they were kept."""
    return tuple(
        map(_perimeter, connection.execute(select(tables.perimeter).order_by(tables.perimeter.c.id)))
    )


def _perimeter(row: Row[Any]) -> Perimeter:
    return Perimeter(
        code=row.code,
        name=row.name,
        communes=row.communes,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
