"""The files that interviews bring (a picture, a sound): copied beside the inventory, named by their content.

The answer holds the name. A file moved or changed since is no loss, the same file given twice is kept once,
and a backup of the inventory, which lies in the same folder, still finds what it names.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from census_app.errors import CensusError, reason
from census_app.services.inventories import Inventory

FOLDER: Final = "pieces-jointes"

_MARK: Final = 16
"""Hexadecimal figures of the content's SHA-256 before the name."""


def keep(inventory: Inventory, file: Path) -> str:
    """Copy a file beside the inventory; the name it is kept under, which is the answer.

    CensusError when the inventory is read only, or the file cannot be read or copied.
    """
    if inventory.read_only:
        raise CensusError(inventory.read_only)
    folder = inventory.path.parent / FOLDER
    draft = folder / f".{file.name}.part"
    try:
        with file.open("rb") as content:
            mark = hashlib.file_digest(content, "sha256").hexdigest()[:_MARK]
        kept = folder / f"{mark}-{file.name}"
        if not kept.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, draft)
            draft.replace(kept)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise CensusError(f"Le fichier « {file.name} » n’a pas pu être gardé : {reason(error)}.") from error
    return kept.name


def locate(inventory: Inventory, answer: str) -> Path | None:
    """The file that an answer names; None when it is not there."""
    for found in (inventory.path.parent / FOLDER / Path(answer).name, Path(answer)):
        if answer and found.is_file():
            return found
    return None


def called(answer: str) -> str:
    """The name that a kept file had."""
    name = Path(answer).name
    mark, dash, rest = name.partition("-")
    kept = bool(dash and rest) and len(mark) == _MARK and set(mark) <= set("0123456789abcdef")
    return rest if kept else name
