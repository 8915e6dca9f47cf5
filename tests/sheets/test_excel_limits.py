"""No text, however long, makes a workbook that Excel would have to repair."""

from pathlib import Path

import pytest

from census_app.sheets import page
from census_app.sheets.cells import Cell, Formula, Link
from census_app.sheets.margins import margin_text
from census_app.sheets.markup import within
from census_app.sheets.model import Chart, Check, Column, Page, Properties, Series, Sheet
from census_app.sheets.places import Area, place
from census_app.sheets.reading import read_tables
from census_app.sheets.writing import write_workbook
from tests.libreoffice import LibreOffice
from tests.sheets.excel_limits import beyond

LONG = ("l" * 40_000, "&" * 300, "🌱" * 20_000, "un mot " * 6_000, "ligne\n" * 3_000)


def everywhere(text: str) -> list[Sheet | Page]:
    """The text in each place that a workbook has."""
    area = Area("Feuille", 5, 2, 8, 2)
    rows: list[tuple[Cell, ...]] = [(text, number, Formula(f"B{number}", text)) for number in range(3)]
    rows.append((Link(text, place("Page", 1, 1)), 1, None))
    columns = (Column("Texte", "long", note=text), *(Column(f"{text}{number}", note=text) for number in "ab"))
    sheet = Sheet(
        "Feuille",
        columns,
        rows,
        heading=(text, text),
        footnotes=(text,),
        footer=text,
        checks=(Check((area,), "whole", text),),
        charts=(Chart("bar", text, area, (Series(text, area), Series(text, area)), "E2", unit=text),),
    )
    lines = (page.title(text), page.paragraph(text), page.note(text), page.pair(text, text, 3))
    return [sheet, Page("Page", lines, footer=text), Sheet(text, (Column(text),), [(text,)], footer=text)]


@pytest.mark.parametrize("text", LONG, ids=["l", "&", "plant", "words", "lines"])
def test_a_long_text_passes_no_limit_of_excel(tmp_path: Path, text: str) -> None:
    out = tmp_path / "long.xlsx"
    report = write_workbook(out, everywhere(text), properties=Properties(text, text, text, text))
    assert beyond(out) == []
    assert len(read_tables(out)) == 3
    assert bool(report.warnings) == (len(text.encode("utf-16-le")) > 2 * 32_767)


def test_a_sheet_over_many_pages_has_its_heading_in_the_margin_within_the_limit(tmp_path: Path) -> None:
    columns = tuple(Column(f"Colonne {number}", width=20) for number in range(40))
    sheet = Sheet("Large", columns, [tuple("a" * 40)], heading=("&" * 200, "🌱&" * 200), footer="&🌱" * 200)
    write_workbook(tmp_path / "large.xlsx", [sheet])
    assert beyond(tmp_path / "large.xlsx") == []


def test_a_page_has_no_more_breaks_than_excel_takes(tmp_path: Path) -> None:
    lines = tuple(page.heading(f"Réunion {number}", break_before=True) for number in range(1_100))
    write_workbook(tmp_path / "pages.xlsx", [Page("Restitution", lines)])
    assert beyond(tmp_path / "pages.xlsx") == []


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_opens_long_texts_everywhere(tmp_path: Path) -> None:
    write_workbook(tmp_path / "long.xlsx", everywhere(LONG[0]))
    first, second, _ = read_tables(LibreOffice(tmp_path).convert(tmp_path / "long.xlsx", "xlsx"))
    assert (first.name, second.name) == ("Feuille", "Page")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("court", "court"),
        ("exactement", "exactement"),
        ("trop long !", "trop long…"),
        ("🌱" * 6, "🌱🌱🌱🌱…"),
    ],
)
def test_a_text_is_cut_with_a_mark_and_never_within_a_sign(text: str, cut: str) -> None:
    assert within(text, 10) == cut


def test_a_doubled_sign_is_never_cut_in_two() -> None:
    assert margin_text("&" * 20, 10) == "&&&&&&&&…"
