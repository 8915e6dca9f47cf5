"""A territory is named in five ways, and each leads to its communes."""

from __future__ import annotations

from datetime import date

import pytest

from census_app.domain.communes import Gazetteer
from census_app.domain.perimeters import load_perimeters, perimeter_of
from census_app.errors import CensusError

GAZETTEER = Gazetteer.load()


def test_the_pays_ends_when_the_community_of_communes_begins() -> None:
    pays, community = load_perimeters()
    assert (pays.code, len(pays.communes)) == ("pays-de-chateaubriant", 33)
    assert (community.code, len(community.communes)) == ("cc-chateaubriant-derval", 26)
    assert set(community.communes) < set(pays.communes)
    for day, first, second in ((date(2016, 12, 31), True, False), (date(2017, 1, 1), False, True)):
        assert (pays.holds_on(day), community.holds_on(day)) == (first, second)


def test_the_community_of_communes_is_the_epci_of_today() -> None:
    community = load_perimeters()[1]
    assert community.communes == perimeter_of("200072726", GAZETTEER).communes


@pytest.mark.parametrize(
    ("spec", "name", "size"),
    [
        ("pays-de-chateaubriant", "Pays de Châteaubriant", 33),
        ("Pays de Chateaubriant", "Pays de Châteaubriant", 33),
        ("CC-Chateaubriant-Derval", "CC Châteaubriant-Derval", 26),
        ("244400537", "CC de Nozay", 7),
        ("cc-de-nozay", "CC de Nozay", 7),
        ("44", "Loire-Atlantique (44)", 207),
        ("2a", "Corse-du-Sud (2A)", 124),
        ("44051, 44036", "Châteaubriant, Derval", 2),
        ("44036,44051,44199,44146", None, 4),
    ],
)
def test_a_territory_is_named_in_any_of_its_ways(spec: str, name: str | None, size: int) -> None:
    perimeter = perimeter_of(spec, GAZETTEER)
    assert len(perimeter.communes) == size
    assert name is None or perimeter.name == name or size == 2
    assert list(perimeter.communes) == sorted(perimeter.communes)


@pytest.mark.parametrize("spec", ["cc-de-nozay", "1", "44051,44036"])
def test_the_code_of_a_perimeter_names_it_again(spec: str) -> None:
    perimeter = perimeter_of(spec, GAZETTEER)
    assert perimeter_of(perimeter.code, GAZETTEER) == perimeter


def test_a_name_that_several_epci_share_is_refused_with_their_numbers() -> None:
    with pytest.raises(CensusError, match="donnez le SIREN"):
        perimeter_of(_shared_epci_name(), GAZETTEER)


@pytest.mark.parametrize("spec", ["", "atlantide", "99", "44036;44051", "Châteaubriant"])
def test_what_names_no_territory_is_refused_with_the_ways_to_name_one(spec: str) -> None:
    with pytest.raises(CensusError, match=r"Aucun territoire .* SIREN"):
        perimeter_of(spec, GAZETTEER)


def test_a_list_with_an_unknown_code_is_refused_and_names_it() -> None:
    with pytest.raises(CensusError, match="44000"):
        perimeter_of("44036,44000", GAZETTEER)


def _shared_epci_name() -> str:
    from collections import Counter

    from census_app.domain.reference import table

    return Counter(row["name"] for row in table("epcis")).most_common(1)[0][0]
