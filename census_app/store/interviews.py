"""Interviews and meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from census_app.domain.interviews import Interview, Meeting
from census_app.store import tables


def of_record(connection: Connection, record_id: int) -> tuple[Interview, ...]:
    """The interviews about a record, newest first."""
    interview = tables.interview.c
    query = _interviews().where(interview.record_id == record_id).order_by(interview.id.desc())
    return tuple(map(_interview, connection.execute(query)))


def of_meeting(connection: Connection, meeting_id: int) -> tuple[Interview, ...]:
    """The participants' forms of a meeting, in the order they were entered."""
    interview = tables.interview.c
    query = _interviews().where(interview.meeting_id == meeting_id).order_by(interview.id)
    return tuple(map(_interview, connection.execute(query)))


def of_campaign(connection: Connection, campaign_id: int) -> tuple[Interview, ...]:
    """The interviews of a campaign, the last touched first."""
    interview = tables.interview.c
    query = _interviews().where(interview.campaign_id == campaign_id).order_by(interview.updated_at.desc())
    return tuple(map(_interview, connection.execute(query)))


def get(connection: Connection, interview_id: int) -> Interview | None:
    """An interview with its answers."""
    row = connection.execute(_interviews().where(tables.interview.c.id == interview_id)).first()
    return None if row is None else _interview(row)


def update_silently(connection: Connection, interview_id: int, columns: Mapping[str, Any]) -> None:
    """Change columns whose history is told otherwise (the answers, one by one) or not worth telling."""
    interview = tables.interview
    connection.execute(update(interview).where(interview.c.id == interview_id).values(**columns))


def next_number(connection: Connection) -> int:
    """The number of the next interview: 1, 2, 3… over the whole inventory."""
    return (connection.execute(select(func.max(tables.interview.c.number))).scalar() or 0) + 1


def meetings(connection: Connection) -> tuple[Meeting, ...]:
    """The meetings, newest first."""
    query = select(tables.meeting).order_by(tables.meeting.c.held_on.desc(), tables.meeting.c.id)
    return tuple(map(_meeting, connection.execute(query)))


def _interviews() -> Select[Any]:
    interview, record, form = tables.interview, tables.record, tables.questionnaire
    return select(
        interview,
        record.c.name.label("record_name"),
        form.c.form_id,
        form.c.title.label("form_title"),
        form.c.version.label("form_version"),
    ).select_from(
        interview.join(form, form.c.id == interview.c.questionnaire_id).outerjoin(
            record, record.c.id == interview.c.record_id
        )
    )


def _interview(row: Row[Any]) -> Interview:
    return Interview(
        id=row.id,
        uuid=row.uuid,
        number=row.number,
        campaign_id=row.campaign_id,
        record_id=row.record_id,
        record_name=row.record_name or "",
        meeting_id=row.meeting_id,
        questionnaire_id=row.questionnaire_id,
        form_id=row.form_id,
        questionnaire_title=row.form_title,
        questionnaire_version=row.form_version,
        state=row.state,
        asked_by=row.asked_by or "",
        respondent=row.respondent or "",
        support=row.support,
        held_on=row.held_on,
        held_at=row.held_at or "",
        seconds=row.seconds,
        answers=row.answers,
        position=row.position or "",
        started_at=row.started_at,
        finished_at=row.finished_at,
        updated_at=row.updated_at,
        finished_answers=row.finished_answers,
    )


def states(connection: Connection) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The number of each interview and the state of its answers, in the order of the numbers."""
    interview = tables.interview.c
    for row in connection.execute(select(interview.number, interview.answers).order_by(interview.number)):
        yield row.number, row.answers or {}


def _meeting(row: Row[Any]) -> Meeting:
    return Meeting(
        id=row.id,
        uuid=row.uuid,
        held_on=row.held_on,
        title=row.title,
        place=row.place or "",
        tables=row.tables,
        participants=row.participants,
        questions=tuple((question, tuple(answers)) for question, answers in row.questions or ()),
        stakes=tuple(row.stakes or ()),
        source=row.source or "",
        note=row.note or "",
    )
