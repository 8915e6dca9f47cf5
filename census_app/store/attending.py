"""A long query that can be stopped: SQLite calls back while it runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

_STEPS = 100_000  # of SQLite's machine between two calls: a few milliseconds


@contextmanager
def attended(connection: Connection, attend: Callable[[], None] | None) -> Iterator[None]:
    """Call `attend` while the queries of the block run; what it raises ends the query, and the block."""
    driver = connection.connection.driver_connection
    if attend is None or driver is None:
        yield
        return
    raised: list[Exception] = []

    def asked() -> bool:
        try:
            attend()
        except Exception as error:  # noqa: BLE001 - raised again below, which SQLite would not do
            raised.append(error)
        return bool(raised)

    driver.set_progress_handler(asked, _STEPS)
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as interrupted:
        if raised:
            raise raised[0] from interrupted
        raise
    finally:
        driver.set_progress_handler(None, 0)
