"""The public version: what rests on too few is masked, and cannot be found again from the rest."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from census_app.reports.attribution import ATTRIBUTIONS, Attribution
from tests.services.public_story import BESIDE, RATIOS, Answerer, Tables, found, tables
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES

COMMUNES = (CHATEAUBRIANT, DERVAL, ISSE)
SUMS = ("E02", "E07", "E10", "E11", "E12", "E13", "E13_commune", "E13_etat", "S02", "S10")


def public(*records: Answerer) -> Tables:
    return tables(records, COMMUNES, public=True)


def jobs(commune: str | None, *numbers: int, domain: str = "NOU") -> list[Answerer]:
    return [Answerer(commune, {"E02": number}, domain) for number in numbers]


def shown(made: Tables, code: str = "E02") -> dict[str, Fraction | str | None]:
    """What the communes and the zones beside them show."""
    keys = [*made.rows("commune"), *made.rows("")]
    return {
        row: "masked" if made.is_masked((name, row, code)) else made.figure((name, row, code))
        for name, row in keys
    }


def test_three_structures_may_be_told_two_may_not() -> None:
    made = public(*jobs(CHATEAUBRIANT, 4, 5, 6), *jobs(DERVAL, 3, 4), *jobs(ISSE, 7, 8))

    assert shown(made)[CHATEAUBRIANT] == 15
    assert shown(made)[DERVAL] == shown(made)[ISSE] == "masked"
    assert shown(made)["inside"] == 37, "four structures are behind what the two communes hold together"


def test_a_second_cell_goes_where_the_first_would_be_found_by_subtraction() -> None:
    made = public(*jobs(CHATEAUBRIANT, 4, 5, 6), *jobs(DERVAL, 3, 4, 5, 6), *jobs(ISSE, 7))

    assert shown(made)[ISSE] == "masked"
    assert shown(made)[CHATEAUBRIANT] == "masked", "the smaller of the two others"
    assert shown(made)[DERVAL] == 18


def test_one_structure_that_makes_nearly_all_of_a_cell_masks_it() -> None:
    made = public(*jobs(CHATEAUBRIANT, 86, 7, 7), *jobs(DERVAL, 85, 8, 7), *jobs(ISSE, 5, 5, 5))

    assert shown(made)[CHATEAUBRIANT] == "masked", "86 %"
    assert shown(made)[ISSE] == "masked"
    assert shown(made)[DERVAL] == 100, "85 % is not above 85 %"


def test_what_the_masked_cells_hold_together_is_not_one_structure_s() -> None:
    twice = Answerer(None, {"E02": 10}, sites=((DERVAL, 1, 2), (ISSE, 1, 2)))
    made = public(*jobs(CHATEAUBRIANT, 4, 5, 6), twice)

    assert shown(made)[CHATEAUBRIANT] == "masked", "else Derval and Issé together would be the record itself"


def test_the_perimeter_stays_while_another_total_can_go() -> None:
    made = public(*jobs(CHATEAUBRIANT, 4, 5, 6), *jobs(NANTES, 9))

    assert shown(made)["outside"] == shown(made)["total"] == "masked"
    assert shown(made)["inside"] == 15


def test_the_same_zone_is_protected_in_every_table_that_shares_its_total() -> None:
    made = public(
        *jobs(CHATEAUBRIANT, 4, 5, 6),
        *jobs(CHATEAUBRIANT, 3, 3, 3, domain="EQU"),
        *jobs(DERVAL, 2, domain="EQU"),
    )
    masked = {row for _, row in made.rows("domain") if made.is_masked(("domain", row, "E02"))}

    assert shown(made)[DERVAL] == "masked"
    assert not masked, "each domain rests on three structures, and no commune is found from them"


def test_what_is_computed_from_a_masked_figure_is_masked_too() -> None:
    budget = {"E10": 100, "E11": 50, "E12": 10}
    alone = {"E10": 100, "E11": 990, "E12": 10}
    records = [Answerer(CHATEAUBRIANT, budget) for _ in range(3)] + [Answerer(DERVAL, budget)] * 4
    made = public(*records, Answerer(CHATEAUBRIANT, alone))

    assert shown(made, "E11")[CHATEAUBRIANT] == "masked", "86,8 % of 1 140"
    assert shown(made, "E30")[CHATEAUBRIANT] == "masked", "with the budget it would give the sales"
    assert shown(made, "E10")[CHATEAUBRIANT] == 400


def test_a_sum_of_two_indicators_is_told_only_where_the_same_structures_answered_both() -> None:
    both = [Answerer(CHATEAUBRIANT, {"E02": 1, "E07": 1607})] * 4
    made = public(*both, Answerer(CHATEAUBRIANT, {"E07": 100}))

    assert shown(public(*both), "E34")[CHATEAUBRIANT] == 8
    assert shown(made, "E07")[CHATEAUBRIANT] == 6528
    assert shown(made, "E34")[CHATEAUBRIANT] == "masked", "6 528 - (8 - 4) x 1 607 is what one structure said"


def test_the_number_of_records_is_masked_like_a_figure() -> None:
    made = public(*jobs(CHATEAUBRIANT, 4, 5, 6), *jobs(DERVAL, 3, 4, 5, 6), *jobs(ISSE, 7))
    counts = {row: made.zones[name, row].counts for name, row in made.rows("commune")}

    assert [counts[ISSE].masked, counts[DERVAL].masked] == [True, False]
    assert [counts[ISSE].presence["records"], counts[DERVAL].presence["records"]] == [0, 4]
    assert made.zones["commune", DERVAL].figures["E02"].eligible == 4


def test_the_council_s_own_tables_show_everything() -> None:
    made = tables(jobs(ISSE, 7), COMMUNES, public=False)

    assert shown(made)[ISSE] == 7


def test_the_attack_finds_what_only_the_small_cells_would_hide() -> None:
    """The attack has teeth: without the second cell, subtraction gives the first."""
    records = (*jobs(CHATEAUBRIANT, 4, 5, 6), *jobs(DERVAL, 3, 4, 5, 6), *jobs(ISSE, 7))
    truth, made = tables(records, COMMUNES, public=False), public(*records)
    made.zones["commune", CHATEAUBRIANT] = truth.zones["commune", CHATEAUBRIANT]

    assert ("commune", ISSE, "E02") in found(made, truth)


somewhere = st.none() | st.sampled_from((*COMMUNES, NANTES))
amounts = st.integers(0, 40) | st.sampled_from((0, 1_000))
split = st.lists(somewhere, min_size=2, max_size=3).map(
    lambda communes: tuple((commune, 1, len(communes)) for commune in communes)
)
answerers = st.builds(
    Answerer,
    seat=somewhere,
    says=st.fixed_dictionaries({}, optional=dict.fromkeys((*SUMS, "S03", "S11"), amounts))
    | st.fixed_dictionaries(dict.fromkeys(SUMS, amounts)),
    domain=st.sampled_from(("NOU", "EQU", "CUL")),
    stakes=st.sampled_from((("services",), ("lien_social",), ("services", "dynamique"))),
    sites=st.just(()) | split,
)


@settings(max_examples=25, deadline=None)
@given(records=st.lists(answerers, max_size=16), attribution=st.sampled_from(ATTRIBUTIONS))
def test_no_masked_figure_can_be_found_again(records: list[Answerer], attribution: Attribution) -> None:
    truth = tables(records, COMMUNES, attribution, public=False)
    made = tables(records, COMMUNES, attribution, public=True)

    assert not found(made, truth)
    for (table, row), zone in made.zones.items():
        for code, figure in zone.figures.items():
            true = truth.zones[table, row].figures[code]
            if figure.masked:
                assert (figure.value, figure.per_1000, figure.grades, figure.answered) == (None, None, (), 0)
            else:
                assert figure.answered == true.answered
                ratio = code in RATIOS and true.value is not None  # none, where one would divide by nothing
                assert figure.value == (round(true.value or 0, 2) if ratio else true.value)
                assert true.answered == 0 or true.answered >= 3 or (row == BESIDE[3] and code == "E32")
