"""Aggregates counted on a date; they live apart from the records and are never added to them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from census_app.domain.records import Observation
from census_app.store import tables


def every(connection: Connection) -> tuple[Observation, ...]:
    """The observations, newest first."""
    table = tables.observation
    query = select(table, table.c.count.label("number")).order_by(table.c.observed_on.desc(), table.c.id)
    return tuple(
        Observation(
            id=row.id,
            uuid=row.uuid,
            label=row.label,
            count=row.number,
            count_qualifier=row.count_qualifier or "",
            unit=row.unit or "",
            domain=row.domain,
            type=row.type,
            commune=row.commune,
            territory=row.territory or "",
            observed_on=row.observed_on,
            source=row.source,
            method=row.method or "",
            note=row.note or "",
        )
        for row in connection.execute(query)
    )
