"""Inventory files: create, open, check, copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from census_app.domain.perimeters import Perimeter
from census_app.services import attachments
from census_app.services.reference import commune_name
from census_app.store import counts, opening, settings
from census_app.store.backup import backup as backup_file
from census_app.store.backup import backup_folder, last_backup, restore_file
from census_app.store.inventory import Inventory
from census_app.store.migrating import integrity_problems
from census_app.store.opening import InventoryBusyError
from census_app.store.perimeters import keep_perimeter

__all__ = [
    "Inventory",
    "InventoryBusyError",
    "InventoryInfo",
    "backup",
    "check",
    "create_inventory",
    "info",
    "open_inventory",
    "restore",
]


@dataclass(frozen=True, slots=True)
class InventoryInfo:
    """What the window's frame shows of an inventory."""

    path: Path
    territory: str
    territory_name: str
    read_only: str
    initiatives: int
    networks: int
    communes: int
    last_backup: datetime | None


def create_inventory(path: Path, territory: Perimeter, *, who: str = "") -> Inventory:
    """Create the inventory of a territory and open it. CensusError when the file exists."""
    inventory = opening.create_inventory(path, commune_name, who=who)
    with inventory.write("Inventaire créé") as writing:
        keep_perimeter(writing.writer, territory)
        settings.put(writing.writer, "territory", territory.code)
    return inventory


def open_inventory(path: Path, *, who: str = "", read_only: bool = False) -> Inventory:
    """Open an inventory for writing, or as told read-only (see ``store.opening.open_inventory``)."""
    return opening.open_inventory(path, commune_name, who=who, read_only=read_only)


def info(inventory: Inventory) -> InventoryInfo:
    """The inventory's territory and sizes."""
    with inventory.read() as connection:
        territory = settings.perimeter_of(connection)
        sizes = counts.records_by_kind(connection)
    return InventoryInfo(
        path=inventory.path,
        territory="" if territory is None else territory.code,
        territory_name="" if territory is None else territory.name,
        read_only=inventory.read_only,
        initiatives=sizes.get("initiative", 0),
        networks=sizes.get("network", 0),
        communes=0 if territory is None else len(territory.communes),
        last_backup=last_backup(inventory.path),
    )


def check(inventory: Inventory) -> tuple[str, ...]:
    """Everything wrong with the file or missing beside it, a French sentence each; empty when it is sound."""
    problems = integrity_problems(inventory.engine)
    with inventory.read() as connection:
        inconsistent = counts.inconsistencies(connection)
    return (*problems, *inconsistent, *attachments.missing(inventory))


def backup(inventory: Inventory, folder: Path | None = None) -> Path:
    """Copy the inventory as it is now, whole and readable by itself; returns the copy.

    By default into a folder ``sauvegardes`` beside the file. The files that interviews bring are copied
    beside it, those that are not there yet. CensusError when something cannot be written.
    """
    target = backup_folder(inventory.path) if folder is None else folder
    attachments.take_along(inventory.path.parent, target)
    return backup_file(inventory, target)


def restore(copy: Path, target: Path) -> Path | None:
    """Put a copy in the place of an inventory; what was there is kept aside and its new path returned.

    The files of interviews that lie beside the copy come back too. CensusError when the copy is no sound
    inventory, the inventory is open elsewhere, or one of those files cannot be copied.
    """
    aside = restore_file(copy, target)
    attachments.take_along(copy.parent, target.parent)
    return aside
