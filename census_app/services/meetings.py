"""Meetings: what was asked, what was answered, and the participants' individual forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from census_app.domain.change import Change
from census_app.domain.interviews import Interview, Meeting
from census_app.errors import CensusError
from census_app.services.inventories import Inventory
from census_app.store import interviews as stored
from census_app.store import tables


def every(inventory: Inventory) -> tuple[Meeting, ...]:
    """The meetings, newest first."""
    with inventory.read() as connection:
        return stored.meetings(connection)


def get(inventory: Inventory, meeting_id: int) -> Meeting:
    """A meeting. CensusError when it is gone."""
    for meeting in every(inventory):
        if meeting.id == meeting_id:
            return meeting
    raise CensusError("Cette réunion n’existe plus.")


def add(inventory: Inventory, values: Mapping[str, Any], *, origin: str = "") -> Change:
    """Record a meeting; ``Change.created`` is its id.

    ``values``: held_on (date), title, place, tables (int), participants (int), questions (list of
    [question, [answers]]), stakes (list), source, note.
    """
    if not str(values.get("title") or "").strip():
        raise CensusError("Donnez un titre à la réunion.")
    with inventory.write(f"Réunion ajoutée : {values['title']}", origin=origin) as writing:
        writing.writer.created(writing.writer.insert(tables.meeting, values))
    return writing.change


def forms(inventory: Inventory, meeting_id: int) -> tuple[Interview, ...]:
    """The participants' individual forms, in the order they were entered."""
    with inventory.read() as connection:
        return stored.of_meeting(connection, meeting_id)
