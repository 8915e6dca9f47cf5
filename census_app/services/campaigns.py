"""Campaigns: open one a year, close it, list them."""

from __future__ import annotations

from datetime import date

from census_app.domain.campaigns import CLOSED, OPEN, STATE_LABELS, Campaign
from census_app.domain.change import Change
from census_app.domain.records import NOT_ELIGIBLE
from census_app.errors import CensusError
from census_app.services import perimeters, questionnaires
from census_app.services.inventories import Inventory
from census_app.store import campaigns as stored
from census_app.store import questionnaires as stored_questionnaires
from census_app.store import settings, tables
from census_app.store.perimeters import keep_perimeter

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def every(inventory: Inventory) -> tuple[Campaign, ...]:
    """The campaigns, newest first."""
    with inventory.read() as connection:
        return stored.every(connection)


def get(inventory: Inventory, campaign_id: int) -> Campaign:
    """A campaign by its id. CensusError when there is none."""
    for campaign in every(inventory):
        if campaign.id == campaign_id:
            return campaign
    raise CensusError("Cette campagne n’existe plus : choisissez-en une autre.")


def of_year(inventory: Inventory, year: int | None) -> Campaign:
    """The campaign of a year, by default the newest. CensusError when there is none."""
    campaigns = every(inventory)
    if not campaigns:
        raise CensusError("Aucune campagne n’est ouverte : ouvrez-en une (census-app campaign open ANNÉE).")
    if year is None:
        return campaigns[0]
    for campaign in campaigns:
        if campaign.year == year:
            return campaign
    years = ", ".join(str(campaign.year) for campaign in campaigns)
    raise CensusError(f"Il n’y a pas de campagne {year} dans cet inventaire (il a : {years}).")


def previous(inventory: Inventory, campaign: Campaign) -> Campaign | None:
    """The campaign before this one, if any."""
    return next((earlier for earlier in every(inventory) if earlier.year < campaign.year), None)


def open_campaign(inventory: Inventory, year: int, perimeter: str = "", *, origin: str = "") -> Change:
    """Open the census of a year, over a perimeter (by default the inventory's territory).

    Every record that is not retired gets its annual record: what was only spotted, out of scope, a
    duplicate or gone stays so, the others are to contact again; the life cycle is kept.
    The campaign keeps the questionnaires of the day. CensusError when the year has its campaign.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise CensusError(f"{year} n’est pas une année de campagne : donnez une année sur quatre chiffres.")
    with inventory.read() as connection:
        territory = settings.get(connection, "territory", "")
    area = perimeters.find(inventory, perimeter or territory)
    forms = questionnaires.for_campaign(inventory, year)
    with inventory.write(f"Campagne {year} ouverte", origin=origin) as writing:
        writer = writing.writer
        if any(campaign.year == year for campaign in stored.every(writer.connection)):
            raise CensusError(f"La campagne {year} existe déjà.")
        keep_perimeter(writer, area)
        row = {"year": year, "perimeter": area.code, "state": OPEN, "opened_on": _today()}
        campaign_id = writer.insert(tables.campaign, row)
        stored_questionnaires.assign(writer, campaign_id, forms)
        rows = [
            {
                "record_id": record_id,
                "campaign_id": campaign_id,
                "status": _next_status(status),
                "status_reason": reason if status in NOT_ELIGIBLE else None,
                "lifecycle": lifecycle,
            }
            for record_id, status, reason, lifecycle in stored.latest_annual_records(writer.connection, year)
        ]
        writer.insert_many(tables.annual_record, rows)
        writer.created(campaign_id)
    return writing.change


def close(inventory: Inventory, campaign_id: int, *, origin: str = "") -> Change:
    """Close a campaign: its annual records can no longer be changed."""
    return _set_state(inventory, campaign_id, CLOSED, origin)


def reopen(inventory: Inventory, campaign_id: int, *, origin: str = "") -> Change:
    """Open a closed campaign again."""
    return _set_state(inventory, campaign_id, OPEN, origin)


def _set_state(inventory: Inventory, campaign_id: int, state: str, origin: str) -> Change:
    campaign = get(inventory, campaign_id)
    with inventory.write(f"Campagne {campaign.year} {STATE_LABELS[state]}", origin=origin) as writing:
        closed_on = _today() if state == CLOSED else None
        writing.writer.update(tables.campaign, campaign_id, {"state": state, "closed_on": closed_on})
    return writing.change


def _next_status(status: str | None) -> str:
    if status is None:
        return "reperee"
    return status if status in (*NOT_ELIGIBLE, "reperee") else "a_contacter"


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day
