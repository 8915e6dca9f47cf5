"""Questionnaires: kept by version in the inventory, converted once, read by the form engine."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from census_app import paths
from census_app.domain.interviews import Questionnaire
from census_app.services.inventories import Inventory
from census_app.store import questionnaires as stored
from census_app.store import tables

if TYPE_CHECKING:
    from census_app.forms import FormDefinition

SHIPPED: Final = ("initiative.md", "reseau.md", "participant.md")
"""The questionnaires a campaign starts with, in the order they are proposed."""


def keep_shipped(inventory: Inventory) -> tuple[int, ...]:
    """Keep the questionnaires shipped with the program, as they are today; returns their ids."""
    folder = paths.resources() / "questionnaires"
    return tuple(keep(inventory, folder / name) for name in SHIPPED)


def keep(inventory: Inventory, path: Path) -> int:
    """Keep an XLSForm (workbook or text) and return its id; the same file is kept once.

    FormError, with every problem of the form, when it is not sound.
    """
    source = path.read_bytes()
    form = _converted(source, path)
    files = dict(form.files)
    beside = "".join(f"{name}\n{text}" for name, text in sorted(files.items()))
    digest = hashlib.sha256(source + beside.encode()).hexdigest()
    with inventory.read() as connection:
        known = stored.by_digest(connection, digest)
    if known is not None:
        return known
    row = {
        "form_id": form.form_id,
        "version": form.version,
        "title": form.title,
        "file_name": path.name,
        "source": source,
        "xform": form.xml,
        "files": files or None,
        "digest": digest,
        "added_at": datetime.now(UTC),
    }
    with inventory.write(f"Questionnaire ajouté : {form.title}") as writing:
        return writing.writer.insert(tables.questionnaire, row)


def of_campaign(inventory: Inventory, campaign_id: int) -> tuple[Questionnaire, ...]:
    """The questionnaires a campaign uses."""
    with inventory.read() as connection:
        return stored.of_campaign(connection, campaign_id)


def definition(inventory: Inventory, questionnaire_id: int) -> FormDefinition:
    """The form engine's definition of a kept questionnaire. KeyError: no such one."""
    with inventory.read() as connection:
        _, xform, files = stored.get(connection, questionnaire_id)
    return _read(xform, tuple(sorted(files.items())))


@lru_cache(maxsize=16)
def _converted(source: bytes, path: Path) -> FormDefinition:  # noqa: ARG001 - the content is the key
    from census_app.forms import load_form

    return load_form(path)


@lru_cache(maxsize=16)
def _read(xform: str, files: tuple[tuple[str, str], ...]) -> FormDefinition:
    from census_app.forms import load_xform

    return load_xform(xform, dict(files))
