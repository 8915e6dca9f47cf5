"""What belongs to a record besides its fields: sites, links, contacts, needs, recommendations.

One way to add, edit and remove them all: a part is a row of its table, its columns the values.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.services.inventories import Inventory
from census_app.store import campaigns, lookups, tables
from census_app.store.writer import Writer

PART_LABELS: Final = MappingProxyType(
    {
        "site": "Lieu d’activité",
        "link": "Lien",
        "contact": "Contact",
        "need": "Besoin non couvert",
        "recommendation": "Préconisation",
        "observation": "Comptage",
    }
)


def add(inventory: Inventory, part: str, values: Mapping[str, Any], *, origin: str = "") -> Change:
    """Add a part; ``Change.created`` is its id. KeyError: no such part.

    A site, a contact, a need or a recommendation gives its ``record_id``; a link its ``source_id`` and
    ``target_id``; needs and recommendations their ``campaign_id`` too.
    """
    _check(part, values)
    with inventory.write(f"{PART_LABELS[part]} : ajout", origin=origin) as writing:
        if values.get("campaign_id") is not None:
            campaigns.require_open(writing.writer.connection, values["campaign_id"])
        writing.writer.created(writing.writer.insert(tables.named(part), values))
    return writing.change


def edit(
    inventory: Inventory, part: str, part_id: int, values: Mapping[str, Any], *, origin: str = ""
) -> Change:
    """Change columns of a part. CensusError when it is gone."""
    _check(part, values)
    with inventory.write(f"{PART_LABELS[part]} : modification", origin=origin) as writing:
        _require_open(writing.writer, part, part_id)
        try:
            writing.writer.update(tables.named(part), part_id, values)
        except KeyError as error:
            raise CensusError(f"{PART_LABELS[part]} : cette ligne n’existe plus.") from error
    return writing.change


def remove(inventory: Inventory, part: str, part_id: int, *, origin: str = "") -> Change:
    """Remove a part; it can be undone. CensusError when it is gone."""
    with inventory.write(f"{PART_LABELS[part]} : retrait", origin=origin) as writing:
        _require_open(writing.writer, part, part_id)
        try:
            writing.writer.delete(tables.named(part), part_id)
        except KeyError as error:
            raise CensusError(f"{PART_LABELS[part]} : cette ligne n’existe plus.") from error
    return writing.change


def _require_open(writer: Writer, part: str, part_id: int) -> None:
    """CensusError when the part belongs to a campaign that is closed."""
    row = lookups.row(writer.connection, tables.named(part), part_id)
    if row is not None:
        campaigns.require_open_for(writer.connection, part, row)


def _check(part: str, values: Mapping[str, Any]) -> None:
    """What no part may be: a site with a negative share, a link from a record to itself, a nameless line."""
    if part == "site" and values.get("share") is not None and values["share"] < 0:
        raise CensusError("La part d’un lieu est un pourcentage de 0 à 100.")
    if (
        part == "link"
        and values.get("source_id") is not None
        and values["source_id"] == values.get("target_id")
    ):
        raise CensusError("Une fiche ne peut pas être liée à elle-même.")
    for column, sentence in (
        ("name", "Donnez le nom de la personne."),
        ("wording", "Écrivez de quoi il s’agit."),
        ("label", "Écrivez ce qui a été compté."),
    ):
        if column in values and not str(values[column] or "").strip():
            raise CensusError(sentence)
