"""Every change: who, when, what, from, to."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from census_app.store.tables.columns import metadata, reference, travelling
from census_app.store.types import Document, Instant

change = Table(
    "change",
    metadata,
    *travelling(),
    Column("at", Instant, nullable=False),
    Column("who", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("undoes_id", ForeignKey("change.id"), index=True),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("change"),
    Column("entity", Text, nullable=False),
    Column("entity_id", Integer, nullable=False),
    Column("record_id", Integer),
    Column("field", Text, nullable=False),
    Column("before", Document),
    Column("after", Document),
    Index("history_by_record", "record_id", "id"),
    Index("history_by_entity", "entity", "entity_id", "id"),
)
"""One line a field that changed, ``before`` and ``after`` as stored. A row created or removed is
one line whose field is ``""`` and whose document is the whole row: so any change can be undone."""
