"""What was said: meetings, interviews, needs, recommendations; and what was counted."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Table, Text

from census_app.store.tables.columns import metadata, reference, travelling
from census_app.store.types import Document, Instant

meeting = Table(
    "meeting",
    metadata,
    *travelling(),
    Column("held_on", Date, nullable=False),
    Column("title", Text, nullable=False),
    Column("place", Text),
    Column("tables", Integer),
    Column("participants", Integer),
    Column("questions", Document),
    Column("stakes", Document),
    Column("source", Text),
    Column("note", Text),
)

interview = Table(
    "interview",
    metadata,
    *travelling(),
    Column("number", Integer, nullable=False, unique=True),
    reference("campaign"),
    reference("record", required=False),
    reference("meeting", required=False),
    reference("questionnaire"),
    Column("state", Text, nullable=False),
    Column("asked_by", Text),
    Column("respondent", Text),
    Column("support", Text),
    Column("held_on", Date),
    Column("held_at", Text),
    Column("seconds", Integer, nullable=False, default=0),
    Column("answers", Document, nullable=False),
    Column("finished_answers", Document),
    Column("position", Text),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("updated_at", Instant, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    *travelling(),
    Column("instance_id", Text, nullable=False, unique=True),
    reference("questionnaire"),
    reference("campaign"),
    reference("interview", required=False, cascade=False),
    Column("state", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("answers", Document, nullable=False),
    Column("problems", Document),
    Column("received_at", Instant, nullable=False),
)
"""Answers collected elsewhere (a phone), as received; ``interview_id`` once they have their place."""

need = Table(
    "need",
    metadata,
    *travelling(),
    reference("campaign"),
    reference("record", required=False),
    reference("interview", required=False, cascade=False),
    Column("domain", Text),
    Column("commune", Text),
    Column("wording", Text, nullable=False),
)

recommendation = Table(
    "recommendation",
    metadata,
    *travelling(),
    reference("campaign"),
    reference("record", required=False),
    reference("interview", required=False, cascade=False),
    Column("wording", Text, nullable=False),
    Column("addressee", Text),
    Column("priority", Text),
    Column("due_on", Date),
    Column("rests_on", Text),
    Column("follow_up", Text),
)

observation = Table(
    "observation",
    metadata,
    *travelling(),
    Column("label", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("count_qualifier", Text),
    Column("unit", Text),
    Column("domain", Text),
    Column("type", Text),
    Column("commune", Text),
    Column("territory", Text),
    Column("observed_on", Date, nullable=False),
    Column("source", Text, nullable=False),
    Column("method", Text),
    Column("note", Text),
)
