"""The inventory's own settings, its perimeters, campaigns and questionnaires."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, LargeBinary, Table, Text, UniqueConstraint

from census_app.store.tables.columns import metadata, reference, travelling
from census_app.store.types import Codes, Document, Instant

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Document),
)

perimeter = Table(
    "perimeter",
    metadata,
    *travelling(),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("communes", Codes, nullable=False),
)

questionnaire = Table(
    "questionnaire",
    metadata,
    *travelling(),
    Column("form_id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("source", LargeBinary, nullable=False),
    Column("xform", Text, nullable=False),
    Column("files", Document),
    Column("digest", Text, nullable=False, unique=True),
    Column("added_at", Instant, nullable=False),
)
"""``source`` is the XLSForm as given; ``xform`` what it was converted to, kept so that opening an
interview, or an archive in ten years, needs no converter; ``files`` the lists of choices beside it
(name to text)."""

campaign = Table(
    "campaign",
    metadata,
    *travelling(),
    Column("year", Integer, nullable=False, unique=True),
    Column("perimeter", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
)

campaign_questionnaire = Table(
    "campaign_questionnaire",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("campaign"),
    reference("questionnaire"),
    Column("form_id", Text, nullable=False),
    UniqueConstraint("campaign_id", "form_id"),
)
