"""Workbooks are read as Excel shows them: same rows, same columns, values with their kinds."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from census_app.errors import CensusError
from census_app.sheets.model import CellError, Formula, Table
from census_app.sheets.reading import read_tables
from census_app.sheets.writing import write_workbook
from tests.libreoffice import LibreOffice
from tests.sheets.workbooks import table

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></manifest:manifest>"""
PRETTY = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Liste">
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/>
<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">
<text:p>2</text:p></table:table-cell>
<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">
<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
ODS = re.sub(r">\s+<", "><", PRETTY)  # as spreadsheets write it


def workbook(path: Path, cells: dict[str, Any]) -> Path:
    """A workbook of one sheet made by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Liste"
    for reference, value in cells.items():
        sheet[reference] = value
    book.save(path)
    return path


def read(path: Path) -> Table:
    """The only sheet of a file."""
    (only,) = read_tables(path)
    return only


def test_rows_and_columns_are_numbered_as_in_excel(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "a.xlsx", {"B3": "Nom", "C4": 12}))

    assert sheet.name == "Liste"
    assert sheet.rows == ((None, None, None), (None, None, None), (None, "Nom", None), (None, None, 12))


def test_values_keep_their_kinds(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 1, 14, 30)  # noqa: DTZ001
    cells = {"A1": 3.0, "B1": 0.1 + 0.2, "C1": True, "D1": moment.date(), "E1": moment, "F1": moment.time()}
    (row,) = read(workbook(tmp_path / "a.xlsx", cells | {"G1": "007", "H1": -1e20})).rows

    assert row == (3, Decimal("0.3"), True, moment.date(), moment, moment.time(), "007", Decimal("-1E+20"))
    assert [type(value) for value in row[:3]] == [int, Decimal, bool]


def test_a_formula_without_stored_value_is_noticed(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "a.xlsx", {"A1": "Nom", "B2": "=A1&1", "D5": "=SUM(A1:A2)"}))

    assert sheet.formula_at(2, 2) == Formula("A1&1", None)
    assert sheet.formula_at(1, 1) is None
    assert sheet.formula_at(9, 9) is None
    assert sheet.rows[4] == (None, None, None, Formula("SUM(A1:A2)", None))
    assert {len(row) for row in sheet.rows} == {4}


def test_a_formula_comes_with_its_stored_value(tmp_path: Path) -> None:
    cells = (Formula("1+1", 2), Formula('"a"&"b"', "ab"), Formula('""', ""), Formula("TRUE", True))
    write_workbook(tmp_path / "a.xlsx", [table(("integer", "text", "text", "boolean"), [cells])])

    assert read(tmp_path / "a.xlsx").rows[1] == cells


def test_an_error_is_not_a_blank(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.data_type = "#DIV/0!", "e"
    book.save(tmp_path / "a.xlsx")

    assert read(tmp_path / "a.xlsx").rows == ((CellError("#DIV/0!"),),)


def test_shared_formulas_all_have_their_text(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A1": 1, "A2": 2, "B1": "=A1*2", "B2": "=A2*2"})
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"<f>A1*2</f>", b'<f t="shared" ref="B1:B2" si="0">A1*2</f>')
    parts[name] = parts[name].replace(b"<f>A2*2</f>", b'<f t="shared" si="0"/>')
    with ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)

    sheet = read(path)

    assert [sheet.formula_at(row, 2) for row in (1, 2)] == [Formula("A1*2", None)] * 2


def test_hidden_sheets_are_told_and_charts_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "a"
    book.create_chartsheet("Graphique")
    book.create_sheet("Codes").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    assert [(sheet.name, sheet.hidden) for sheet in read_tables(tmp_path / "a.xlsx")] == [
        ("Sheet", False),
        ("Codes", True),
    ]


def test_an_open_document_is_read_with_its_repeats_and_formulas(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
        archive.writestr("META-INF/manifest.xml", MANIFEST)

    sheet = read(tmp_path / "a.ods")

    assert sheet.rows[2] == (None, None, Formula("1+1", 2), Formula("1/0", "#DIV/0!"))


@pytest.mark.libreoffice
@pytest.mark.slow
def test_the_same_table_is_read_from_xls_and_ods(tmp_path: Path, libreoffice: LibreOffice) -> None:
    cells = {"B2": "Issé", "C2": 1.5, "D2": 3, "E2": date(2026, 3, 1)}
    source = workbook(tmp_path / "liste.xlsx", cells)

    tables = [read(libreoffice.convert(source, form)) for form in ("xls", "ods")]

    assert [made.rows for made in tables] == [read(source).rows] * 2


def test_a_file_that_says_another_format_is_read_by_its_content(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"A1": "Nom"}).rename(tmp_path / "a.csv")

    assert read(tmp_path / "a.csv").rows == (("Nom",),)


def test_a_workbook_without_values_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="classeur vide"):
        read_tables(workbook(tmp_path / "vide.xlsx", {}))


def test_one_stray_cell_at_the_end_of_a_sheet_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="va jusqu'à la ligne 1048576 et à la colonne XFD"):
        read_tables(workbook(tmp_path / "a.xlsx", {"A1": "Nom", "XFD1048576": 1}))


def test_cells_that_are_only_coloured_do_not_make_a_sheet_large(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Nom"
    book.worksheets[0]["XFD1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(tmp_path / "a.xlsx")

    assert read(tmp_path / "a.xlsx").rows == (("Nom",),)


def test_an_open_document_that_repeats_a_value_without_end_is_refused(tmp_path: Path) -> None:
    endless = ODS.replace('rows-repeated="2"><table:table-cell/>', 'rows-repeated="1048576"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>')  # fmt: skip
    with ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", endless)

    with pytest.raises(CensusError, match="trop grande"):
        read_tables(tmp_path / "a.ods")


def test_a_damaged_workbook_is_refused_in_words(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.xlsx", "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook><broken")
        archive.writestr("[Content_Types].xml", "")

    with pytest.raises(CensusError, match="n'est pas un classeur lisible"):
        read_tables(tmp_path / "a.xlsx")
