"""The whole workbook of a large inventory, against XlsxWriter in its constant-memory mode.

XlsxWriter gets the same cells from the same rows, and writes them without their looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.bench.measure import CAMPAIGN, Ground, Measure, seconds
from tests.bench.summary import PERIMETER

if TYPE_CHECKING:
    from census_app.sheets.cells import Cell


def ours(ground: Ground) -> Sequence[float]:
    """Our workbook, from the click to the file."""
    from census_app.domain.perimeters import perimeter_of
    from census_app.services.exports import export_summary
    from census_app.services.inventories import open_inventory

    inventory = open_inventory(ground.inventory)
    out = ground.folder / "ours.xlsx"
    taken = seconds(lambda: export_summary(inventory, out, CAMPAIGN, perimeter_of(PERIMETER)))
    inventory.close()
    return [taken]


def with_xlsxwriter(ground: Ground) -> Sequence[float]:
    """The same cells through XlsxWriter."""
    import xlsxwriter

    from census_app.domain.perimeters import perimeter_of
    from census_app.services.exports import laid_out
    from census_app.services.inventories import open_inventory
    from census_app.sheets.model import Page

    inventory = open_inventory(ground.inventory)

    def act() -> None:
        options = {"constant_memory": True, "strings_to_formulas": False}
        workbook = xlsxwriter.Workbook(ground.folder / "peer.xlsx", options)
        with laid_out(inventory, CAMPAIGN, perimeter_of(PERIMETER), "site") as (sheets, _):
            for sheet in sheets:
                worksheet = workbook.add_worksheet(sheet.title)
                rows: Any = sheet.lines if isinstance(sheet, Page) else sheet.rows
                for number, row in enumerate(rows):
                    _write(worksheet, number, row if isinstance(row, list | tuple) else row.cells)
        workbook.close()

    taken = seconds(act)
    inventory.close()
    return [taken]


def _write(worksheet: Any, number: int, cells: Sequence[Cell]) -> None:
    from census_app.sheets.cells import Absent, Formula, Link, Styled

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


MEASURES = (
    Measure("workbook", "le classeur complet", ours, {"XlsxWriter, mémoire constante": with_xlsxwriter}),
)
