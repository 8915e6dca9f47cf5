"""Every part of a workbook is what Excel expects: XML that parses, relations that lead somewhere."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from census_app.sheets.model import Cell, Chart, Check, Column, DataBar, Highlight, Link, Page, Series, Sheet
from census_app.sheets.page import paragraph, title
from census_app.sheets.places import Area, legal_titles, place
from census_app.sheets.writing import write_workbook

TITLES = (
    "L'été : [2026] / bilan *provisoire*",
    "'",
    "History",
    "é" * 60,
    "É" * 60,
    "\x07\ud800 fin",
    "🌱" * 40,
)
TEXTS = (
    "=1+1",
    "a]]>b",
    "\ud800",
    "\uffff",
    "_x000D_",
    "x" * 40_000,
    "\u202eabc\u202c",
    "\x0b",
    " ",
    "1E5",
    "<&>\"'",
)
NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    path = tmp_path_factory.mktemp("valide") / "classeur.xlsx"
    write_workbook(path, list(_sheets()))
    with ZipFile(path) as opened:
        yield opened


def _sheets() -> Iterator[Sheet | Page]:
    legal = legal_titles(TITLES)
    for asked, name in zip(TITLES, legal, strict=True):
        rows: list[tuple[Cell, ...]] = [
            (Link(text, place(name, 2, 1)), 1, Link("site", f"https://example.org/?q={number}&r=<é>\x07"))
            for number, text in enumerate(TEXTS)
        ]
        columns = (Column(asked, note=asked), Column("Nombre", "integer", note="n" * 400), Column("Site"))
        area = Area(name, 4, 2, 3 + len(rows), 2)
        yield Sheet(
            asked,
            columns,
            rows,
            heading=(asked,),
            footer=asked,
            rules=(DataBar((2,)), Highlight((2,), "above", 1), Highlight((1,), "equal", '"a')),
            checks=(Check((area,), "whole", asked * 20),),
            charts=(Chart("bar", asked, area, (Series(asked, area),), "E2"),),
        )
    yield Page("Page", (title(TEXTS[5]), paragraph(TEXTS[2]), paragraph(TEXTS[0])), footer=TITLES[0])


def test_every_part_is_xml_that_parses(archive: ZipFile) -> None:
    parsed = [etree.fromstring(archive.read(name)) for name in archive.namelist()]
    assert len(parsed) == len(archive.namelist()) > 2 * len(TITLES)


def test_every_relation_leads_to_a_part_and_every_reference_to_a_relation(archive: ZipFile) -> None:
    names = set(archive.namelist())
    for rels in (name for name in names if name.endswith(".rels")):
        path = PurePosixPath(rels)
        owner = path.parent.parent / path.name.removesuffix(".rels")
        relations = etree.fromstring(archive.read(rels))
        identifiers = [relation.get("Id") for relation in relations]
        assert len(set(identifiers)) == len(identifiers)
        for relation in relations:
            target = relation.get("Target") or ""
            inside = target.lstrip("/") if target.startswith("/") else str(owner.parent / target)
            assert relation.get("TargetMode") == "External" or inside in names
        if str(owner) in names:
            used = {element.get(NAMESPACE) for element in etree.fromstring(archive.read(str(owner))).iter()}
            assert used - {None} <= set(identifiers)


def test_every_part_has_a_content_type(archive: ZipFile) -> None:
    types = etree.fromstring(archive.read("[Content_Types].xml"))
    parts = {(entry.get("PartName") or "").lstrip("/") for entry in types}
    extensions = {entry.get("Extension") for entry in types}
    for name in archive.namelist():
        assert name in parts or name.rpartition(".")[2] in extensions


def test_titles_are_legal_and_openpyxl_reads_all_of_it(archive: ZipFile) -> None:
    book = openpyxl.load_workbook(archive.filename or "")
    assert len({name.casefold() for name in book.sheetnames}) == len(TITLES) + 1
    assert all(len(name.encode("utf-16-le")) // 2 <= 31 for name in book.sheetnames)
    sheet: Any = book.worksheets[0]
    assert [cell.data_type for cell in sheet["A"][3 : 3 + len(TEXTS)]] == ["s"] * len(TEXTS)
    assert len(sheet.data_validations.dataValidation) == 3
    assert len(sheet._charts) == 1


def test_what_excel_cannot_hold_is_said_in_french(tmp_path: Path) -> None:
    report = write_workbook(tmp_path / "limites.xlsx", list(_sheets()))

    assert any("32 767 signes" in warning for warning in report.warnings)
    assert any("signe impossible" in warning for warning in report.warnings)
