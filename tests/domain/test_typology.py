"""The coded lists: what is in them, and the code that a person's words lead to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.domain.typology import CodedValue, Typology

TYPOLOGY = Typology.load()
EVERY_VALUE = [value for name in TYPOLOGY.names for value in TYPOLOGY.list(name)]


def codes(name: str) -> str:
    return " ".join(value.code for value in TYPOLOGY.list(name))


def test_the_domains_are_those_of_the_census_in_their_order() -> None:
    assert codes("domain") == "NOU FIN SER DIV REP CRE EQU INF DEP LOG TRA APP SOI ENE"


def test_the_statuses_follow_the_work_from_first_mention_to_validation() -> None:
    assert codes("status") == (
        "reperee a_contacter entretien_prevu entretien_fait en_relecture validee hors_champ doublon disparue"
    )


def test_every_type_belongs_to_a_domain_and_every_domain_has_types() -> None:
    domains = {value.code for value in TYPOLOGY.list("domain")}
    assert {value.parent for value in TYPOLOGY.list("type")} == domains
    assert [value.code for value in TYPOLOGY.children("type", "FIN")] == [
        "CIGALES",
        "MONNAIE_LOCALE",
        "FINANCEMENT_PARTICIPATIF",
    ]


def test_only_types_have_a_parent() -> None:
    assert {value.list_name for value in EVERY_VALUE if value.parent} == {"type"}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("domain", "Se nourrir", "NOU"),
        ("domain", "nou", "NOU"),
        ("domain", "NOU – Se nourrir", "NOU"),
        ("domain", "S'équiper", "EQU"),
        ("domain", "ENERGIE CITOYENNE", "ENE"),
        ("type", "Jardins partagés", "JARDIN_PARTAGE"),
        ("type", "jardin_partage", "JARDIN_PARTAGE"),
        ("type", "La Ruche qui dit Oui !", "RUCHE"),
        ("type", "Repair-café", "REPAIR_CAFE"),
        ("type", "Tiers lieux", "TIERS_LIEU"),
        ("status", "Repérée", "reperee"),
        ("status", "doublon", "doublon"),
        ("lifecycle", "Arrêtée", "arretee"),
    ],
)
def test_a_code_or_a_label_is_found_as_people_write_it(name: str, text: str, code: str) -> None:
    assert TYPOLOGY.find(name, text) == code


@pytest.mark.parametrize("text", ["", "potager", "se", "NOU FIN"])
def test_what_is_not_in_the_list_is_not_guessed(text: str) -> None:
    assert TYPOLOGY.find("domain", text) is None


@given(st.sampled_from(EVERY_VALUE), st.sampled_from((str, str.upper, str.lower, str.title)))
def test_every_label_and_every_code_lead_to_their_value(value: CodedValue, written: type[str]) -> None:
    for text in (value.label, value.code):
        assert TYPOLOGY.find(value.list_name, written(text)) == value.code


def test_an_unknown_code_shows_as_itself() -> None:
    assert TYPOLOGY.label("domain", "NOU") == "Se nourrir"
    assert TYPOLOGY.label("domain", "ZZZ") == "ZZZ"


def test_a_retired_value_keeps_its_label_but_is_no_longer_offered() -> None:
    typology = Typology(
        [
            CodedValue("type", "FAX", "Fax", valid_to=date(2010, 12, 31), position=1),
            CodedValue("type", "VISIO", "Visio", valid_from=date(2011, 1, 1), position=2),
        ]
    )
    assert [value.code for value in typology.list("type", on=date(2010, 12, 31))] == ["FAX"]
    assert [value.code for value in typology.list("type", on=date(2016, 1, 1))] == ["VISIO"]
    assert typology.label("type", "FAX") == "Fax"


def test_a_spelling_that_two_values_share_finds_neither_but_a_code_wins() -> None:
    values = (("a", "Tiers-lieu"), ("b", "Tiers lieu"), ("c", "A"))
    typology = Typology(CodedValue("list", code, label) for code, label in values)
    assert typology.find("list", "tiers lieu") is None
    assert typology.find("list", "A") == "a"
