"""The files that interviews bring (a picture, a sound): copied beside the inventory, named by their content.

The answer holds the name. A file moved or changed since is no loss, and the same file given twice is kept
once. A backup of the inventory takes them along, to where it lies.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from census_app.errors import CensusError, reason
from census_app.store import interviews
from census_app.store.inventory import Inventory

FOLDER: Final = "pieces-jointes"

_MARK: Final = 16
"""Hexadecimal figures of the content's SHA-256 before the name."""


def keep(inventory: Inventory, file: Path) -> str:
    """Copy a file beside the inventory; the name it is kept under, which is the answer.

    CensusError when the inventory is read only, or the file cannot be read or copied.
    """
    if inventory.read_only:
        raise CensusError(inventory.read_only)
    try:
        with file.open("rb") as content:
            mark = hashlib.file_digest(content, "sha256").hexdigest()[:_MARK]
        kept = inventory.path.parent / FOLDER / f"{mark}-{file.name}"
        _copy(file, kept)
    except OSError as error:
        raise CensusError(f"Le fichier « {file.name} » n’a pas pu être gardé : {reason(error)}.") from error
    return kept.name


def take_along(source: Path, target: Path) -> int:
    """Copy the files kept beside one inventory to beside another; how many were not there yet.

    ``source`` and ``target`` are the folders of the inventories. CensusError when one cannot be copied.
    """
    kept = source / FOLDER
    if source.resolve() == target.resolve() or not kept.is_dir():
        return 0
    copied = 0
    for file in sorted(kept.iterdir()):
        if file.name.startswith(".") or not file.is_file():
            continue
        try:
            copied += _copy(file, target / FOLDER / file.name)
        except OSError as error:
            raise CensusError(
                f"La pièce jointe « {called(file.name)} » n’a pas pu être copiée dans « {target} » : "
                f"{reason(error)}."
            ) from error
    return copied


def _copy(file: Path, target: Path) -> bool:
    """Copy a file whole, unless it is there already (its name tells its content)."""
    if target.exists() and target.stat().st_size == file.stat().st_size:
        return False
    draft = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, draft)
        draft.replace(target)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
    return True


def locate(inventory: Inventory, answer: str) -> Path | None:
    """The file that an answer names; None when it is not there."""
    kept = inventory.path.parent / FOLDER / Path(answer).name
    if answer and kept.is_file():
        return kept
    given = Path(answer)
    return given if given.is_absolute() and given.is_file() else None


def missing(inventory: Inventory) -> tuple[str, ...]:
    """The kept files that interviews name and that are no longer there, a French sentence each."""
    folder = inventory.path.parent / FOLDER
    with inventory.read() as connection:
        named = [
            (number, text)
            for number, state in interviews.states(connection)
            for text in state.get("answers", {}).values()
            if _is_kept(text)
        ]
    return tuple(
        f"La pièce jointe « {called(name)} » de l’entretien n° {number} n’est plus dans « {FOLDER} », "
        "à côté de l’inventaire."
        for number, name in named
        if not (folder / name).is_file()
    )


def called(answer: str) -> str:
    """The name that a kept file had."""
    name = Path(answer).name
    return name[_MARK + 1 :] if _is_kept(name) else name


def _is_kept(name: str) -> bool:
    """Whether a name is one that files are kept under: the mark of a content before their own."""
    mark, dash, rest = name.partition("-")
    return bool(dash and rest) and len(mark) == _MARK and set(mark) <= set("0123456789abcdef")
