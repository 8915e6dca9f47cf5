"""The history of an inventory, and putting things back."""

from __future__ import annotations

from datetime import datetime

from census_app.domain.change import Change
from census_app.services.inventories import Inventory
from census_app.store import history as stored
from census_app.store import undo as undoing
from census_app.store.history import HistoryLine

__all__ = ["HistoryLine", "last_change_at", "of_record", "put_back", "undo"]


def of_record(inventory: Inventory, record_id: int) -> tuple[HistoryLine, ...]:
    """What happened to a record and to what belongs to it, newest first."""
    with inventory.read() as connection:
        return stored.of_record(connection, record_id)


def last_change_at(inventory: Inventory) -> datetime | None:
    """When the inventory was last changed."""
    with inventory.read() as connection:
        return stored.last_change_at(connection)


def undo(inventory: Inventory, change_id: int, *, origin: str = "") -> Change:
    """Put back everything a change touched; undoing what this returns does it again.

    CensusError when what it touched has been changed since.
    """
    with inventory.read() as connection:
        lines = stored.of_change(connection, change_id)
    label = f"Annulation : {lines[0].label}" if lines else "Annulation"
    with inventory.write(label.replace("Annulation : Annulation : ", ""), origin=origin) as writing:
        undoing.undo(writing.writer, change_id)
    return writing.change


def put_back(inventory: Inventory, history_id: int, *, origin: str = "") -> Change:
    """Give one field the value it had before a line of the history."""
    with inventory.write("Valeur remise", origin=origin) as writing:
        undoing.put_back(writing.writer, history_id)
    return writing.change
