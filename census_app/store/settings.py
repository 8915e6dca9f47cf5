"""The inventory's own settings: small documents by name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from census_app.domain.perimeters import Perimeter
from census_app.store import campaigns, perimeters, tables
from census_app.store.writer import Writer


def get(connection: Connection, key: str, default: Any = None) -> Any:
    """The document kept under ``key``."""
    row = connection.execute(select(tables.setting.c.value).where(tables.setting.c.key == key)).first()
    return default if row is None else row.value


def put(writer: Writer, key: str, value: Any) -> None:
    """Keep a document under ``key``, in the place of the one before."""
    statement = insert(tables.setting).values(key=key, value=value)
    writer.connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
    )


def perimeter_of(connection: Connection) -> Perimeter | None:
    """The territory the inventory was created for."""
    code = get(connection, "territory")
    return None if code is None else perimeters.get(connection, code)


def home_of(connection: Connection, campaign_id: int | None) -> frozenset[str]:
    """The INSEE codes where a commune's name is looked for first: the campaign's and the inventory's."""
    areas = [perimeter_of(connection)]
    areas += [
        perimeters.get(connection, campaign.perimeter)
        for campaign in campaigns.every(connection)
        if campaign.id == campaign_id
    ]
    return frozenset(code for area in areas if area for code in area.communes)
