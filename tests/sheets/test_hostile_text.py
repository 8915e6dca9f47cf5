"""Whatever people type arrives as they typed it."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from census_app.sheets.model import (
    Absent,
    Cell,
    Chart,
    Column,
    DataBar,
    Formula,
    Highlight,
    Link,
    Page,
    Properties,
    Row,
    Series,
    Sheet,
)
from census_app.sheets.page import pair, title
from census_app.sheets.places import place
from census_app.sheets.reading import read_tables
from census_app.sheets.writing import write_workbook
from tests.libreoffice import LibreOffice
from tests.sheets.workbooks import one_column, values, written

HOSTILE = (
    '=HYPERLINK("http://mal.example")',
    "+33 2 40 81 00 00",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "007",
    "3/4",
    "2026-01-02",
    "1E9",
    "  deux espaces  ",
    "ligne 1\nligne 2",
    "retour\r\nWindows",
    "_x000D_ tel quel",
    "\x07cloche\x1f",
    "<b>&amp;</b> ]]>",
    "שלום عليكم",
    "👩‍🌾 L'Îlot — « œuvre »",
    "é" * 32_767,
)  # fmt: skip

anything = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
)
escapes = st.sampled_from(
    ["_x000D_", "_x005F_", "_x0041", "_x", "_", "x000d_", "\r", "\n", " ", "=", "&", "<", "]]>", "🌱"]
)
mixed = st.lists(escapes, min_size=1, max_size=12).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(anything | mixed, min_size=1, max_size=20))
def test_any_text_is_read_back_as_it_was(tmp_path: Path, texts: list[str]) -> None:
    book, _ = written(tmp_path, one_column("text", texts))

    (read,) = read_tables(tmp_path / "classeur.xlsx")
    assert [row[0] for row in read.rows[1:]] == texts
    # openpyxl gives the escapes of inline strings as they stand in the file.
    assert [unescape(row[0]) for row in values(book["Feuille"])[1:]] == texts


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=anything | mixed)
def test_any_text_may_be_a_title_or_a_header(tmp_path: Path, text: str) -> None:
    sheet = Sheet(text, (Column(text, note=text),), [("a",)], heading=(text,), footnotes=(text,), footer=text)

    write_workbook(tmp_path / "classeur.xlsx", [sheet, sheet], properties=Properties(text, text, text, text))

    first, second = read_tables(tmp_path / "classeur.xlsx")
    assert [row[0] for row in first.rows] == [text, None, text, "a", None, text]
    assert first.name != second.name


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_opens_all_that_a_workbook_may_hold(tmp_path: Path, libreoffice: LibreOffice) -> None:
    columns = (
        Column("Commune", choices=("Issé", "Derval")),
        Column("ETP", "decimal", note="Équivalents temps plein"),
    )
    rows: list[tuple[Cell, ...] | Row] = [
        ("Issé", Fraction(1, 3)),
        ("Derval", Absent("refus")),
        Row(("Total", Formula("SUM(B4:B5)", Fraction(1, 3)))),
    ]
    figures = Sheet(
        "Chiffres", columns, rows, heading=("Chiffres",), rules=(DataBar((2,)), Highlight((2,), "above", 1))
    )
    chart = Chart("bar", "ETP", figures.area(1, 2), (Series("ETP", figures.area(2, 2)),), "A5")
    cover = Page(
        "Lisez-moi",
        (
            title("Lisez-moi"),
            pair("Total", Link(Formula("Chiffres!B6", Fraction(1, 3)), place("Chiffres", 6, 2)), 2),
        ),
        charts=(chart,),
    )

    write_workbook(tmp_path / "tout.xlsx", [cover, figures, one_column("text", HOSTILE)])
    first, second, third = read_tables(libreoffice.convert(tmp_path / "tout.xlsx", "xlsx"))

    assert second.rows[3] == ("Issé", Decimal("0.333333333333333"))
    assert second.rows[4] == ("Derval", "refus")
    assert second.formula_at(6, 2) == Formula("SUM(B4:B5)", Decimal("0.333333333333333"))
    assert first.formula_at(2, 2) == Formula("Chiffres!B6", Decimal("0.333333333333333"))
    # A line end is one sign to LibreOffice, which drops the carriage return.
    assert [row[0] for row in third.rows[1:]] == [text.replace("\r\n", "\n") for text in HOSTILE]
