"""A page of free layout: texts over the whole width, pairs, small tables, large figures."""

from pathlib import Path

from census_app.sheets import page
from census_app.sheets.model import Absent, Column, Formula, Page, Row
from tests.sheets.workbooks import written


def test_a_page_holds_its_lines_in_order(tmp_path: Path) -> None:
    lines = (
        page.title("Lisez-moi"),
        page.gap(),
        page.pair("Campagne", "2026", 3),
        page.heading("Chiffres", break_before=True),
        *page.table(
            (Column("Domaine"), Column("ETP", "decimal")), [("Emploi", 2), Row(("Total", Formula("B6", 2)))]
        ),
        page.note("n/N : réponses sur structures."),
    )
    book, report = written(tmp_path, Page("Lisez-moi", lines, widths=(20, 20, 20, 20)))

    sheet = book["Lisez-moi"]
    assert [row[:2] for row in sheet.iter_rows(values_only=True)] == [
        ("Lisez-moi", None),
        (None, None),
        ("Campagne", "2026"),
        ("Chiffres", None),
        ("Domaine", "ETP"),
        ("Emploi", 2),
        ("Total", "=B6"),
        ("n/N : réponses sur structures.", None),
    ]
    assert report.rows == 8
    assert [entry.id for entry in sheet.row_breaks.brk] == [3]


def test_a_text_goes_over_the_whole_width_and_is_high_enough(tmp_path: Path) -> None:
    book, _ = written(
        tmp_path, Page("P", (page.paragraph("mot " * 60), page.paragraph("court")), widths=(20, 20, 20))
    )

    sheet = book["P"]
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:C1", "A2:C2"]
    assert sheet["A1"].alignment.wrap_text
    assert sheet.row_dimensions[1].height > 4 * 15 > sheet.row_dimensions[2].height


def test_large_figures_stand_above_their_labels(tmp_path: Path) -> None:
    figures = page.figures([(42, "initiatives", "integer"), (Absent("refus"), "budget", "money")], 2)
    book, _ = written(tmp_path, Page("P", figures, widths=(10, 10, 10, 10)))

    sheet = book["P"]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["C1"].value) == (42, "initiatives", "refus")
    assert sheet["A1"].font.sz > sheet["A2"].font.sz
    assert sheet["C1"].font.i


def test_a_page_prints_on_one_page_wide(tmp_path: Path) -> None:
    book, _ = written(tmp_path, Page("P", (page.title("T"),), one_page=True))

    setup = book["P"].page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("portrait", 1, 1)
