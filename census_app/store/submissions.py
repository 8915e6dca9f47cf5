"""Queries on the submissions received, and on what placing thousands of them has to know at once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, func, select

from census_app.domain.submissions import WAITING, KeptSubmission
from census_app.store import tables
from census_app.store.batches import batches


def get(connection: Connection, submission_id: int) -> KeptSubmission | None:
    """A submission as received."""
    table = tables.submission
    row = connection.execute(select(table).where(table.c.id == submission_id)).first()
    return None if row is None else _kept(row)


def of_instances(connection: Connection, names: Iterable[str]) -> dict[str, KeptSubmission]:
    """The submissions received under some identifiers, by identifier; those they had before count too."""
    table = tables.submission
    wanted = dict.fromkeys(names)
    renamed = func.json_array_length(table.c.answers, "$.former") > 0
    found: dict[str, KeptSubmission] = {}
    for row in connection.execute(select(table).where(renamed)):
        found |= {name: _kept(row) for name in row.answers["former"] if name in wanted}
    for batch in batches(wanted):
        for row in connection.execute(select(table).where(table.c.instance_id.in_(batch))):
            found[row.instance_id] = _kept(row)
    return found


def waiting(connection: Connection, campaign_id: int | None = None) -> tuple[KeptSubmission, ...]:
    """The submissions that have no place yet, in the order they were received."""
    table = tables.submission
    query = select(table).where(table.c.state == WAITING).order_by(table.c.id)
    if campaign_id is not None:
        query = query.where(table.c.campaign_id == campaign_id)
    return tuple(map(_kept, connection.execute(query)))


def waiting_count(connection: Connection, campaign_id: int) -> int:
    """How many submissions of a campaign have no place yet."""
    submission = tables.submission.c
    query = select(func.count()).where(submission.state == WAITING, submission.campaign_id == campaign_id)
    return int(connection.execute(query).scalar_one())


def interviewed(connection: Connection, campaign_id: int, form_id: str) -> frozenset[int]:
    """The records that have an interview of a form in a campaign, finished or not."""
    interview, form = tables.interview, tables.questionnaire
    query = (
        select(interview.c.record_id)
        .join(form, form.c.id == interview.c.questionnaire_id)
        .where(
            interview.c.campaign_id == campaign_id,
            form.c.form_id == form_id,
            interview.c.record_id.is_not(None),
        )
    )
    return frozenset(connection.execute(query).scalars())


def annual_ids(connection: Connection, campaign_id: int, record_ids: Iterable[int]) -> dict[int, int]:
    """The annual records of some records in a campaign, by record."""
    annual = tables.annual_record.c
    found: dict[int, int] = {}
    for batch in batches(dict.fromkeys(record_ids)):
        query = select(annual.record_id, annual.id).where(
            annual.campaign_id == campaign_id, annual.record_id.in_(batch)
        )
        found |= {row.record_id: row.id for row in connection.execute(query)}
    return found


def values_kept(connection: Connection, annual_record_ids: Iterable[int]) -> frozenset[tuple[int, str]]:
    """The values that some annual records hold: (annual record, indicator)."""
    value = tables.indicator_value.c
    found: set[tuple[int, str]] = set()
    for batch in batches(dict.fromkeys(annual_record_ids)):
        query = select(value.annual_record_id, value.indicator).where(value.annual_record_id.in_(batch))
        found |= {(row.annual_record_id, row.indicator) for row in connection.execute(query)}
    return frozenset(found)


def _kept(row: Row[tuple[object, ...]]) -> KeptSubmission:
    return KeptSubmission(
        id=row.id,
        uuid=row.uuid,
        instance_id=row.instance_id,
        questionnaire_id=row.questionnaire_id,
        campaign_id=row.campaign_id,
        interview_id=row.interview_id,
        state=row.state,
        source=row.source,
        digest=row.digest,
        answers=row.answers,
        problems=tuple(row.problems or ()),
        received_at=row.received_at,
    )
