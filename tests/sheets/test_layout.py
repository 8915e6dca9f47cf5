"""A sheet reads well on screen and on paper before anybody touches it."""

from decimal import Decimal
from pathlib import Path

import pytest

from census_app.sheets.model import Band, Chart, Column, DataBar, Highlight, Line, Row, Series, Sheet
from census_app.sheets.writing import write_workbook
from tests.sheets.workbooks import one_column, part, table, written


def test_headers_stay_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("text", "integer"), [("a", 1)] * 3, heading=("Titre", "Sous-titre")))

    sheet = book["Feuille"]
    assert sheet.freeze_panes == "B5"
    assert sheet.auto_filter.ref == "A4:B7"
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A4"].value) == ("Titre", "Sous-titre", "C1")


def test_a_list_prints_on_landscape_a4_with_its_headers_on_each_page(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("text", "integer"), [("a", 1)], footer="Campagne 2026 & suite"))

    sheet = book["Feuille"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert "Campagne 2026 && suite" in part(tmp_path).replace("&amp;", "&")
    assert "page &P / &N" in part(tmp_path).replace("&amp;", "&")


def test_a_footer_that_begins_with_a_digit_does_not_become_a_font_size(tmp_path: Path) -> None:
    written(tmp_path, table(("text",), [], footer="2026"))

    assert "&8 2026" in part(tmp_path).replace("&amp;", "&") or "&K68727B 2026" in part(tmp_path).replace(
        "&amp;", "&"
    )


def test_many_columns_go_over_several_pages_instead_of_shrinking(tmp_path: Path) -> None:
    columns = tuple(Column(f"C{number}", width=30) for number in range(14))
    book, _ = written(tmp_path, Sheet("Feuille", columns, []))

    sheet = book["Feuille"]
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    # The first one comes back on each page, and the last page does not hold a single one.
    assert [page_break.id for page_break in sheet.col_breaks.brk] == [4, 7, 11]


def test_a_column_is_not_parted_from_the_one_it_explains(tmp_path: Path) -> None:
    pair = (Column("Emplois", width=30), Column("n/N", width=30, joined=True))
    book, _ = written(tmp_path, Sheet("Feuille", (Column("Commune", width=30), *(pair * 6)), []))

    # A sixth column would hold on the first page, but not with the seventh that explains it.
    assert [page_break.id for page_break in book["Feuille"].col_breaks.brk] == [5, 9]


def test_over_several_pages_the_heading_comes_back_in_the_margin_and_is_not_cut(tmp_path: Path) -> None:
    columns = tuple(Column(f"C{number}", width=30) for number in range(14))
    rows = [("x",) * 14] * 2
    heading, note = ("Impact & emploi", "Pays"), "Une note."
    book, _ = written(tmp_path, Sheet("Feuille", columns, rows, heading=heading, footnotes=(note,)))

    sheet = book["Feuille"]
    assert sheet.print_area == "'Feuille'!$A$4:$N$8"
    assert "Impact && emploi" in sheet.oddHeader.left.text
    assert sheet["B8"].value == note
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B8:D8"]


def test_a_long_list_prints_its_first_rows_and_its_totals(tmp_path: Path) -> None:
    rows = [*[(1, "a")] * 90, Row((90, "Total"))]
    footnotes = ("Une note.",)
    long = table(("integer", "text"), rows, heading=("Fiches",), footnotes=footnotes, paper_rows=40)
    book, _ = written(tmp_path, long)

    assert book["Feuille"].print_area == "'Feuille'!$A$1:$B$43,'Feuille'!$A$94:$B$96"


def test_a_list_that_is_short_enough_prints_whole(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("integer", "text"), [(1, "a")] * 40, paper_rows=40))

    assert not book["Feuille"].print_area


def test_what_identifies_a_row_is_printed_on_the_width_of_a_page_and_the_rest_is_not(tmp_path: Path) -> None:
    columns = tuple(Column(f"C{number}", width=30) for number in range(14))
    book, _ = written(tmp_path, Sheet("Feuille", columns, [("x",) * 14] * 2, paper_columns=6))

    sheet = book["Feuille"]
    assert sheet.print_area == "'Feuille'!$A$1:$F$3"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert not sheet.col_breaks.brk


def test_charts_that_do_not_hold_under_their_table_have_a_page_without_headers(tmp_path: Path) -> None:
    rows = [("a", 1)] * 45
    sheet = table(("text", "integer"), rows)
    chart = Chart(
        "column", "Par ligne", sheet.area(1, 45), (Series("n", sheet.area(2, 45)),), "B48", height=8.4
    )

    book, _ = written(tmp_path, table(("text", "integer"), rows, charts=(chart,)))

    assert book["Feuille"].print_area == "'Feuille'!$A$1:$B$46,'Feuille'!$A$48:$B$64"
    assert book["Feuille"].print_title_rows is None


def test_lines_below_the_notes_stand_under_them(tmp_path: Path) -> None:
    below = (Line(("Degré", 3), "header", ("text", "integer")), Line(("V1", 2), "body", ("text", "integer")))
    sheet = table(("text", "integer"), [("a", 1)], footnotes=("Une note.",), below=below)

    book, _ = written(tmp_path, sheet)

    assert [cell.value for cell in book["Feuille"][6]] == ["Degré", 3]
    assert [cell.value for cell in book["Feuille"][7]] == ["V1", 2]


def test_a_column_is_as_wide_as_what_it_holds_within_bounds(tmp_path: Path) -> None:
    columns = (
        Column("Nom"), Column("Nom"), Column("Nom"), Column("Population légale municipale", "integer"),
        Column("x", width=12.5),
    )  # fmt: skip
    rows = [("a", "Saint-Vincent-des-Landes", "x" * 300, 12_345_678, "y")]

    book, _ = written(tmp_path, Sheet("Feuille", columns, rows))

    short, name, long, figure, given = (book["Feuille"].column_dimensions[letter].width for letter in "ABCDE")
    assert short < name < long == 46
    assert name >= len("Saint-Vincent-des-Landes")
    assert figure >= len("municipale") + 2
    assert given == 12.5


def test_a_date_has_its_room_though_none_is_among_the_first_rows(tmp_path: Path) -> None:
    columns = (Column("Date", "date"), Column("Vu", "datetime"))
    book, _ = written(tmp_path, Sheet("Feuille", columns, [(None, None)]))

    assert book["Feuille"].column_dimensions["A"].width >= len("24/11/2026") + 2
    assert book["Feuille"].column_dimensions["B"].width >= len("24/11/2026 23:30") + 2


def test_the_totals_of_a_long_list_count_for_its_widths(tmp_path: Path) -> None:
    rows = [(1,)] * 400 + [Row((123_456_789_000,))]
    column = (Column("Produits", "money"),)

    narrow, _ = written(tmp_path, Sheet("Feuille", column, rows))
    wide, _ = written(tmp_path, Sheet("Feuille", column, rows, widest=((123_456_789_000,),)))

    assert narrow["Feuille"].column_dimensions["A"].width < len("123 456 789 000 €")
    assert wide["Feuille"].column_dimensions["A"].width > len("123 456 789 000 €")


def test_a_long_text_wraps_and_its_row_is_high_enough(tmp_path: Path) -> None:
    book, _ = written(tmp_path, one_column("long", ["mot " * 40, "mot", "a\nb\nc", "mot " * 9_000]))

    heights = [book["Feuille"].row_dimensions[row].height for row in (2, 3, 4, 5)]
    assert book["Feuille"]["A2"].alignment.wrap_text
    assert heights == [45, None, 45, 405]


def test_bands_stand_above_their_columns(tmp_path: Path) -> None:
    sheet = table(("text", "integer", "integer"), [("a", 1, 2)], bands=(Band("", 1), Band("Emploi", 2)))
    book, _ = written(tmp_path, sheet)

    assert [cell.value for cell in book["Feuille"][1]] == [None, "Emploi", None]
    assert book["Feuille"].freeze_panes == "B3"


def test_a_header_explains_itself_when_it_is_selected(tmp_path: Path) -> None:
    book, _ = written(tmp_path, Sheet("Feuille", (Column("ETP", note="Équivalents temps plein"),), []))

    (note,) = book["Feuille"].data_validations.dataValidation
    assert (note.promptTitle, note.prompt, str(note.sqref)) == ("ETP", "Équivalents temps plein", "A1")


def test_choices_become_a_list_and_only_some_cells_can_be_edited(tmp_path: Path) -> None:
    columns = (Column("Clé", hidden=True), Column("Statut", choices=("à faire", "faite"), editable=True))
    book, _ = written(tmp_path, Sheet("Feuille", columns, [("1", "à faire")], protected=True))

    sheet = book["Feuille"]
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"à faire,faite"'
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    assert (sheet["A2"].protection.locked, sheet["B2"].protection.locked) == (True, False)


def test_choices_that_excel_cannot_list_ask_for_a_range(tmp_path: Path) -> None:
    sheet = Sheet("Feuille", (Column("Statut", choices=("a, b", "c")),), [])

    with pytest.raises(ValueError, match="reference to a range"):
        write_workbook(tmp_path / "a.xlsx", [sheet])


def test_rules_cover_the_ordinary_rows_only(tmp_path: Path) -> None:
    rules = (
        DataBar((2,)),
        Highlight((2,), "below", Decimal("0.5")),
        Highlight((1,), "formula", "=$B2>1", "good"),
    )
    rows = [("a", 1), ("b", 2), Row(("Total", 3))]

    book, _ = written(tmp_path, table(("text", "integer"), rows, rules=rules))

    formats = book["Feuille"].conditional_formatting
    assert sorted((str(area.sqref), rule.type) for area in formats for rule in area.rules) == [
        ("A2:A3", "expression"), ("B2:B3", "cellIs"), ("B2:B3", "dataBar"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["bar", "column", "stacked", "stacked_bar", "line", "pie", "doughnut"])
def test_a_chart_points_at_the_cells_of_its_sheet(tmp_path: Path, kind: str) -> None:
    sheet = table(("text", "integer"), [("a", 1), ("b", 2)])
    series = (Series("Initiatives", sheet.area(2, 2)),)
    chart = Chart(kind, "Par commune", sheet.area(1, 2), series, "D2", unit="ETP")  # type: ignore[arg-type]

    written(tmp_path, table(("text", "integer"), [("a", 1), ("b", 2)], charts=(chart,)))

    xml = part(tmp_path, "xl/charts/chart1.xml")
    assert "'Feuille'!$B$2:$B$3" in xml
    assert "'Feuille'!$A$2:$A$3" in xml
    assert "Par commune" in xml
