"""The reference tables agree with one another, and with the official figures of the 33 communes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from census_app import paths
from census_app.domain.communes import Gazetteer
from census_app.domain.editions import load_editions
from census_app.domain.perimeters import load_perimeters
from census_app.domain.reference import table

EXPECTED = Path(__file__).parents[1] / "expected" / "pays_de_chateaubriant.csv"
GAZETTEER = Gazetteer.load()


def test_the_33_communes_of_the_pays_are_the_expected_ones() -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines))
    assert load_perimeters()[0].communes == tuple(row["code"] for row in expected)
    for row in expected:
        commune = GAZETTEER.get(row["code"])
        assert commune is not None
        assert (commune.name, commune.departement, commune.epci) == (
            row["name"],
            row["departement"],
            row["epci"],
        )
        assert commune.population == int(row["population"])
        assert commune.latitude == pytest.approx(float(row["latitude"]), abs=0.001)
        assert commune.longitude == pytest.approx(float(row["longitude"]), abs=0.001)


def test_the_population_is_that_of_2023() -> None:
    editions = {edition.dataset: edition for edition in load_editions()}
    assert str(editions["population"].reference_date) == "2023-01-01"
    paris = GAZETTEER.get("75056")
    assert paris is not None
    assert paris.population == 2_103_778


def test_the_table_holds_every_commune_once_in_order_as_text() -> None:
    rows = table("communes")
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    assert {"01004", "2A004", "44036", "97411", "98818"} <= set(codes)
    assert all(len(code) == 5 for code in codes)
    assert len(codes) == 34_969
    assert all(row["code"].startswith(row["departement"]) for row in rows)
    assert '"' not in (paths.reference() / "communes.csv").read_text(encoding="utf-8")


def test_no_row_points_to_a_commune_an_epci_or_a_departement_that_is_not_there() -> None:
    communes = table("communes")
    codes = {row["code"] for row in communes}
    assert {row["epci"] for row in communes} - {row["siren"] for row in table("epcis")} == {""}
    assert {row["departement"] for row in communes} <= {row["code"] for row in table("departements")}
    for name in ("aliases", "former_communes", "perimeter_communes"):
        assert {row["commune"] for row in table(name)} <= codes, name


def test_an_alias_is_never_an_official_name_of_the_pays() -> None:
    pays = load_perimeters()[0].communes
    spelt = {commune.name for code in pays if (commune := GAZETTEER.get(code))}
    assert not spelt & {row["alias"] for row in table("aliases")}


@pytest.mark.parametrize("name", ["indicators", "anchors", "parameters", "typology"])
def test_no_cell_has_spaces_around_it_or_a_straight_apostrophe(name: str) -> None:
    for row in table(name):
        assert all(cell == cell.strip() and "'" not in cell for cell in row.values()), row
