"""Queries on the questionnaires kept, and on which campaign uses which version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, func, select

from census_app.domain.interviews import Questionnaire
from census_app.errors import CensusError
from census_app.store import campaigns, tables
from census_app.store.writer import Writer


def get(connection: Connection, questionnaire_id: int) -> tuple[Questionnaire, str, dict[str, str]]:
    """A questionnaire, its XForm text, and the files of choices beside it. KeyError: no such one."""
    table = tables.questionnaire
    row = connection.execute(select(table).where(table.c.id == questionnaire_id)).first()
    if row is None:
        raise KeyError(questionnaire_id)
    return _questionnaire(row), row.xform, row.files or {}


def of_version(
    connection: Connection, form_id: str, version: str
) -> tuple[tuple[int, str, dict[str, str]], ...]:
    """What is kept of a version of a form: id, XForm text, files of choices beside it."""
    table = tables.questionnaire
    query = select(table.c.id, table.c.xform, table.c.files).where(
        table.c.form_id == form_id, table.c.version == version
    )
    return tuple((row.id, row.xform, row.files or {}) for row in connection.execute(query))


def newest(connection: Connection, form_id: str) -> Questionnaire | None:
    """The version of a form that was kept last."""
    return next((kept for kept in every(connection) if kept.form_id == form_id), None)


def every(connection: Connection) -> tuple[Questionnaire, ...]:
    """The questionnaires kept, by form, the last kept first within a form."""
    table = tables.questionnaire
    query = select(table).order_by(table.c.form_id, table.c.id.desc())
    return tuple(map(_questionnaire, connection.execute(query)))


def of_campaign(connection: Connection, campaign_id: int) -> tuple[Questionnaire, ...]:
    """The questionnaires a campaign uses."""
    table, used = tables.questionnaire, tables.campaign_questionnaire
    query = (
        select(table)
        .join(used, used.c.questionnaire_id == table.c.id)
        .where(used.c.campaign_id == campaign_id)
        .order_by(table.c.id)
    )
    return tuple(map(_questionnaire, connection.execute(query)))


def used_by(connection: Connection, campaign_id: int, form_id: str) -> int | None:
    """The id of the version of a form that a campaign uses."""
    used = tables.campaign_questionnaire.c
    query = select(used.questionnaire_id).where(used.campaign_id == campaign_id, used.form_id == form_id)
    return connection.execute(query).scalar()


def years_of_use(connection: Connection) -> dict[int, tuple[int, ...]]:
    """By questionnaire, the years of the campaigns that use it, newest first."""
    used, campaign = tables.campaign_questionnaire, tables.campaign
    query = (
        select(used.c.questionnaire_id, campaign.c.year)
        .join(campaign, campaign.c.id == used.c.campaign_id)
        .order_by(campaign.c.year.desc())
    )
    years: dict[int, tuple[int, ...]] = {}
    for row in connection.execute(query):
        years[row.questionnaire_id] = (*years.get(row.questionnaire_id, ()), row.year)
    return years


def interview_counts(connection: Connection) -> dict[int, int]:
    """By questionnaire, how many interviews follow it."""
    interview = tables.interview.c
    query = select(interview.questionnaire_id, func.count()).group_by(interview.questionnaire_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def interviews_of_form(connection: Connection, campaign_id: int, form_id: str) -> int:
    """How many interviews of a campaign follow a form, in any version."""
    interview, table = tables.interview, tables.questionnaire
    query = (
        select(func.count())
        .select_from(interview.join(table, table.c.id == interview.c.questionnaire_id))
        .where(interview.c.campaign_id == campaign_id, table.c.form_id == form_id)
    )
    return connection.execute(query).scalar_one()


def interviews_in_order(
    connection: Connection, form_id: str, campaign_id: int | None = None
) -> tuple[tuple[int, int], ...]:
    """The interviews that follow a form, by number: the id of each, and that of its version."""
    interview, table = tables.interview, tables.questionnaire
    query = (
        select(interview.c.id, interview.c.questionnaire_id)
        .select_from(interview.join(table, table.c.id == interview.c.questionnaire_id))
        .where(table.c.form_id == form_id)
        .order_by(interview.c.number)
    )
    if campaign_id is not None:
        query = query.where(interview.c.campaign_id == campaign_id)
    return tuple((row.id, row.questionnaire_id) for row in connection.execute(query))


def require_free(connection: Connection, campaign_id: int, kept: Questionnaire) -> None:
    """CensusError when a campaign cannot take this version: not open, or interviewed with another one."""
    campaign = campaigns.require_open(connection, campaign_id)
    held = interviews_of_form(connection, campaign_id, kept.form_id)
    if held and used_by(connection, campaign_id, kept.form_id) != kept.id:
        raise CensusError(
            f"La campagne {campaign.year} a déjà {held} entretien{'s' if held > 1 else ''} avec le "
            f"questionnaire « {kept.title} » : elle garde la version qu’elle a. "
            "La nouvelle servira à la campagne suivante."
        )


def assign(writer: Writer, campaign_id: int, questionnaire_ids: Iterable[int]) -> None:
    """Say which questionnaires a campaign uses; one of the same form takes the place of the other."""
    table, used = tables.questionnaire, tables.campaign_questionnaire
    known = select(used.c.form_id, used.c.id).where(used.c.campaign_id == campaign_id)
    places = {row.form_id: row.id for row in writer.connection.execute(known)}
    query = select(table.c.id, table.c.form_id).where(table.c.id.in_(tuple(questionnaire_ids)))
    rows = []
    for row in writer.connection.execute(query).all():
        if row.form_id in places:
            writer.update(used, places[row.form_id], {"questionnaire_id": row.id})
        else:
            rows.append({"campaign_id": campaign_id, "questionnaire_id": row.id, "form_id": row.form_id})
    writer.insert_many(used, rows)


def _questionnaire(row: Row[Any]) -> Questionnaire:
    return Questionnaire(
        id=row.id,
        uuid=row.uuid,
        form_id=row.form_id,
        version=row.version,
        title=row.title,
        file_name=row.file_name,
        source=row.source,
        added_at=row.added_at,
    )
