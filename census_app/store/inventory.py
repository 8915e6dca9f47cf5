"""An open inventory: the only ways to a connection, each short."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.store.attending import attended
from census_app.store.derived import CommuneName
from census_app.store.lock import WriteLock
from census_app.store.writer import Writer

_BUSY_SECONDS = 5.0


@dataclass
class Writing:
    """A transaction under way; ``change`` is what it changed, once it is done."""

    writer: Writer
    change: Change


@dataclass
class Inventory:
    """One inventory file, open until ``close``.

    ``read_only`` is empty, or the sentence that says why nothing can be written. ``who`` signs the
    history.
    """

    path: Path
    who: str
    engine: Engine
    commune_name: CommuneName
    read_only: str = ""
    lock: WriteLock | None = None
    on_close: Callable[[], None] | None = field(default=None, repr=False)

    @contextmanager
    def read(self, attend: Callable[[], None] | None = None) -> Iterator[Connection]:
        """A connection on a stable snapshot of the file, for the time of a query.

        `attend` is called again and again while a query runs; what it raises ends the query.
        """
        with _plainly(self.path), self.engine.connect() as connection, attended(connection, attend):
            yield connection
            connection.rollback()

    @contextmanager
    def write(self, label: str, *, origin: str = "") -> Iterator[Writing]:
        """One short transaction, told to the history as ``label`` (French, « Nom modifié »).

        Everything is on disk when the block ends, or nothing if it raises. CensusError when the
        inventory is open read-only.
        """
        if self.read_only:
            raise CensusError(self.read_only)
        with _plainly(self.path), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                writing = Writing(
                    Writer(connection, who=self.who, label=label, origin=origin),
                    Change(None, origin=origin, label=label),
                )
                yield writing
                writing.change = writing.writer.finish(self.commune_name)

    def close(self) -> None:
        """Release the file: everything is in it, and nothing beside it."""
        self.engine.dispose()
        if self.lock is not None:
            self.lock.release()
        if self.on_close is not None:
            self.on_close()


def make_engine(path: Path, *, mode: str) -> Engine:
    """An engine on an SQLite file; ``mode`` is ``rw``, ``ro`` or ``immutable`` (a file nobody changes)."""
    uri = f"{path.resolve().as_uri()}?{'immutable=1' if mode == 'immutable' else f'mode={mode}'}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA temp_store = MEMORY")
        if mode == "rw":
            connection.execute("PRAGMA journal_mode = WAL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    """What SQLite refuses, in words for the user."""
    try:
        yield
    except OperationalError as error:
        text = str(error.orig)
        if "locked" in text or "busy" in text:
            raise CensusError(
                "L’inventaire est occupé par un autre travail : réessayez dans un instant."
            ) from error
        if "full" in text:
            raise CensusError(
                f"Le disque est plein : rien n’a été écrit dans « {path.name} ». "
                "Libérez de la place, puis recommencez."
            ) from error
        if "readonly" in text or "disk I/O" in text:
            raise CensusError(
                f"« {path.name} » ne peut plus être écrit ({text}). Vérifiez le disque."
            ) from error
        raise
    except DatabaseError as error:
        if "malformed" in str(error.orig) or "not a database" in str(error.orig):
            raise CensusError(
                f"« {path.name} » est endommagé. Reprenez la dernière sauvegarde (census-app restore)."
            ) from error
        raise
