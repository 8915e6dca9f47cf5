"""A long sheet printed by LibreOffice: what is on paper, and on how many pages."""

from pathlib import Path

import pytest

from census_app.sheets.model import Column, Row, Sheet
from census_app.sheets.writing import write_workbook
from tests.libreoffice import LibreOffice

COLUMNS = tuple(Column(f"C{number}", width=30) for number in range(14))
ROWS: list[tuple[str, ...] | Row] = [*[("Commune",) * 14] * 2_000, Row(("Ensemble",) * 14)]


def pages(workbook: Path, libreoffice: LibreOffice) -> int:
    return libreoffice.convert(workbook, "pdf").read_bytes().count(b"/Type/Page/")


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_long_list_prints_its_first_rows_then_its_totals(tmp_path: Path, libreoffice: LibreOffice) -> None:
    """Two thousand rows would take some forty pages, four times over; forty rows and the totals take two."""
    sheet = Sheet("Liste", COLUMNS, ROWS, paper_rows=40, paper_columns=5)
    write_workbook(tmp_path / "liste.xlsx", [sheet])

    assert pages(tmp_path / "liste.xlsx", libreoffice) == 2


@pytest.mark.libreoffice
@pytest.mark.slow
def test_columns_that_do_not_hold_on_a_page_go_on_beside_it(tmp_path: Path, libreoffice: LibreOffice) -> None:
    write_workbook(tmp_path / "large.xlsx", [Sheet("Liste", COLUMNS, ROWS, paper_rows=40)])

    assert pages(tmp_path / "large.xlsx", libreoffice) == 2 * 4
