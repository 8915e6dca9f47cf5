"""Questionnaires: kept by version in the inventory, converted once, read by the form engine."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from census_app import paths
from census_app.domain.change import Change
from census_app.domain.interviews import Questionnaire
from census_app.errors import CensusError
from census_app.services.form_look import FormLook, look_at, refuse
from census_app.services.inventories import Inventory
from census_app.services.questionnaire_workbooks import SHIPPED, write_kept
from census_app.store import campaigns, tables
from census_app.store import questionnaires as stored

if TYPE_CHECKING:
    from census_app.forms import FormDefinition
    from census_app.forms.difference import Difference

_GONE = "Ce questionnaire n’est plus dans l’inventaire."


@dataclass(frozen=True, slots=True)
class QuestionnaireLine:
    """A version kept; the years of the campaigns that use it, newest first; how many interviews follow it."""

    questionnaire: Questionnaire
    campaigns: tuple[int, ...]
    interviews: int


def every(inventory: Inventory) -> tuple[QuestionnaireLine, ...]:
    """The questionnaires kept: form by form, those shipped first; the last kept first within a form."""
    with inventory.read() as connection:
        years = stored.years_of_use(connection)
        counts = stored.interview_counts(connection)
        lines = [
            QuestionnaireLine(kept, years.get(kept.id, ()), counts.get(kept.id, 0))
            for kept in stored.every(connection)
        ]
    return tuple(sorted(lines, key=lambda line: _place(line.questionnaire.form_id)))


def get(inventory: Inventory, questionnaire_id: int) -> Questionnaire:
    """A questionnaire with its source. CensusError when it is not kept."""
    try:
        with inventory.read() as connection:
            return stored.get(connection, questionnaire_id)[0]
    except KeyError as error:
        raise CensusError(_GONE) from error


def look(inventory: Inventory, path: Path) -> FormLook:
    """Look at an XLSForm before keeping it: what it is, and every problem, unknown targets included.

    Never raises for a faulty form or file. Another content under a version that is kept is a problem.
    """
    with inventory.read() as connection:
        return look_at(path, lambda form_id, version: stored.of_version(connection, form_id, version))


def keep(inventory: Inventory, path: Path) -> int:
    """Keep an XLSForm (workbook or text) and return its id; the same questionnaire is kept once.

    FormError, with every problem, when it is not sound, when a ``save_to`` leads nowhere, or when the
    inventory has another content under the same version.
    """
    kept = add(inventory, path).created
    if kept is None:
        raise RuntimeError("a questionnaire that is kept has an id")
    return kept


def add(inventory: Inventory, path: Path, *, origin: str = "") -> Change:
    """Keep an XLSForm as `keep` does, as a change that can be undone; `Change.created` is its id."""
    seen = look(inventory, path)
    if seen.definition is None or seen.problems:
        raise refuse(seen)
    if seen.known is not None:
        return Change(None, origin=origin, created=seen.known)
    return _insert(inventory, path, seen.definition, origin)


def keep_shipped(inventory: Inventory) -> tuple[int, ...]:
    """The version of each shipped questionnaire that a campaign opened today takes; returns their ids.

    It is the program's own, kept if need be, unless the last one kept came from the user.
    """
    folder = paths.resources() / "questionnaires"
    return tuple(_shipped_or_own(inventory, folder / name) for name in SHIPPED)


def for_campaign(inventory: Inventory, year: int) -> tuple[int, ...]:
    """The questionnaires that a campaign of this year is opened with: the newest version of each form.

    The forms are those shipped and those of the campaign before.
    """
    shipped = keep_shipped(inventory)
    with inventory.read() as connection:
        before = next((other for other in campaigns.every(connection) if other.year < year), None)
        used = () if before is None else stored.of_campaign(connection, before.id)
        newest = {kept.form_id: stored.newest(connection, kept.form_id) for kept in used}
        known = {stored.get(connection, kept_id)[0].form_id for kept_id in shipped}
    return (*shipped, *(kept.id for form_id, kept in newest.items() if kept and form_id not in known))


def use(inventory: Inventory, campaign_id: int, questionnaire_id: int, *, origin: str = "") -> Change:
    """Have a campaign take this version of a form, or a form it did not have.

    CensusError when the campaign is not open, or has an interview of that form: its version is then that
    of the answers.
    """
    kept = get(inventory, questionnaire_id)
    label = f"Questionnaire de la campagne : {named(kept)}"
    with inventory.write(label, origin=origin) as writing:
        stored.require_free(writing.writer.connection, campaign_id, kept)
        if stored.used_by(writing.writer.connection, campaign_id, kept.form_id) == questionnaire_id:
            return Change(None, origin=origin, label=label)
        stored.assign(writing.writer, campaign_id, (questionnaire_id,))
    return writing.change


def obstacle(inventory: Inventory, campaign_id: int, questionnaire_id: int) -> str:
    """Why `use` would refuse, in its own sentence; empty when it would not."""
    if inventory.read_only:
        return inventory.read_only
    try:
        kept = get(inventory, questionnaire_id)
        with inventory.read() as connection:
            stored.require_free(connection, campaign_id, kept)
    except CensusError as refusal:
        return str(refusal)
    return ""


def of_campaign(inventory: Inventory, campaign_id: int) -> tuple[Questionnaire, ...]:
    """The questionnaires a campaign uses."""
    with inventory.read() as connection:
        return stored.of_campaign(connection, campaign_id)


def definition(inventory: Inventory, questionnaire_id: int) -> FormDefinition:
    """The form engine's definition of a kept questionnaire. KeyError: no such one."""
    with inventory.read() as connection:
        _, xform, files = stored.get(connection, questionnaire_id)
    return _read(xform, tuple(sorted(files.items())))


def differences(inventory: Inventory, before_id: int, after_id: int) -> tuple[Difference, ...]:
    """What changed from one questionnaire to another, in the order of the second. KeyError: no such one."""
    from census_app.forms.difference import compare

    return compare(definition(inventory, before_id), definition(inventory, after_id))


def export(inventory: Inventory, questionnaire_id: int, out: Path) -> Path:
    """Give a questionnaire back as a file, and return its path.

    What came as a workbook goes out byte for byte under its own extension; what came as text is written as
    a workbook; an XForm stays one. The files of choices beside it go beside. CensusError when a file cannot
    be written, or another content has the name of a file of choices.
    """
    kept = get(inventory, questionnaire_id)
    with inventory.read() as connection:
        files = stored.get(connection, questionnaire_id)[2]
    return write_kept(kept.file_name, kept.source, files, out)


def named(kept: Questionnaire) -> str:
    """A questionnaire as a sentence names it: its title and its version."""
    return f"{kept.title}, version {kept.version}" if kept.version else kept.title


def _shipped_or_own(inventory: Inventory, path: Path) -> int:
    """The newest kept of the form that a shipped file holds; the file itself where it is the newest.

    A version that is already kept, even if the program's has been corrected since, stays as it is.
    """
    form_id = path.stem
    with inventory.read() as connection:
        newest = stored.newest(connection, form_id)
    if newest is not None and newest.file_name != path.name:
        return newest.id
    seen = look(inventory, path)
    if seen.definition is None:
        raise refuse(seen)
    with inventory.read() as connection:
        same = stored.of_version(connection, seen.form_id, seen.version)
        newest = stored.newest(connection, seen.form_id)
    return newest.id if same and newest is not None else keep(inventory, path)


def _insert(inventory: Inventory, path: Path, form: FormDefinition, origin: str) -> Change:
    source = path.read_bytes()
    files = dict(form.files)
    beside = "".join(f"{name}\n{text}" for name, text in sorted(files.items()))
    row = {
        "form_id": form.form_id,
        "version": form.version,
        "title": form.title,
        "file_name": path.name,
        "source": source,
        "xform": form.xml,
        "files": files or None,
        "digest": hashlib.sha256(source + beside.encode()).hexdigest(),
        "added_at": datetime.now(UTC),
    }
    with inventory.write(f"Questionnaire ajouté : {form.title}", origin=origin) as writing:
        writing.writer.created(writing.writer.insert(tables.questionnaire, row))
    return writing.change


def _place(form_id: str) -> int:
    file = f"{form_id}.md"
    return SHIPPED.index(file) if file in SHIPPED else len(SHIPPED)


@lru_cache(maxsize=16)
def _read(xform: str, files: tuple[tuple[str, str], ...]) -> FormDefinition:
    from census_app.forms import load_xform

    return load_xform(xform, dict(files))
