"""What of a long sheet is printed is written under its title."""

from census_app.reports.sheets.paper import MOST, on_paper


def test_a_sheet_that_is_printed_whole_says_nothing_of_it() -> None:
    assert on_paper("Campagne 2026", MOST) == "Campagne 2026"


def test_a_longer_one_says_where_the_paper_stops() -> None:
    assert (
        on_paper("Campagne 2026", MOST + 1) == "Campagne 2026 — sur papier, les 1\u202f000 premières lignes"
    )
    assert on_paper("Campagne 2026", 46, 45) == "Campagne 2026 — sur papier, les 45 premières lignes"
