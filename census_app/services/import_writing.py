"""Writing the lines of an import: new records in bulk, changed ones each for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from census_app.domain.values import IndicatorValue
from census_app.exchange.review import RowWrite
from census_app.exchange.sites import SiteShare
from census_app.services.records import ensure_annual
from census_app.services.values import put_value, value_columns
from census_app.store import bulk, campaigns, tables
from census_app.store.records import sites_of
from census_app.store.writer import Writer

_FIRST_STATUS = "reperee"
_BATCH = 2_000


def write_rows(
    writer: Writer,
    writes: Sequence[tuple[int, RowWrite]],
    campaign_id: int | None,
    progress: Callable[[int, int], None] | None = None,
) -> list[int]:
    """Write the lines (row number, what it writes); returns the ids of the new records.

    New records come first, then the changes, then the links, which may lead to records of any line.
    CensusError when the campaign is closed.
    """
    if campaign_id is not None and any(_needs_campaign(write) for _, write in writes):
        campaigns.require_open(writer.connection, campaign_id)
    new = [(row, write) for row, write in writes if write.record_id is None]
    ids: dict[int, int] = {row: write.record_id for row, write in writes if write.record_id is not None}
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        created = _create(writer, [write for _, write in batch], campaign_id)
        ids |= {row: record_id for (row, _), record_id in zip(batch, created, strict=True)}
        if progress is not None:
            progress(start + len(batch), len(writes))
    for done, (_, write) in enumerate(writes, start=1):
        if write.record_id is not None:
            _change(writer, write.record_id, write, campaign_id)
        if progress is not None and done % _BATCH == 0:
            progress(max(done, len(new)), len(writes))
    _link(writer, writes, ids)
    return [ids[row] for row, _ in new]


def _needs_campaign(write: RowWrite) -> bool:
    return write.record_id is None or bool(write.annual or write.values)


def _create(writer: Writer, writes: Sequence[RowWrite], campaign_id: int | None) -> list[int]:
    uuids = [write.uuid or str(uuid4()) for write in writes]
    ids = bulk.insert_rows(writer, tables.record, [dict(write.own) for write in writes], uuids=uuids)
    pairs = list(zip(ids, writes, strict=True))
    sites = [_site_row(record_id, site) for record_id, write in pairs for site in write.sites or ()]
    bulk.insert_rows(writer, tables.site, sites)
    if campaign_id is not None:
        annual = [
            {
                "record_id": record_id,
                "campaign_id": campaign_id,
                "status": _FIRST_STATUS,
                **write.annual,
            }
            for record_id, write in pairs
        ]
        annual_ids = bulk.insert_rows(writer, tables.annual_record, annual)
        owned = [
            (record_id, _value_row(annual_id, value))
            for annual_id, (record_id, write) in zip(annual_ids, pairs, strict=True)
            for value in write.values.values()
        ]
        owners = [record_id for record_id, _ in owned]
        bulk.insert_rows(writer, tables.indicator_value, [row for _, row in owned], owners=owners)
    return ids


def _change(writer: Writer, record_id: int, write: RowWrite, campaign_id: int | None) -> None:
    writer.update(tables.record, record_id, write.own)
    if write.sites is not None:
        _replace_sites(writer, record_id, write.sites)
    if campaign_id is None or not (write.annual or write.values):
        return
    annual_id = ensure_annual(writer, record_id, campaign_id)
    writer.update(tables.annual_record, annual_id, write.annual)
    for value in write.values.values():
        put_value(writer, annual_id, value)


def _replace_sites(writer: Writer, record_id: int, sites: Sequence[SiteShare]) -> None:
    """Make the sites those given; one that stays in its commune keeps its address and its uuid."""
    left = list(sites_of(writer.connection, record_id))
    for site in sites:
        same = next((old for old in left if old.commune == site.commune), None)
        if same is None:
            writer.insert(tables.site, _site_row(record_id, site))
        else:
            left.remove(same)
            writer.update(tables.site, same.id, {"share": site.share})
    for old in left:
        writer.delete(tables.site, old.id)


def _link(writer: Writer, writes: Sequence[tuple[int, RowWrite]], ids: dict[int, int]) -> None:
    rows = [
        {
            "source_id": ids[row],
            "target_id": ref.record_id if ref.record_id is not None else ids[ref.row or 0],
            "kind": bulk.ADHERES,
        }
        for row, write in writes
        for ref in write.networks
    ]
    bulk.insert_rows(writer, tables.link, rows)


def _site_row(record_id: int, site: SiteShare) -> dict[str, Any]:
    return {"record_id": record_id, "commune": site.commune, "share": site.share}


def _value_row(annual_id: int, value: IndicatorValue) -> dict[str, Any]:
    return {"annual_record_id": annual_id, "indicator": value.indicator, **value_columns(value)}
