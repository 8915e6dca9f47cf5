"""The whole workbook of the country, against XlsxWriter in its constant-memory mode.

XlsxWriter gets the same cells from the same rows: once with the number formats and the thin line of our
rows, blank cells included; once bare, without any look and without the blank cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from tests.bench.measure import CAMPAIGN, Ground, Measure, seconds

if TYPE_CHECKING:
    from census_app.sheets.cells import Cell, Kind
    from census_app.sheets.model import Page, Sheet

MAX_ROWS = 1_048_576

Format = Callable[["Kind"], Any]


def ours(ground: Ground) -> Sequence[float]:
    """Our workbook, from the click to the file."""
    from census_app.services.exports import export_summary
    from census_app.services.inventories import open_inventory
    from census_app.services.workbook_options import WorkbookOptions
    from tests.bench.france import france

    inventory = open_inventory(ground.inventory)
    out = ground.folder / "ours.xlsx"
    options = WorkbookOptions(france())
    taken = seconds(lambda: export_summary(inventory, out, CAMPAIGN, options))
    inventory.close()
    return [taken]


def with_xlsxwriter(ground: Ground, *, looks: bool) -> Sequence[float]:
    """The same cells through XlsxWriter."""
    import xlsxwriter

    from census_app.services.exports import laid_out
    from census_app.services.inventories import open_inventory
    from census_app.services.workbook_options import WorkbookOptions
    from tests.bench.france import france

    inventory = open_inventory(ground.inventory)

    def act() -> None:
        options = {"constant_memory": True, "strings_to_formulas": False}
        workbook = xlsxwriter.Workbook(ground.folder / "peer.xlsx", options)
        formats = cache(partial(_format, workbook)) if looks else None
        with laid_out(inventory, CAMPAIGN, WorkbookOptions(france())) as (sheets, _):
            for sheet in sheets:
                rows = iter(rows_of(sheet))
                for title in _titles(sheet.title):
                    worksheet = workbook.add_worksheet(title)
                    number = -1
                    for number, (kinds, cells) in enumerate(islice(rows, MAX_ROWS)):
                        _write(worksheet, number, kinds, cells, formats)
                    if number + 1 < MAX_ROWS:
                        break
        workbook.close()

    taken = seconds(act)
    inventory.close()
    return [taken]


def _titles(title: str) -> Iterator[str]:
    """The titles of the sheets on which a sheet goes on."""
    yield title
    yield from (f"{title} (suite {number})" for number in count(2))


def rows_of(sheet: Sheet | Page) -> Iterable[tuple[Sequence[Kind], Sequence[Cell]]]:
    """The cells of each row, and the kinds of its columns."""
    from census_app.sheets.model import Page

    if isinstance(sheet, Page):
        for line in sheet.lines:
            yield ["text"] * len(line.cells), line.cells
        return
    kinds = [column.kind for column in sheet.columns]
    for row in sheet.rows:
        yield kinds, row if isinstance(row, list | tuple) else row.cells  # type: ignore[union-attr]


def _format(workbook: Any, kind: Kind) -> Any:
    from census_app.sheets.looks import FORMATS, HAIRLINE

    return workbook.add_format(
        {"num_format": FORMATS[kind], "bottom": 1, "bottom_color": f"#{HAIRLINE[-6:]}", "valign": "top"}
    )


def plain(cell: Cell) -> Any:
    """What a cell holds, as other libraries take it: a formula as its text, a fraction as a float."""
    from census_app.sheets.cells import Absent, Formula, Link, Rich, Styled

    value = cell.value if isinstance(cell, Styled) else cell
    match value:
        case Link():
            return plain(value.shown)
        case Absent():
            return value.reason
        case Formula():
            return f"={value.text.removeprefix('=')}"
        case Rich():
            return "".join(text for text, _ in value.pieces)
        case Fraction():
            return float(value)
    return value


def _write(
    worksheet: Any, number: int, kinds: Sequence[Kind], cells: Sequence[Cell], formats: Format | None
) -> None:
    from census_app.sheets.cells import Formula

    for column, (kind, cell) in enumerate(zip(kinds, cells, strict=True)):
        value = plain(cell)
        look = formats and formats(kind)
        if value is None:
            if look:
                worksheet.write_blank(number, column, None, look)
        elif isinstance(cell, Formula):
            worksheet.write_formula(number, column, value, look)
        elif isinstance(value, str):
            worksheet.write_string(number, column, value, look)
        elif isinstance(value, bool):
            worksheet.write_boolean(number, column, value, look)
        elif isinstance(value, int | Decimal | float):
            worksheet.write_number(number, column, value, look)
        elif isinstance(value, date):
            worksheet.write_datetime(number, column, value, look)


PEERS = {
    "XlsxWriter, mêmes cellules": partial(with_xlsxwriter, looks=True),
    "XlsxWriter, nu, sans les vides": partial(with_xlsxwriter, looks=False),
}
MEASURES = (Measure("workbook", "le classeur complet", ours, PEERS, country=True),)
