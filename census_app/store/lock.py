"""One program at a time may write an inventory.

The lock is the operating system's own, on a small file beside the inventory: it goes with the
process, however it ends. The file also says who holds it, for the sentence shown to the second one.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an inventory open for writing, and since when."""

    user: str
    host: str
    since: datetime

    def sentence(self) -> str:
        """« marie sur portable-2, depuis le 24/09/2026 à 14:32 »."""
        return f"{self.user} sur {self.host}, depuis le {self.since.astimezone():%d/%m/%Y à %H:%M}"


class WriteLock:
    """The right to write one inventory, held until released or until the process ends."""

    def __init__(self, file: IO[str], path: Path) -> None:
        self._file = file
        self._path = path

    def release(self) -> None:
        """Give the right back; does nothing the second time."""
        if not self._file.closed:
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._file.close()


def lock_path(inventory: Path) -> Path:
    """The lock file of an inventory."""
    return inventory.with_name(f"{inventory.name}.lock")


def acquire(inventory: Path) -> WriteLock | Holder:
    """The lock, or who holds it. OSError when the folder cannot be written."""
    path = lock_path(inventory)
    while True:
        file = path.open("a+", encoding="utf-8")
        if not _try_lock(file):
            with file:
                return _read_holder(file)
        if _is_still_there(file, path):
            break
        file.close()
    file.seek(0)
    file.truncate()
    # The first byte is the one Windows locks: readers of the holder start after it.
    content: dict[str, Any] = {
        "user": _user(),
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    file.write(" " + json.dumps(content))
    file.flush()
    return WriteLock(file, path)


def _is_still_there(file: IO[str], path: Path) -> bool:
    """False when the previous holder removed the file between our opening and our locking it."""
    with contextlib.suppress(OSError):
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    return False


def _read_holder(file: IO[str]) -> Holder:
    try:
        file.seek(1)
        content = json.loads(file.read())
        return Holder(content["user"], content["host"], datetime.fromisoformat(content["since"]))
    except (ValueError, KeyError, TypeError, OSError):
        return Holder("un autre programme", "cet ordinateur", datetime.now(UTC))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "quelqu’un"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[str]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
