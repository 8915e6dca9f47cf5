"""A sheet that somebody else fills in: what is open, what is checked while typing, what is out of sight."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from census_app.sheets.model import Check, Column, Highlight, Rich, Row, Sheet, Styled
from census_app.sheets.places import Area
from census_app.sheets.reading import read_tables
from tests.sheets.workbooks import table, values, written


def cell(row: int, column: int = 1) -> Area:
    return Area("Feuille", row, column, row, column)


def test_one_cell_is_open_in_a_sheet_that_is_locked(tmp_path: Path) -> None:
    answer = Styled(None, "integer", "input", unlocked=True)
    book, _ = written(tmp_path, table(("text", "text"), [("Combien ?", answer)], protected=True))

    sheet = book["Feuille"]
    assert sheet.protection.sheet is True
    assert sheet.protection.password is None
    assert [each.protection.locked for each in sheet[2]] == [True, False]
    assert sheet["B2"].border.left.style == "thin"


def test_a_cell_may_be_locked_in_a_column_that_is_open(tmp_path: Path) -> None:
    sheet = Sheet("Feuille", (Column("A", editable=True),), [("a",), (Styled("b", unlocked=False),)])
    book, _ = written(tmp_path, sheet)

    assert [book["Feuille"][f"A{row}"].protection.locked for row in (2, 3)] == [False, True]


@pytest.mark.parametrize(
    ("check", "formulas"),
    [
        (Check((cell(2),), "whole", "Un nombre.", low=0, high=100), ("0", "100")),
        (Check((cell(2),), "decimal", "Un nombre.", low=Decimal("0.5")), ("0.5", "1000000000000")),
        (Check((cell(2),), "date", "Une date.", high=date(2026, 3, 1)), ("61", "46082")),
        (Check((cell(2),), "list", "Dans la liste.", "=Listes!$A$2:$A$9"), ("Listes!$A$2:$A$9", None)),
    ],
)
def test_what_a_cell_accepts_is_checked_with_a_sentence(
    tmp_path: Path, check: Check, formulas: tuple[str, str | None]
) -> None:
    book, _ = written(tmp_path, table(("text",), [(None,)], checks=(check,)))

    [validation] = book["Feuille"].data_validations.dataValidation
    assert (validation.type, validation.error, validation.errorStyle) == (check.kind, check.message, "stop")
    assert (validation.formula1, validation.formula2) == formulas
    assert str(validation.sqref) == "A2"
    assert validation.showErrorMessage
    assert validation.allowBlank


def test_cells_that_accept_the_same_share_a_check_and_may_only_warn(tmp_path: Path) -> None:
    check = Check((cell(2), cell(4)), "list", "Dans la liste.", "Listes!$A$2", strict=False)
    book, _ = written(tmp_path, table(("text",), [(None,)] * 3, checks=(check,)))

    [validation] = book["Feuille"].data_validations.dataValidation
    assert str(validation.sqref) == "A2 A4"
    assert validation.errorStyle == "warning"


def test_a_list_without_a_message_offers_and_refuses_nothing(tmp_path: Path) -> None:
    check = Check((cell(2),), "list", "", '"x"', strict=False)
    book, _ = written(tmp_path, table(("text",), [(None,)], checks=(check,)))

    [validation] = book["Feuille"].data_validations.dataValidation
    assert (validation.formula1, bool(validation.showErrorMessage)) == ('"x"', False)


def test_a_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    written(tmp_path, table(("text",), [("a",)]), Sheet("_secret", (Column("Clé"),), [("b",)], hidden=True))

    tables = read_tables(tmp_path / "classeur.xlsx")
    assert [(each.name, each.hidden) for each in tables] == [("Feuille", False), ("_secret", True)]
    assert tables[1].rows[1] == ("b",)


def test_a_text_in_several_looks_is_one_text_to_who_reads_it(tmp_path: Path) -> None:
    rich: Any = Rich((("Combien ?", "body"), ("\nSi <oui> & non.", "note")))
    book, _ = written(tmp_path, table(("long",), [(rich,)]))

    assert values(book["Feuille"])[1] == ("Combien ?\nSi <oui> & non.",)
    assert read_tables(tmp_path / "classeur.xlsx")[0].rows[1] == ("Combien ?\nSi <oui> & non.",)
    assert book["Feuille"].row_dimensions[2].height == 30


def test_a_rule_may_concern_some_rows_only(tmp_path: Path) -> None:
    rule = Highlight((2,), "formula", '$A$2="non"', "closed", rows=(3, 4))
    book, _ = written(tmp_path, table(("text", "text"), [("a", "b")] * 5, rules=(rule,)))

    [area] = book["Feuille"].conditional_formatting
    assert str(area.sqref) == "B3:B4"


def test_a_row_may_leave_room_for_several_lines(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("text",), [Row(("a",), "body", lines=3), ("b",)]))

    assert [book["Feuille"].row_dimensions[row].height for row in (2, 3)] == [45, None]


def test_what_is_typed_stays_text(tmp_path: Path) -> None:
    book, _ = written(tmp_path, table(("typed",), [("0240",)]))

    typed = book["Feuille"]["A2"]
    assert (typed.value, typed.number_format, typed.alignment.wrap_text) == ("0240", "@", True)
