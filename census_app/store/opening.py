"""Opening and creating inventory files: lock, version, copy, migration."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

from census_app.errors import CensusError, reason
from census_app.store import lock, migrating
from census_app.store.derived import CommuneName
from census_app.store.file import APPLICATION_ID, FileState, look
from census_app.store.inventory import Inventory, make_engine

READ_ONLY_ASKED: Final = "Cet inventaire est ouvert en lecture seule : rien ne peut y être modifié."


class InventoryBusyError(CensusError):
    """Another program writes the inventory; it may still be opened read-only."""

    def __init__(self, path: Path, holder: lock.Holder) -> None:
        super().__init__(
            f"« {path.name} » est déjà ouvert par {holder.sentence()}. "
            "Fermez-le là-bas, ou ouvrez-le ici en lecture seule."
        )
        self.holder = holder


def open_inventory(
    path: Path, commune_name: CommuneName, *, who: str = "", read_only: bool = False
) -> Inventory:
    """Open an inventory, by default for writing.

    Raises:
        InventoryBusyError: another program has it open for writing.
        CensusError: it does not exist, is no inventory, is damaged, or is newer than this program. The
            file is untouched in each case.
    """
    state = look(path)
    if migrating.is_newer(state.revision):
        raise CensusError(
            f"« {path.name} » a été fait par une version plus récente du programme (format {state.revision}, "
            f"celui-ci connaît {migrating.head()}). Il n’a pas été modifié ; mettez le programme à jour."
        )
    who = who or user_name()
    if read_only:
        return _open_for_reading(path, state, commune_name, who, READ_ONLY_ASKED)
    if not state.writable:
        sentence = (
            f"« {path.name} » ne peut pas être écrit (fichier ou dossier protégé) : il est en lecture seule."
        )
        return _open_for_reading(path, state, commune_name, who, sentence)
    held = lock.acquire(path)
    if isinstance(held, lock.Holder):
        raise InventoryBusyError(path, held)
    try:
        if state.revision != migrating.head():
            migrating.migrate_file(path, state.revision)
        engine = make_engine(path, mode="rw")
        return Inventory(path, who, engine, commune_name, lock=held)
    except BaseException:
        held.release()
        raise


def create_inventory(path: Path, commune_name: CommuneName, *, who: str = "") -> Inventory:
    """Create an empty inventory and open it.

    CensusError when ``path`` exists or its folder cannot be written.

    The file is made aside and put in place whole: an interrupted creation leaves nothing.
    """
    if path.exists():
        raise CensusError(f"« {path} » existe déjà : choisissez un autre nom, ou ouvrez-le.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
    except OSError as error:
        raise CensusError(f"« {path.parent} » ne peut pas être écrit : {reason(error)}.") from error
    os.close(handle)
    draft = Path(name)
    try:
        _build(draft)
        draft.chmod(0o644)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return open_inventory(path, commune_name, who=who)


def user_name() -> str:
    """The name that signs the history unless the user gives another."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "inconnu"


def _build(path: Path) -> None:
    engine = make_engine(path, mode="rw")
    migrating.upgrade(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open_for_reading(
    path: Path, state: FileState, commune_name: CommuneName, who: str, sentence: str
) -> Inventory:
    """Open without the right to write; an older file is read through a migrated temporary copy."""
    if state.revision != migrating.head():
        folder = Path(tempfile.mkdtemp(prefix="recensement-"))
        copy = folder / path.name
        with (
            closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        migrating.migrate_file(copy, state.revision)
        return Inventory(
            path,
            who,
            make_engine(copy, mode="ro"),
            commune_name,
            read_only=sentence,
            on_close=lambda: shutil.rmtree(folder, ignore_errors=True),
        )
    return Inventory(path, who, make_engine(path, mode=_reading_mode(path)), commune_name, read_only=sentence)


def _reading_mode(path: Path) -> str:
    """How to open for reading.

    ``ro`` follows a writer's changes but needs to write beside the file; where the folder refuses and
    no journal lies there, the file is read as it stands.
    """
    journal = path.with_name(path.name + "-wal")
    beside = os.access(path.parent, os.W_OK) and bool(path.stat().st_mode & 0o222)
    with contextlib.suppress(OSError):
        if not beside and not (journal.exists() and journal.stat().st_size):
            return "immutable"
    return "ro"
