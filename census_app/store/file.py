"""Looking at an inventory file before anything opens it, without touching it."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from census_app.errors import CensusError, reason

APPLICATION_ID: Final = 0x52656331
"""« Rec1 », in the header of the file (PRAGMA application_id): what makes it an inventory."""

_MAGIC: Final = b"SQLite format 3\x00"
_FULL_CHECK_BYTES: Final = 64 * 2**20
"""Up to this size every page is checked at opening (0.2 s); beyond, ``census-app check`` does it."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What a look told: the schema's revision, and whether the file can be written."""

    revision: str
    writable: bool


def look(path: Path) -> FileState:
    """Look at ``path``; CensusError, the file untouched, when it is no inventory or is damaged."""
    _check_header(path)
    try:
        with closing(_connect_untouching(path)) as connection:
            _check_pages(path, connection)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise _damaged(path) from error
    if row is None:
        raise _damaged(path)
    return FileState(str(row[0]), is_writable(path))


def is_writable(path: Path) -> bool:
    """Whether the file and its folder may be written; a read-only mark counts even for an administrator."""
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_header(path: Path) -> None:
    try:
        if path.is_dir():
            raise CensusError(f"« {path} » est un dossier : choisissez un fichier d’inventaire.")
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise CensusError(
            f"« {path} » n’existe pas. Vérifiez le nom, ou créez l’inventaire (census-app init)."
        ) from error
    except OSError as error:
        raise CensusError(f"« {path} » ne peut pas être lu : {reason(error)}.") from error
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise not_an_inventory(path)
    (application,) = struct.unpack(">I", header[68:72])
    if application != APPLICATION_ID:
        raise not_an_inventory(path)
    page_size = struct.unpack(">H", header[16:18])[0]
    page_size = 65536 if page_size == 1 else page_size
    (pages,) = struct.unpack(">I", header[28:32])
    if size < pages * page_size and not _has_journal(path):
        raise _damaged(path)


def _has_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-wal")
    return journal.exists() and journal.stat().st_size > 0


def _connect_untouching(path: Path) -> sqlite3.Connection:
    """A connection for looking only.

    With a journal left by an interrupted program SQLite must replay it to read; without one, the file
    is read as it stands and nothing appears beside it.
    """
    mode = "mode=ro" if _has_journal(path) else "immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)


def _check_pages(path: Path, connection: sqlite3.Connection) -> None:
    if path.stat().st_size > _FULL_CHECK_BYTES:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return
    (result,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise _damaged(path)


def not_an_inventory(path: Path) -> CensusError:
    """The refusal of a file that something else made."""
    return CensusError(
        f"« {path.name} » n’est pas un inventaire du recensement. Il n’a pas été modifié ; "
        "choisissez un autre fichier."
    )


def _damaged(path: Path) -> CensusError:
    return CensusError(
        f"« {path.name} » est endommagé et ne peut pas être ouvert. Il n’a pas été modifié ; "
        "reprenez la dernière sauvegarde (census-app restore)."
    )
