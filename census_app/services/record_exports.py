"""Records in open formats, to be read elsewhere or corrected in a spreadsheet and imported again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from census_app.errors import CensusError
from census_app.exchange.delimited import write_csv
from census_app.exchange.exporting import export_rows, export_sheet, export_targets
from census_app.exchange.geojson import write_geojson
from census_app.exchange.known import KnownRecord
from census_app.exchange.template import template_pages
from census_app.services.inventories import Inventory
from census_app.services.reference import catalogue, gazetteer, typology
from census_app.sheets.writing import write_workbook
from census_app.store import bulk

_EVERY = 500


def export_records(
    inventory: Inventory,
    path: Path,
    campaign_id: int | None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write every record that is not retired to a csv, xlsx or geojson file; returns their number.

    One column a field, a row a record, with the annual fields and the indicators of the campaign. What
    ``census-app import records`` reads back without a change. CensusError: another format, a file that
    cannot be written, or ``cancelled`` said so; the file is then as it was.
    """
    path = Path(path)
    if path.suffix.lower() not in {".csv", ".xlsx", ".geojson"}:
        raise CensusError(f"« {path.name} » : choisissez un fichier .csv, .xlsx ou .geojson.")
    with inventory.read() as connection:
        ids = bulk.ids_in_use(connection)
        beside = bulk.told_beside(connection, campaign_id) if campaign_id is not None else set()
        targets = export_targets(catalogue(), beside)

        def advance(count: int) -> None:
            if count % _EVERY == 0 or count == len(ids):
                if progress is not None:
                    progress(count, len(ids))
                if cancelled is not None and cancelled():
                    raise CensusError("L’export a été arrêté : aucun fichier n’a été écrit.")

        def records() -> Iterator[KnownRecord]:
            whole = bulk.whole_records(connection, ids, campaign_id)
            for count, record in enumerate(whole, start=1):
                yield KnownRecord(*record)
                advance(count)

        if path.suffix.lower() == ".geojson":
            return write_geojson(path, records(), targets, (typology(), catalogue(), gazetteer()))
        rows = export_rows(records(), targets, typology(), catalogue())
        if path.suffix.lower() == ".csv":
            return write_csv(path, targets, rows)
        write_workbook(path, [export_sheet(rows, targets, catalogue(), len(ids))])
        return len(ids)


def export_template(path: Path) -> None:
    """Write an empty workbook to fill in and import, with its lists and its help. CensusError: it cannot."""
    write_workbook(Path(path), template_pages(typology(), catalogue()))
