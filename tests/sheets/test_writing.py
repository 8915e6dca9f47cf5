"""A workbook is written whole, right, or not at all."""

import errno
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from census_app.errors import CensusError
from census_app.sheets import tables
from census_app.sheets.cells import Kind
from census_app.sheets.model import Absent, Column, Formula, Link, Properties, Row, Sheet, Styled
from census_app.sheets.places import place
from census_app.sheets.writing import WritingCancelled, write_workbook
from tests.sheets.workbooks import one_column, part, table, values, written


def test_each_kind_of_value_is_read_back_as_it_was(tmp_path: Path) -> None:
    row = ("Issé", "44075", 3, Decimal("2.25"), Fraction(1, 8), date(2026, 3, 1), None, "12/30")
    kinds: tuple[Kind, ...] = ("text", "code", "integer", "decimal", "percent", "date", "money", "coverage")

    book, report = written(tmp_path, table(kinds, [row]))

    read = values(book["Feuille"])[1]
    assert read == ("Issé", "44075", 3, 2.25, 0.125, datetime(2026, 3, 1), None, "12/30")  # noqa: DTZ001
    assert report.warnings == ()
    assert report.rows == 1


def test_a_moment_keeps_its_time(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 1, 14, 30)  # noqa: DTZ001
    book, _ = written(tmp_path, one_column("datetime", [moment]))

    assert book["Feuille"]["A2"].value == moment


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), float("nan"), 10**15, date(1900, 2, 28)]
)
def test_a_figure_that_no_cell_can_hold_is_written_as_text_and_said(tmp_path: Path, value: Any) -> None:
    book, report = written(tmp_path, one_column("integer", [value]))

    assert book["Feuille"]["A2"].value == str(value)
    assert "1 valeur écrite comme du texte" in report.warnings[0]


def test_truth_in_a_column_of_numbers_reads_oui_or_non(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("integer", "boolean"), [(True, False)]))

    cells = book["Feuille"][2]
    assert [cell.value for cell in cells] == [1, 0]
    assert {cell.number_format for cell in cells} == {'"oui";"oui";"non"'}


def test_a_date_in_a_column_of_numbers_is_a_date(tmp_path: Path) -> None:
    book, _ = written(tmp_path, one_column("integer", [date(2026, 3, 1)]))

    assert book["Feuille"]["A2"].is_date


@pytest.mark.parametrize(
    "text", ["=1+1", "+33 2 40", "-5", "@nom", "007", "1/2", "01/02/2026", "1E5", "VRAI"]
)
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    book, _ = written(tmp_path, one_column("text", [text]))

    cell = book["Feuille"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")


def test_an_absent_value_is_grey_italic_text(tmp_path: Path) -> None:
    book, _ = written(tmp_path, one_column("integer", [Absent("ne sait pas"), 0, None]))

    absent, zero, blank = (book["Feuille"][f"A{row}"] for row in (2, 3, 4))
    assert (absent.value, absent.font.i, absent.font.color.rgb) == ("ne sait pas", True, "0068727B")
    assert (zero.value, bool(zero.font.i)) == (0, False)
    assert blank.value is None


def test_a_formula_carries_its_value(tmp_path: Path) -> None:
    sheet = one_column("integer", [2, 3, Formula("=SUM(A2:A3)", 5), Formula('IF(A2>0,"a&b","")', "a&b")])

    book, _ = written(tmp_path, sheet)
    stored = openpyxl.load_workbook(tmp_path / "classeur.xlsx", data_only=True)["Feuille"]

    assert [book["Feuille"][f"A{row}"].value for row in (4, 5)] == ["=SUM(A2:A3)", '=IF(A2>0,"a&b","")']
    assert [stored[f"A{row}"].value for row in (4, 5)] == [5, "a&b"]


def test_links_lead_to_a_cell_or_to_the_web(tmp_path: Path) -> None:
    rows = [(Link(12, place("Feuille", 2, 1)),), (Styled(Link("site", "https://exemple.org/?a=1&b=2")),)]

    book, _ = written(tmp_path, table(("integer",), rows))

    inside, outside = book["Feuille"]["A2"], book["Feuille"]["A3"]
    assert (inside.value, inside.hyperlink.location) == (12, "'Feuille'!A2")
    assert outside.hyperlink.target == "https://exemple.org/?a=1&b=2"


def test_a_row_of_total_is_bold_and_stays_out_of_the_filter(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("text", "integer"), [("a", 1), Row(("Total", 1))]))

    assert book["Feuille"]["B3"].font.b
    assert not book["Feuille"]["B2"].font.b
    assert book["Feuille"].auto_filter.ref == "A1:B2"


def test_a_cell_may_have_its_own_kind_and_tone(tmp_path: Path) -> None:
    book, _ = written(tmp_path, one_column("text", [Styled(Fraction(1, 2), "percent", "alert")]))

    cell = book["Feuille"]["A2"]
    assert cell.number_format.endswith("0.0 %")
    assert cell.font.color.rgb == "00A4262C"


def test_a_sheet_whose_rows_cannot_be_counted_has_no_stale_dimension(tmp_path: Path) -> None:
    written(tmp_path, table(("integer",), ((number,) for number in range(3))))

    assert "<dimension" not in part(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "classeur.xlsx", read_only=True)
    assert [row[0] for row in book["Feuille"].iter_rows(values_only=True)] == ["C1", 0, 1, 2]
    book.close()


def test_a_sheet_whose_rows_are_counted_says_its_dimension(tmp_path: Path) -> None:
    written(
        tmp_path,
        table(("text", "text"), [("a", "b")] * 3, heading=("Titre", "Sous-titre"), footnotes=("Note",)),
    )

    assert '<dimension ref="A1:B9"' in part(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "classeur.xlsx", read_only=True)
    assert len(list(book["Feuille"].iter_rows())) == 9
    book.close()


def test_a_sheet_without_rows_is_a_header(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("text",), []))

    assert values(book["Feuille"]) == [("C1",)]


def test_rows_beyond_excels_limit_go_on_in_next_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 4)
    rows = table(("integer",), ((number,) for number in range(7)))
    after = Sheet("Après", (Column("x"),), [("y",)])

    book, report = written(tmp_path, rows, after)

    assert book.sheetnames == ["Feuille", "Feuille (suite 2)", "Feuille (suite 3)", "Après"]
    assert [values(book[name])[1:] for name in book.sheetnames[:3]] == [
        [(0,), (1,), (2,)],
        [(3,), (4,), (5,)],
        [(6,)],
    ]
    assert book["Feuille (suite 3)"].auto_filter.ref == "A1:A2"
    assert "« Feuille » est trop longue" in report.warnings[0]
    assert report.rows == 8


def test_a_long_text_is_cut_and_said(tmp_path: Path) -> None:
    book, report = written(tmp_path, one_column("long", ["x" * 40_000, "y"]))

    text = book["Feuille"]["A2"].value
    assert len(text) == 32_767
    assert text.endswith("[texte coupé]")
    assert report.warnings == (
        "1 texte de plus de 32 767 signes, limite d'Excel, coupé et terminé par « … [texte coupé] ».",
    )


def test_links_beyond_excels_limit_keep_their_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("census_app.sheets.rows.MAX_LINKS", 1)

    book, report = written(
        tmp_path, one_column("text", [Link("a", "'Feuille'!A1"), Link("b", "'Feuille'!A1")])
    )

    assert book["Feuille"]["A3"].value == "b"
    assert report.warnings == ("1 lien laissé de côté : Excel en accepte 65 530 par feuille.",)


def test_progress_says_the_rows_done_and_their_total(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    counted = one_column("integer", range(1_200))

    write_workbook(tmp_path / "a.xlsx", [counted], progress=lambda done, total: seen.append((done, total)))

    done, totals = zip(*seen, strict=True)
    assert done == (*range(200, 1_400, 200), 1_200, 1_200)
    assert set(totals) == {1_200}


def test_progress_has_no_total_when_rows_are_streamed(tmp_path: Path) -> None:
    totals: list[int | None] = []
    streamed = table(("integer",), ((number,) for number in range(3)))

    write_workbook(tmp_path / "a.xlsx", [streamed], progress=lambda _, total: totals.append(total))

    assert set(totals) == {None}


def test_cancelling_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "classeur.xlsx"
    target.write_text("avant")

    with pytest.raises(WritingCancelled, match="annulée"):
        write_workbook(target, [one_column("integer", range(2_000))], cancelled=lambda: True)

    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text() == "avant"


def test_an_error_in_the_rows_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[int]]:
        yield (1,)
        raise LookupError("in the middle")

    with pytest.raises(LookupError):
        write_workbook(tmp_path / "classeur.xlsx", [table(("integer",), rows())])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(errno.EACCES, "refused"), "ouvert dans un tableur"),
        (OSError(errno.ENOSPC, "full"), "plus de place .* « classeur.xlsx » dans « .* » : libérez-en"),
        (OSError(errno.EIO, "broken"), "ne peut pas être écrit : broken. Choisissez un autre"),
    ],
)
def test_a_target_that_cannot_be_replaced_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    def refuse(*_: object) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(CensusError, match=sentence):
        write_workbook(tmp_path / "classeur.xlsx", [one_column("integer", [1])])

    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_or_a_folder_as_target_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="n'existe pas"):
        write_workbook(tmp_path / "absent" / "a.xlsx", [one_column("integer", [1])])
    with pytest.raises(CensusError, match="est un dossier"):
        write_workbook(tmp_path, [one_column("integer", [1])])


def test_a_row_with_a_cell_too_few_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        write_workbook(tmp_path / "a.xlsx", [table(("text", "text"), [("a",)])])


def test_the_same_sheets_give_the_same_file(tmp_path: Path) -> None:
    properties = Properties("Synthèse", "Recensement", created=datetime(2026, 1, 1))  # noqa: DTZ001
    parts = []
    for _ in range(2):
        write_workbook(tmp_path / "classeur.xlsx", [one_column("text", ["a"])], properties=properties)
        parts.append(
            [
                part(tmp_path, name)
                for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/core.xml")
            ]
        )

    assert parts[0] == parts[1]


def test_names_and_properties_are_kept(tmp_path: Path) -> None:
    write_workbook(
        tmp_path / "a.xlsx",
        [one_column("integer", [1])],
        properties=Properties(title="Synthèse", author="Pays"),
        names={"valeurs": "'Feuille'!$A$2:$A$2"},
    )

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert (book.properties.title, book.properties.creator) == ("Synthèse", "Pays")
    assert book.defined_names["valeurs"].attr_text == "'Feuille'!$A$2:$A$2"
