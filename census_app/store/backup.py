"""Whole copies of an inventory file, and putting one back."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from census_app.errors import CensusError, reason
from census_app.store import lock
from census_app.store.file import look
from census_app.store.inventory import Inventory
from census_app.store.opening import InventoryBusyError

_FOLDER = "sauvegardes"


def backup_folder(path: Path) -> Path:
    """Where the copies of an inventory are put unless told otherwise."""
    return path.parent / _FOLDER


def backup(inventory: Inventory, target_folder: Path) -> Path:
    """Copy the inventory as it is now, its journal included, while it stays open; returns the copy."""
    source = inventory.path
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    target = _free_name(target_folder / f"{source.stem}.{stamp}{source.suffix}")
    draft = target.with_name(f".{target.name}.part")
    try:
        target_folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(draft)) as copy, inventory.read() as connection:
            connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
            copy.execute("PRAGMA journal_mode = DELETE")
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink()
        raise CensusError(
            f"La sauvegarde n’a pas pu être écrite dans « {target_folder} » : {error}."
        ) from error
    return target


def last_backup(path: Path) -> datetime | None:
    """When the newest copy in the usual folder was made."""
    copies = backup_folder(path).glob(f"{path.stem}.*{path.suffix}")
    moments = [copy.stat().st_mtime for copy in copies]
    return datetime.fromtimestamp(max(moments)).astimezone() if moments else None


def restore_file(copy: Path, target: Path) -> Path | None:
    """Put ``copy`` in the place of ``target``; the file that was there is kept aside and its path returned.

    CensusError when the copy is no sound inventory; InventoryBusyError when ``target`` is in use.
    """
    look(copy)
    held = lock.acquire(target)
    if isinstance(held, lock.Holder):
        raise InventoryBusyError(target, held)
    try:
        draft = target.with_name(f".{target.name}.part")
        _copy_whole(copy, draft)
        aside = _set_aside(target)
        draft.replace(target)
    except OSError as error:
        raise CensusError(f"« {target} » n’a pas pu être restauré : {reason(error)}.") from error
    finally:
        held.release()
    return aside


def _copy_whole(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _set_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    aside = _free_name(target.with_name(f"{target.stem}.avant-restauration.{stamp}{target.suffix}"))
    target.replace(aside)
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    return aside


def _free_name(path: Path) -> Path:
    """``path``, or the first « name-2 », « name-3 »… that does not exist."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
