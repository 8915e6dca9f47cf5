"""What the streaming of rows relies on in openpyxl: if a new version changes it, these fail first."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

from census_app.sheets.cells import Link
from census_app.sheets.model import Chart, Series
from census_app.sheets.places import Area
from tests.sheets.workbooks import part, table, written


def test_openpyxl_is_the_version_that_was_read() -> None:
    assert openpyxl.__version__ == "3.1.5"


def test_a_sheet_without_cells_has_one_empty_element_for_its_rows() -> None:
    worksheet = openpyxl.Workbook().worksheets[0]
    worksheet.column_dimensions["A"].width = 30
    writer = WorksheetWriter(worksheet, BytesIO())
    writer.write()

    xml = writer.read()

    assert (
        xml.count(b"<sheetData></sheetData>") + xml.count(b"<sheetData/>") + xml.count(b"<sheetData />") == 1
    )


def test_each_sheet_is_written_by_write_worksheet_before_the_styles() -> None:
    order: list[str] = []

    class Spy(ExcelWriter):
        @override
        def write_worksheet(self, ws: Any) -> None:
            super().write_worksheet(ws)
            order.extend(entry.filename for entry in archive.infolist())

    book = openpyxl.Workbook()
    with ZipFile(BytesIO(), "w") as archive:
        Spy(book, archive).write_data()

    assert "xl/worksheets/sheet1.xml" in order
    assert "xl/styles.xml" not in order
    assert "xl/workbook.xml" not in order


def test_the_parts_of_the_package_are_those_of_openpyxl(tmp_path: Path) -> None:
    chart = Chart(
        "column", "T", Area("Feuille", 2, 1, 2, 1), (Series("s", Area("Feuille", 2, 2, 2, 2)),), "D2"
    )
    written(tmp_path, table(("text", "integer"), [(Link("a", "https://exemple.org/"), 1)], charts=(chart,)))

    with ZipFile(tmp_path / "classeur.xlsx") as archive:
        names = archive.namelist()

    assert len(names) == len(set(names))
    assert {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/worksheets/_rels/sheet1.xml.rels"} <= set(
        names
    )
    relations = part(tmp_path, "xl/worksheets/_rels/sheet1.xml.rels")
    assert "https://exemple.org/" in relations
    assert "/xl/drawings/drawing1.xml" in relations


def test_the_elements_of_a_sheet_stand_in_the_order_that_excel_wants(tmp_path: Path) -> None:
    chart = Chart("pie", "T", Area("Feuille", 2, 1, 2, 1), (Series("s", Area("Feuille", 2, 2, 2, 2)),), "D2")
    rows = [(Link("a", "'Feuille'!A1"), 1)]
    written(tmp_path, table(("text", "integer"), rows, charts=(chart,), protected=True, tab="#0B6B58"))

    xml = part(tmp_path)
    before = "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter"
    after = "hyperlinks printOptions pageMargins pageSetup headerFooter drawing"
    wanted = f"{before} {after}".split()
    places = [xml.index(f"<{name}") for name in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("rows", [0, 1, 499, 500, 501, 1_300])
def test_no_row_is_lost_between_two_pieces(tmp_path: Path, rows: int) -> None:
    book, _ = written(tmp_path, table(("integer",), ((number,) for number in range(rows))))

    assert [row[0] for row in book["Feuille"].iter_rows(min_row=2, values_only=True)] == list(range(rows))
