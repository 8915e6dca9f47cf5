"""The catalogue as the domain page gives it, and what it says of a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from census_app.domain.indicators import Aggregation, Catalogue, IndicatorKind, Pillar
from census_app.domain.parameters import Parameters

CATALOGUE = Catalogue.load()


def codes(pillar: Pillar) -> str:
    return " ".join(indicator.code for indicator in CATALOGUE.by_pillar(pillar) if not indicator.part_of)


def test_the_catalogue_is_whole_and_in_order() -> None:
    economy = [f"E{n:02}" for n in range(1, 22)] + [f"E{n}" for n in range(30, 35)]
    economy.insert(economy.index("E08"), "E07b")
    assert codes(Pillar.ECONOMY).split() == economy
    assert codes(Pillar.SOCIAL).split() == [f"S{n:02}" for n in range(1, 21) if n not in (9, 13)]
    assert codes(Pillar.ENVIRONMENT).split() == [f"N{n:02}" for n in range(1, 15)]
    assert codes(Pillar.VIGILANCE).split() == [f"V{n}" for n in range(1, 11)] + ["P1", "P2"]


def test_every_indicator_can_be_explained_to_the_person_asked() -> None:
    for indicator in CATALOGUE:
        assert indicator.label, indicator.code
        assert len(indicator.short_label) <= 26, indicator.code
        assert indicator.definition.endswith("."), indicator.code
        assert len(indicator.definition) > 30, indicator.code
        assert indicator.unit or indicator.kind is IndicatorKind.CHOICES, indicator.code


def test_subsidies_are_split_by_who_gives_them() -> None:
    assert [part.code for part in CATALOGUE.parts("E13")] == [
        f"E13_{giver}" for giver in ("commune", "epci", "departement", "region", "etat", "ue")
    ]


def test_what_is_derived_is_computed_from_sums_and_known_parameters() -> None:
    known = set(Parameters.load().for_year(2016)) | {"population"}
    assert {indicator.code for indicator in CATALOGUE.derived()} == {
        *("E08", "E09", "E30", "E31", "E32", "E33", "E34", "N03", "N06")
    }
    for indicator in CATALOGUE:
        assert indicator.is_derived == (indicator.aggregation is Aggregation.DERIVED)
        if indicator.formula:
            assert all(CATALOGUE[term].aggregation is Aggregation.SUM for term in indicator.formula.terms)
            assert set(indicator.formula.parameters) <= known


def test_a_weighted_mean_is_weighed_by_a_sum() -> None:
    weighted = [i for i in CATALOGUE if i.aggregation is Aggregation.WEIGHTED_MEAN]
    assert {i.code: i.weight for i in weighted} == {"S03": "S02", "S05": "S02", "S17": "S01", "N09": "N08"}
    assert all(CATALOGUE[i.weight].aggregation is Aggregation.SUM for i in weighted)
    assert not any(i.weight for i in CATALOGUE if i not in weighted)


def test_every_grade_has_its_anchors_and_its_bounds_are_theirs() -> None:
    for indicator in CATALOGUE:
        grades = [anchor.grade for anchor in CATALOGUE.anchors(indicator.code)]
        assert bool(grades) == (indicator.kind is IndicatorKind.GRADE), indicator.code
        if grades:
            assert grades == list(range(grades[0], grades[-1] + 1))
            assert (indicator.warn_low, indicator.warn_high) == (Decimal(grades[0]), Decimal(grades[-1]))


@pytest.mark.parametrize("code", ["E20", "S14", "N13", "N14"])
def test_some_values_mean_nothing_without_their_reason(code: str) -> None:
    assert CATALOGUE[code].needs_note(Decimal(0))
    assert CATALOGUE[code].note_label


def test_a_concern_rests_on_a_fact_but_its_absence_needs_none() -> None:
    concern = CATALOGUE["V1"]
    assert concern.needs_note(Decimal(2))
    assert not concern.needs_note(Decimal(0))
    assert not CATALOGUE["E02"].needs_note(Decimal(3))


def test_a_value_beyond_the_bounds_is_unusual_and_a_bound_is_not() -> None:
    share = CATALOGUE["S03"]
    assert [share.is_unusual(Decimal(value)) for value in ("-1", "0", "100", "100.5")] == [
        True,
        False,
        False,
        True,
    ]


def test_avoided_co2_is_always_an_estimate() -> None:
    assert CATALOGUE["N13"].evidence == "estime"
    assert {i.evidence for i in CATALOGUE.derived()} == {"calcule"}


def test_an_unknown_code_is_absent() -> None:
    assert CATALOGUE.get("Z99") is None
    assert "Z99" not in CATALOGUE
    assert "E02" in CATALOGUE
