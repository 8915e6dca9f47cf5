"""Records that may be the one whose name is being typed."""

from __future__ import annotations

from census_app.domain.records import RecordFilter, RecordRow
from census_app.domain.text import fold
from census_app.exchange.similar import SimilarNames
from census_app.services import records
from census_app.services.inventories import Inventory

_SHORTEST = 3
"""Fewer letters than this are like everything."""


def like(
    inventory: Inventory, name: str, commune: str | None, campaign_id: int | None, *, but: int | None = None
) -> RecordRow | None:
    """The record that looks most like this name, ``but`` one left out; None when none does.

    The same name anywhere, or a name that looks alike in the same commune (as the import judges it).
    """
    wanted = fold(name)
    if len(wanted) < _SHORTEST:
        return None
    for row in records.search(inventory, name, campaign_id, 20):
        if row.id != but and fold(row.name) == wanted:
            return row
    if commune is None:
        return None
    here = records.ids(inventory, RecordFilter(communes=(commune,)), campaign_id)
    rows = records.rows(inventory, [record_id for record_id in here if record_id != but], campaign_id)
    names = SimilarNames()
    for row in rows.values():
        names.add(row.name, commune, str(row.id))
    found = names.like(name, commune)
    return None if found is None else rows[int(found)]
