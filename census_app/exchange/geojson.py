"""Records as a GeoJSON file (RFC 7946): a point where they are, their fields as properties."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from census_app.domain.communes import Gazetteer
from census_app.domain.indicators import Catalogue
from census_app.domain.typology import Typology
from census_app.exchange.known import KnownRecord
from census_app.exchange.placing import placed
from census_app.exchange.record_cells import RecordCells


def write_geojson(
    path: Path,
    records: Iterable[KnownRecord],
    targets: tuple[str, ...],
    lists: tuple[Typology, Catalogue, Gazetteer],
    advance: Callable[[int], None] = lambda _: None,
) -> int:
    """Write a feature a record; returns their number. CensusError: the file cannot be written.

    The point is that of the first site that has one, else the centre of the commune of the seat or of the
    first site (property ``located``: ``site`` or ``commune``); a record that is not located has none.
    """
    typology, catalogue, gazetteer = lists
    cells = RecordCells(typology, catalogue)
    count = 0
    with placed(path) as draft, draft.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for count, known in enumerate(records, start=1):
            properties = {target: _plain(cells.cell(known, target)) for target in targets}
            file.write(",\n" if count > 1 else "\n")
            json.dump(_feature(known, properties, gazetteer), file, ensure_ascii=False, separators=(",", ":"))
            advance(count)
        file.write("\n]}\n")
    return count


def _feature(known: KnownRecord, properties: dict[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    located, point = _point(known, gazetteer)
    return {
        "type": "Feature",
        "id": known.record.uuid,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {**{code: value for code, value in properties.items() if value is not None}, **located},
    }


def _point(known: KnownRecord, gazetteer: Gazetteer) -> tuple[dict[str, str], list[float] | None]:
    for site in known.sites:
        if site.latitude is not None and site.longitude is not None:
            return {"located": "site"}, [float(site.longitude), float(site.latitude)]
    codes = (known.record.text("commune"), *(site.commune or "" for site in known.sites))
    commune = next((found for code in codes if code and (found := gazetteer.get(code))), None)
    if commune is None or commune.longitude is None or commune.latitude is None:
        return {}, None
    return {"located": "commune"}, [commune.longitude, commune.latitude]


def _plain(value: object) -> Any:
    """A cell in JSON’s own types; the digits of an amount are written as they are."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
