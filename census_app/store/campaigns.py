"""Queries on campaigns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select

from census_app.domain.campaigns import OPEN, STATE_LABELS, Campaign
from census_app.errors import CensusError
from census_app.store import tables


def every(connection: Connection) -> tuple[Campaign, ...]:
    """The campaigns, newest first."""
    query = select(tables.campaign).order_by(tables.campaign.c.year.desc())
    return tuple(map(_campaign, connection.execute(query)))


def require_open(connection: Connection, campaign_id: int) -> Campaign:
    """The campaign, when it may be written. CensusError when it is closed, sealed or gone."""
    row = connection.execute(select(tables.campaign).where(tables.campaign.c.id == campaign_id)).first()
    if row is None:
        raise CensusError("Cette campagne n’existe plus : choisissez-en une autre.")
    if row.state != OPEN:
        raise CensusError(
            f"La campagne {row.year} est {STATE_LABELS[row.state]} : choisissez une campagne ouverte, "
            "ou rouvrez celle-ci."
        )
    return _campaign(row)


def require_open_for(connection: Connection, entity: str, row: Mapping[str, Any]) -> None:
    """CensusError when a row belongs to a campaign that may no longer be written.

    ``row`` holds at least the column that leads to the campaign: ``campaign_id``, or ``annual_record_id``
    for an indicator value. Rows that belong to no campaign are always free.
    """
    campaign_id = row.get("campaign_id")
    if entity == "indicator_value":
        annual = tables.annual_record.c
        query = select(annual.campaign_id).where(annual.id == row["annual_record_id"])
        campaign_id = connection.execute(query).scalar()
    if campaign_id is not None:
        require_open(connection, campaign_id)


def latest_annual_records(
    connection: Connection, before_year: int
) -> list[tuple[int, str | None, str | None, str | None]]:
    """For every record not retired: id, and status, reason, life cycle in its last campaign before a year."""
    record, annual, campaign = tables.record, tables.annual_record, tables.campaign
    joined = annual.join(campaign, campaign.c.id == annual.c.campaign_id)
    ranked = (
        select(
            annual.c.record_id,
            annual.c.status,
            annual.c.status_reason,
            annual.c.lifecycle,
            func.row_number()
            .over(partition_by=annual.c.record_id, order_by=campaign.c.year.desc())
            .label("rank"),
        )
        .select_from(joined)
        .where(campaign.c.year < before_year)
        .subquery()
    )
    query = (
        select(record.c.id, ranked.c.status, ranked.c.status_reason, ranked.c.lifecycle)
        .select_from(record.outerjoin(ranked, (ranked.c.record_id == record.c.id) & (ranked.c.rank == 1)))
        .where(record.c.retired_at.is_(None))
        .order_by(record.c.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign(
        id=row.id,
        uuid=row.uuid,
        year=row.year,
        perimeter=row.perimeter,
        state=row.state,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
    )
