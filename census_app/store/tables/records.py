"""Initiatives and networks, and what belongs to each of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from census_app.store.tables.columns import metadata, reference, travelling
from census_app.store.types import Amount, Codes, Instant

record = Table(
    "record",
    metadata,
    *travelling(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False),
    Column("commune", Text),
    Column("domain", Text),
    Column("domains", Codes),
    Column("types", Codes),
    Column("created", Integer),
    Column("legal_form", Text),
    Column("siren", Text),
    Column("rna", Text),
    Column("legal_category", Text),
    Column("naf", Text),
    Column("website", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("address", Text),
    Column("description", Text),
    Column("logic", Text),
    Column("exchange_modes", Codes),
    Column("exchanged_objects", Codes),
    Column("level", Text),
    Column("governance", Text),
    Column("digital", Text),
    Column("stakes", Codes),
    Column("criterion_exchange", Boolean),
    Column("criterion_peers", Boolean),
    Column("criterion_community", Boolean),
    Column("criteria_note", Text),
    Column("folded_commune", Text),
    Column("search_text", Text, nullable=False, default=""),
    Column("retired_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    # What the lists show, in their usual order: a retired record is not in it.
    Index("record_listed", "kind", "folded_name", "id", sqlite_where=text("retired_at IS NULL")),
)

site = Table(
    "site",
    metadata,
    *travelling(),
    reference("record"),
    Column("commune", Text),
    Column("share", Amount),
    Column("address", Text),
    Column("latitude", Amount),
    Column("longitude", Amount),
    Column("weight", Integer, nullable=False, default=1),
    Column("weight_total", Integer, nullable=False, default=1),
)
"""``weight / weight_total`` is the site's exact part of its record, derived from all the shares of
the record each time one of them changes, so that SQL can add figures up without rounding."""

link = Table(
    "link",
    metadata,
    *travelling(),
    reference("record", "source_id"),
    reference("record", "target_id"),
    Column("kind", Text, nullable=False),
    Column("since", Integer),
    Column("until", Integer),
    Column("note", Text),
    reference("interview", required=False, cascade=False),
)

contact = Table(
    "contact",
    metadata,
    *travelling(),
    reference("record"),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("consent_record", Boolean),
    Column("consent_recontact", Boolean),
    Column("consent_publish_name", Boolean),
    Column("consent_publish_contact", Boolean),
    Column("consent_publish_budget", Boolean),
    Column("consent_on", Date),
    reference("interview", required=False, cascade=False),
)

annual_record = Table(
    "annual_record",
    metadata,
    *travelling(),
    reference("record"),
    reference("campaign"),
    Column("status", Text, nullable=False),
    Column("status_reason", Text),
    Column("lifecycle", Text),
    UniqueConstraint("record_id", "campaign_id"),
)

indicator_value = Table(
    "indicator_value",
    metadata,
    *travelling(),
    Column("annual_record_id", ForeignKey("annual_record.id", ondelete="CASCADE"), nullable=False),
    Column("indicator", Text, nullable=False),
    Column("amount", Amount),
    Column("text", Text),
    Column("evidence", Text),
    Column("absence", Text),
    Column("note", Text),
    Column("measure", Text),
    reference("interview", required=False, cascade=False),
    UniqueConstraint("annual_record_id", "indicator"),
    Index("indicator_value_by_indicator", "indicator", "annual_record_id", "amount"),
)
