"""The one way to change an inventory: every change is written with its history.

A writer lives for one short transaction. What it inserts, updates or deletes is told to the history
field by field, as stored, so that any change can be shown and undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Table, func, insert, select, update

from census_app.domain.change import Change
from census_app.store import derived, tables
from census_app.store.codec import encode, encode_row

UNTRACKED = frozenset(
    {"search_text", "folded_name", "folded_commune", "created_at", "updated_at", "weight", "weight_total"}
)
"""Derived columns and time stamps: recomputed, hence not history."""


class Writer:
    """Writes rows and their history in one transaction of ``Inventory.write``."""

    def __init__(self, connection: Connection, *, who: str, label: str, origin: str) -> None:
        self.connection = connection
        self.label = label
        self._who = who
        self._origin = origin
        self._change_id: int | None = None
        self._undoes: int | None = None
        self._what: set[str] = set()
        self._records: set[int] = set()
        self._sites_of: set[int] = set()
        self._created: int | None = None

    def insert(self, table: Table, values: Mapping[str, Any], *, uuid: str | None = None) -> int:
        """Add one row and return its id; the uuid is made here unless given."""
        return self.insert_many(table, [values], uuids=[uuid] if uuid else None)[0]

    def insert_many(
        self,
        table: Table,
        rows: Sequence[Mapping[str, Any]],
        *,
        uuids: Sequence[str] | None = None,
        owners: Sequence[int] | None = None,
    ) -> list[int]:
        """Add rows of the same shape; returns their ids in order.

        ``owners`` are the records that the rows belong to, for who knows them already.
        """
        if not rows:
            return []
        complete = [self._complete(table, row, uuids[i] if uuids else None) for i, row in enumerate(rows)]
        first = self._next_id(table)
        for offset, row in enumerate(complete):
            row.setdefault("id", first + offset)
        self.connection.execute(insert(table), complete)
        self._remember(
            table,
            [
                (
                    row["id"],
                    self._owner(table, row, owners[i] if owners else None),
                    "",
                    None,
                    encode_row(table, row),
                )
                for i, row in enumerate(complete)
            ],
        )
        self._created = complete[-1]["id"] if len(complete) == 1 else None
        return [row["id"] for row in complete]

    def update(self, table: Table, row_id: int, values: Mapping[str, Any]) -> bool:
        """Change the columns that differ; returns whether any did. KeyError when there is no such row."""
        row = self.connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if row is None:
            raise KeyError(f"{table.name} {row_id}")
        different = {name: value for name, value in values.items() if not _same(row[name], value)}
        if not different:
            return False
        self.connection.execute(update(table).where(table.c.id == row_id).values(**different))
        owner = self._owner(table, {**row, **different})
        self._remember(
            table,
            [
                (row_id, owner, name, encode(table.c[name], row[name]), encode(table.c[name], value))
                for name, value in different.items()
                if name not in UNTRACKED
            ],
        )
        return True

    def delete(self, table: Table, row_id: int) -> None:
        """Remove a row that nothing refers to. KeyError when there is no such row."""
        row = self.connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if row is None:
            raise KeyError(f"{table.name} {row_id}")
        values = dict(row)
        self._remember(table, [(row_id, self._owner(table, values), "", encode_row(table, values), None)])
        self.connection.execute(table.delete().where(table.c.id == row_id))

    def note(
        self,
        table: Table,
        row_id: int,
        entries: Iterable[tuple[str, Any, Any]],
        *,
        record_id: int | None = None,
    ) -> None:
        """Tell the history of changes inside a document, such as an interview's answers.

        ``entries`` are (field, before, after).
        """
        self._remember(table, [(row_id, record_id, field, before, after) for field, before, after in entries])

    def undoing(self, change_id: int) -> None:
        """Say that this change undoes another."""
        self._undoes = change_id

    def created(self, row_id: int) -> None:
        """Name the created row that matters to the caller, when several were."""
        self._created = row_id

    def finish(self, commune_name: derived.CommuneName) -> Change:
        """Refresh what is derived from the touched rows and say what changed (for ``Inventory.write``)."""
        if self._change_id is None:
            return Change(None, origin=self._origin, label=self.label)
        derived.refresh_weights(self.connection, self._sites_of)
        derived.refresh_records(self.connection, self._records, commune_name)
        return Change(
            self._change_id,
            frozenset(self._what),
            frozenset(self._records),
            self._origin,
            self.label,
            self._created,
        )

    def _complete(self, table: Table, row: Mapping[str, Any], uuid: str | None) -> dict[str, Any]:
        values = dict(row)
        if "uuid" in table.c:
            values.setdefault("uuid", uuid or str(uuid4()))
        now = datetime.now(UTC)
        for stamp in ("created_at", "updated_at"):
            if stamp in table.c:
                values.setdefault(stamp, now)
        if table is tables.record:
            values.setdefault("folded_name", "")
        return values

    def _next_id(self, table: Table) -> int:
        """An id no row of the table has had, the removed ones included: the history goes by ids."""
        highest = self.connection.execute(select(func.max(table.c.id))).scalar() or 0
        history = tables.history.c
        remembered = select(func.max(history.entity_id)).where(history.entity == table.name)
        return max(highest, self.connection.execute(remembered).scalar() or 0) + 1

    def _owner(self, table: Table, row: Mapping[str, Any], known: int | None = None) -> int | None:
        """The record a row belongs to, if any: where the history shows it."""
        if table is tables.record:
            return int(row["id"])
        if known is not None and table is not tables.site:
            return known
        if table is tables.indicator_value:
            query = select(tables.annual_record.c.record_id).where(
                tables.annual_record.c.id == row["annual_record_id"]
            )
            return self.connection.execute(query).scalar()
        owner = row.get("source_id" if table is tables.link else "record_id")
        if table is tables.site and owner is not None:
            self._sites_of.add(int(owner))
        return None if owner is None else int(owner)

    def _remember(self, table: Table, entries: Sequence[tuple[int, int | None, str, Any, Any]]) -> None:
        if not entries:
            return
        if self._change_id is None:
            self._change_id = self._open_change()
        self._what.add(table.name)
        self._records.update(owner for _, owner, *_ in entries if owner is not None)
        self.connection.execute(
            insert(tables.history),
            [
                {
                    "change_id": self._change_id,
                    "entity": table.name,
                    "entity_id": row_id,
                    "record_id": owner,
                    "field": field,
                    "before": before,
                    "after": after,
                }
                for row_id, owner, field, before, after in entries
            ],
        )

    def _open_change(self) -> int:
        row = {
            "uuid": str(uuid4()),
            "at": datetime.now(UTC),
            "who": self._who,
            "label": self.label,
            "undoes_id": self._undoes,
        }
        result = self.connection.execute(insert(tables.change), row)
        return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0


def _same(stored: Any, given: Any) -> bool:
    """Whether a value would be stored as it already is (None and empty text or tuple are one blank)."""
    blank = (None, "", ())
    return stored == given or (stored in blank and given in blank)
