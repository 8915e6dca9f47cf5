"""How indicators are named and shown in the sheets."""

from __future__ import annotations

import pytest

from census_app.domain.indicators import Catalogue
from census_app.reports.sheets.by_commune import PER_1000
from census_app.reports.sheets.indicator_cells import (
    coverage,
    figure_header,
    figure_kind,
    number_of,
    value_header,
    value_kind,
)
from census_app.reports.sheets.synthesis import KEY, LARGE
from census_app.reports.summary import Figure

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    ("code", "header", "kind"),
    [
        ("E02", "ETP", "decimal"),
        ("E10", "Produits (€)", "money"),
        ("E30", "Autofinancement", "percent"),
        ("S03", "Usagers du territoire", "points"),
        ("S10", "Service unique (nombre de oui)", "decimal"),
        ("S14", "Lien social (moyenne, 0 à 4)", "decimal"),
    ],
)
def test_a_header_says_the_unit_once(code: str, header: str, kind: str) -> None:
    assert figure_header(CATALOGUE[code]) == header
    assert figure_kind(CATALOGUE[code]) == kind


def test_the_value_of_one_record_is_shown_as_what_it_is() -> None:
    assert value_header(CATALOGUE["S10"]) == "Service unique"
    assert (value_kind(CATALOGUE["S10"]), value_kind(CATALOGUE["S14"])) == ("boolean", "integer")


def test_coverage_is_blank_where_there_is_nobody_to_answer() -> None:
    assert coverage(Figure(None, 0, 7)) == "0/7"
    assert coverage(Figure(None, 0, 0)) is None


def test_french_plurals_begin_at_two() -> None:
    assert [number_of(count, "réseau", "x") for count in (0, 1, 2)] == ["0 réseau", "1 réseau", "2 réseaux"]
    assert number_of(3, "non localisée") == "3 non localisées"


def test_the_indicators_chosen_for_the_pages_are_in_the_catalogue() -> None:
    assert all(code in CATALOGUE for code in (*KEY, *LARGE, *PER_1000))
