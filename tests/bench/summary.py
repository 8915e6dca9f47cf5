"""The summary by commune and the whole workbook of a large inventory, each in a process of its own.

The summary against pandas, which adds up the same values with floats (sums only: no coverage by record, no
ratio, no mean); the workbook against XlsxWriter in its constant-memory mode, which writes the same cells from
the same rows, without their looks.

`python -m tests.bench.summary` prints the table; `run()` gives it to `python -m tests.bench`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from census_app.domain.perimeters import perimeter_of
from census_app.services.exports import export_summary, laid_out
from census_app.services.inventories import Inventory, open_inventory
from census_app.services.summary import summary
from census_app.sheets.cells import Absent, Cell, Formula, Link, Styled
from census_app.sheets.model import Page
from tests.bench.generate import PERIMETER, generate

RECORDS = 100_000

Measure = tuple[str, float, float, str, float]


def summarise(inventory: Inventory, _folder: Path) -> None:
    """Our summary: every indicator and every count, exactly."""
    made = summary(inventory, 1, perimeter_of(PERIMETER))
    assert made.total.figures["E02"].value


def summarise_with_pandas(inventory: Inventory, _folder: Path) -> None:
    """The sum and the number of answers of each indicator by commune."""
    import pandas as pd

    values = "SELECT annual_record_id, indicator, amount FROM indicator_value WHERE amount IS NOT NULL"
    places = """
        SELECT annual_record.id AS annual_record_id, coalesce(site.commune, record.commune) AS commune,
               coalesce(1.0 * site.weight / site.weight_total, 1.0) AS share
        FROM annual_record JOIN record ON record.id = annual_record.record_id
        LEFT JOIN site ON site.record_id = record.id
        WHERE annual_record.campaign_id = 1
        AND annual_record.status NOT IN ('hors_champ', 'doublon', 'disparue')
    """
    with inventory.read() as connection:
        raw: Any = connection.connection.driver_connection
        joined = pd.read_sql_query(values, raw).merge(pd.read_sql_query(places, raw), on="annual_record_id")
    joined["part"] = joined["amount"] * joined["share"]
    table = joined.groupby(["commune", "indicator"])["part"].agg(["sum", "count"])
    assert len(table)


def export(inventory: Inventory, folder: Path) -> None:
    """Our workbook."""
    export_summary(inventory, folder / "ours.xlsx", 1, perimeter_of(PERIMETER))


def export_with_xlsxwriter(inventory: Inventory, folder: Path) -> None:
    """The same cells through XlsxWriter, without any look."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(
        folder / "peer.xlsx", {"constant_memory": True, "strings_to_formulas": False}
    )
    with laid_out(inventory, 1, perimeter_of(PERIMETER), "site") as (sheets, _):
        for sheet in sheets:
            worksheet = workbook.add_worksheet(sheet.title)
            rows: Any = sheet.lines if isinstance(sheet, Page) else sheet.rows
            for number, row in enumerate(rows):
                cells: Sequence[Cell] = row if isinstance(row, list | tuple) else row.cells
                _write(worksheet, number, cells)
    workbook.close()


def _write(worksheet: Any, number: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells):
        value = cell.value if isinstance(cell, Styled) else cell
        if isinstance(value, Link):
            value = value.shown
        if isinstance(value, Absent):
            worksheet.write_string(number, column, value.reason)
        elif isinstance(value, Formula):
            worksheet.write_formula(number, column, value.text)
        elif isinstance(value, str):
            worksheet.write_string(number, column, value)
        elif isinstance(value, bool):
            worksheet.write_boolean(number, column, value)
        elif isinstance(value, int | Decimal | Fraction):
            worksheet.write_number(number, column, value)
        elif value is not None:
            worksheet.write_datetime(number, column, value)


TASKS: dict[str, Callable[[Inventory, Path], None]] = {
    "synthèse": summarise,
    "synthèse, pandas": summarise_with_pandas,
    "classeur complet": export,
    "classeur complet, XlsxWriter": export_with_xlsxwriter,
}


PEERS = {"synthèse": "synthèse, pandas", "classeur complet": "classeur complet, XlsxWriter"}


def run(records: int = RECORDS) -> list[Measure]:
    """Name, seconds, peak megabytes, peer, and the ratio of the seconds to the peer's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grand.recensement"
        _apart("generate", str(path), str(records))  # not here: a child's peak begins with its parent's
        measured = {name: _apart(name, str(path)) for name in TASKS}
    rows: list[Measure] = []
    for name, (seconds, megabytes) in measured.items():
        peer = PEERS.get(name, name)
        rows.append((f"{name}, {records} fiches", seconds, megabytes, peer, seconds / measured[peer][0]))
    return rows


def _apart(*arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one task in a process of its own."""
    command = [sys.executable, "-m", __spec__.name, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = json.loads(done.stdout)
    return float(seconds), float(megabytes)


def _measure(name: str, path: Path, records: int) -> None:
    start = time.perf_counter()
    if name == "generate":
        generate(path, records)
    else:
        inventory = open_inventory(path)
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            TASKS[name](inventory, Path(folder))
        inventory.close()
    seconds = time.perf_counter() - start
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit]))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else RECORDS)
    else:
        for label, seconds, megabytes, peer, ratio in run(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS):
            print(f"{label:50} {seconds:7.2f} s {megabytes:7.0f} Mo   {ratio:5.2f} × {peer}")
