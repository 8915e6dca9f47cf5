"""Initiatives and networks: list, search, create, edit, retire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from census_app.domain.change import Change
from census_app.domain.fields import FieldValue, record_field
from census_app.domain.interviews import Interview
from census_app.domain.records import (
    Contact,
    Link,
    Need,
    Recommendation,
    Record,
    RecordFilter,
    RecordRow,
    Site,
)
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.services.inventories import Inventory
from census_app.services.reference import typology
from census_app.store import campaigns, interviews, record_lists, records, tables
from census_app.store.writer import Writer

_GONE = "Cette fiche n’existe plus : elle a peut-être été annulée."


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record with all that belongs to it, as the record page shows it.

    ``values`` are this campaign's by indicator code, ``previous`` those of ``previous_year``.
    """

    record: Record
    sites: tuple[Site, ...]
    links: tuple[Link, ...]
    values: Mapping[str, IndicatorValue]
    previous: Mapping[str, IndicatorValue]
    previous_year: int | None
    needs: tuple[Need, ...]
    recommendations: tuple[Recommendation, ...]
    contacts: tuple[Contact, ...]
    interviews: tuple[Interview, ...]


def ids(
    inventory: Inventory,
    wanted: RecordFilter,
    campaign_id: int | None,
    sort: str = "name",
    *,
    descending: bool = False,
) -> list[int]:
    """The ids of the records one looks for, in order; ``rows`` reads those on the screen."""
    coded = typology()
    positions = {name: [value.code for value in coded.list(name)] for name in ("status", "lifecycle")}
    positions["domain"] = [
        value.code for value in sorted(coded.list("domain"), key=lambda value: value.label.casefold())
    ]
    with inventory.read() as connection:
        return record_lists.record_ids(
            connection, wanted, campaign_id, sort=sort, descending=descending, positions=positions
        )


def rows(inventory: Inventory, record_ids: Sequence[int], campaign_id: int | None) -> dict[int, RecordRow]:
    """The list's rows for some ids, by id."""
    with inventory.read() as connection:
        return record_lists.record_rows(connection, record_ids, campaign_id)


def search(inventory: Inventory, typed: str, campaign_id: int | None, limit: int = 50) -> list[RecordRow]:
    """What the search box proposes for the words typed so far (name, commune, person, description)."""
    with inventory.read() as connection:
        found = record_lists.search(connection, typed, limit)
        by_id = record_lists.record_rows(connection, found, campaign_id)
    return [by_id[record_id] for record_id in found]


def get(inventory: Inventory, record_id: int, campaign_id: int | None) -> Record:
    """One record. CensusError when it is gone."""
    with inventory.read() as connection:
        record = records.get_record(connection, record_id, campaign_id)
    if record is None:
        raise CensusError(_GONE)
    return record


def page(inventory: Inventory, record_id: int, campaign_id: int | None) -> RecordPage:
    """One record with all that belongs to it. CensusError when it is gone."""
    with inventory.read() as connection:
        record = records.get_record(connection, record_id, campaign_id)
        if record is None:
            raise CensusError(_GONE)
        every = campaigns.every(connection)
        year = next((campaign.year for campaign in every if campaign.id == campaign_id), None)
        earlier = next((campaign for campaign in every if year and campaign.year < year), None)
        return RecordPage(
            record=record,
            sites=records.sites_of(connection, record_id),
            links=records.links_of(connection, record_id),
            values=records.values_of(connection, record_id, campaign_id) if campaign_id else {},
            previous=records.values_of(connection, record_id, earlier.id) if earlier else {},
            previous_year=earlier.year if earlier else None,
            needs=records.needs(connection, record_id=record_id),
            recommendations=records.recommendations(connection, record_id=record_id),
            contacts=records.contacts_of(connection, record_id),
            interviews=interviews.of_record(connection, record_id),
        )


def create(
    inventory: Inventory,
    kind: str,
    values: Mapping[str, FieldValue],
    campaign_id: int | None,
    *,
    origin: str = "",
) -> Change:
    """Create a record and, in a campaign, its annual record; ``Change.created`` is its id.

    ``values`` are fields by code; ``name`` is required (CensusError).
    """
    name = str(values.get("name") or "").strip()
    if not name:
        raise CensusError("Donnez un nom à la fiche.")
    what = "Réseau créé" if kind == "network" else "Initiative créée"
    own, annual = _split({**values, "name": name, "kind": kind})
    with inventory.write(f"{what} : {name}", origin=origin) as writing:
        record_id = writing.writer.insert(tables.record, own)
        if campaign_id is not None:
            campaigns.require_open(writing.writer.connection, campaign_id)
            row = {"record_id": record_id, "campaign_id": campaign_id, "status": "reperee", **annual}
            writing.writer.insert(tables.annual_record, row)
        writing.writer.created(record_id)
    return writing.change


def edit(
    inventory: Inventory,
    record_id: int,
    values: Mapping[str, FieldValue],
    campaign_id: int | None = None,
    *,
    origin: str = "",
) -> Change:
    """Change fields of a record; the annual ones (status, life cycle…) in the campaign given."""
    if "name" in values and not str(values["name"] or "").strip():
        raise CensusError("Une fiche ne peut pas rester sans nom.")
    own, annual = _split(values)
    label = ", ".join(record_field(code).label for code in values)
    with inventory.write(label, origin=origin) as writing:
        try:
            if own:
                writing.writer.update(tables.record, record_id, own)
        except KeyError as error:
            raise CensusError(_GONE) from error
        if annual:
            if campaign_id is None:
                raise CensusError("Choisissez d’abord une campagne : ce champ change d’une année à l’autre.")
            annual_id = ensure_annual(writing.writer, record_id, campaign_id)
            writing.writer.update(tables.annual_record, annual_id, annual)
    return writing.change


def edit_many(
    inventory: Inventory,
    record_ids: Sequence[int],
    values: Mapping[str, FieldValue],
    campaign_id: int | None = None,
    *,
    origin: str = "",
) -> Change:
    """Give the same values to several records, in one change."""
    own, annual = _split(values)
    label = f"{', '.join(record_field(code).label for code in values)} : {len(record_ids)} fiches"
    with inventory.write(label, origin=origin) as writing:
        for record_id in record_ids:
            if own:
                writing.writer.update(tables.record, record_id, own)
            if annual and campaign_id is not None:
                annual_id = ensure_annual(writing.writer, record_id, campaign_id)
                writing.writer.update(tables.annual_record, annual_id, annual)
    return writing.change


def retire(inventory: Inventory, record_ids: Sequence[int], *, origin: str = "") -> Change:
    """Take records out of the lists and of the figures; nothing is erased, and it can be undone."""
    return _set_retired(inventory, record_ids, datetime.now(UTC), "Fiche retirée", origin)


def bring_back(inventory: Inventory, record_ids: Sequence[int], *, origin: str = "") -> Change:
    """Put retired records back in the lists and in the figures."""
    return _set_retired(inventory, record_ids, None, "Fiche remise", origin)


def ensure_annual(writer: Writer, record_id: int, campaign_id: int) -> int:
    """The id of a record's annual record in an open campaign, created when there is none yet."""
    campaigns.require_open(writer.connection, campaign_id)
    row = records.annual_record(writer.connection, record_id, campaign_id)
    if row is not None:
        return int(row.id)
    values = {"record_id": record_id, "campaign_id": campaign_id, "status": "reperee"}
    return writer.insert(tables.annual_record, values)


def _set_retired(
    inventory: Inventory, record_ids: Sequence[int], moment: datetime | None, label: str, origin: str
) -> Change:
    text = label if len(record_ids) == 1 else f"{label} ({len(record_ids)})"
    with inventory.write(text, origin=origin) as writing:
        for record_id in record_ids:
            writing.writer.update(tables.record, record_id, {"retired_at": moment})
    return writing.change


def _split(values: Mapping[str, FieldValue]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Field values by where they are kept: the record itself, its annual record. KeyError: no such field."""
    own: dict[str, Any] = {}
    annual: dict[str, Any] = {}
    for code, value in values.items():
        kept = value if value not in ("", ()) else None
        (annual if record_field(code).annual else own)[code] = kept
    return own, annual
