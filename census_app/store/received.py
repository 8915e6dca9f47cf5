"""Workbooks that were filled in and came back, kept among the submissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from census_app.store import tables


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """A workbook received before: its row, what it said, and the draft made of it (None when it is gone)."""

    id: int
    digest: str
    said: Mapping[str, str]
    interview_id: int | None


def known_sheet(connection: Connection, instance_id: str) -> KnownSheet | None:
    """The workbook received under an identifier; None when it never was."""
    submission = tables.submission
    row = connection.execute(select(submission).where(submission.c.instance_id == instance_id)).first()
    return None if row is None else KnownSheet(row.id, row.digest, _said(row.answers), row.interview_id)


def record_of_uuid(connection: Connection, uuid: str) -> int | None:
    """The record with this identifier that is not retired."""
    record = tables.record.c
    query = select(record.id).where(record.uuid == uuid, record.retired_at.is_(None))
    return connection.execute(query).scalar()


def has_draft(connection: Connection, record_id: int, campaign_id: int) -> bool:
    """Whether an interview of the record is under way in the campaign."""
    interview = tables.interview.c
    query = select(interview.id).where(
        interview.record_id == record_id,
        interview.campaign_id == campaign_id,
        interview.state == "draft",
    )
    return connection.execute(query.limit(1)).first() is not None


def _said(document: Any) -> dict[str, str]:
    return {str(path): str(text) for path, text in dict(document or {}).items()}
