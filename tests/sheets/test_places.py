"""Cells, areas and sheets are named the way Excel names them."""

import pytest

from census_app.sheets.places import (
    Area,
    column_letters,
    column_number,
    continued_title,
    legal_titles,
    place,
)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA"), (16_384, "XFD")]
)
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number


def test_a_place_quotes_the_title_of_its_sheet() -> None:
    assert place("L'année 2026", 12, 3) == "'L''année 2026'!C12"


def test_an_area_reads_within_its_sheet_and_from_another() -> None:
    area = Area("Valeurs", 2, 1, 900, 3)

    assert area.local == "A2:C900"
    assert area.reference == "'Valeurs'!$A$2:$C$900"


def test_titles_become_what_excel_accepts() -> None:
    titles = legal_titles(["Par [domaine]: 1/2", "x" * 40, "'cité'", "", "Historique", "Évolution"])

    assert titles == ("Par  domaine   1 2", "x" * 31, "cité", "Feuille", "Historique_", "Évolution")


def test_titles_that_excel_takes_for_the_same_are_told_apart() -> None:
    assert legal_titles(["Liens", "LIENS", "x" * 40, "x" * 50]) == (
        "Liens",
        "LIENS (2)",
        "x" * 31,
        "x" * 27 + " (2)",
    )


def test_a_title_counts_as_excel_counts_it() -> None:
    (title,) = legal_titles(["🌱" * 20])

    assert title == "🌱" * 15  # two units each, 31 at most


def test_a_sheet_that_goes_on_keeps_its_name_within_the_limit() -> None:
    assert continued_title("Initiatives", 2, ["Initiatives"]) == "Initiatives (suite 2)"
    assert continued_title("x" * 31, 3, []) == "x" * 21 + " (suite 3)"
