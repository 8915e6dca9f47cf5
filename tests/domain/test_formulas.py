"""Derived figures are exact, and unknown rather than wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.domain.formulas import Formula


def test_a_formula_names_its_terms_and_its_parameters() -> None:
    formula = Formula.parse("E02+E07/{annual_hours}")
    assert (formula.terms, formula.parameters) == (("E02", "E07"), ("annual_hours",))


@given(st.integers(), st.integers(), st.integers())
def test_a_rate_is_the_exact_fraction_or_unknown_over_zero(sales: int, fees: int, income: int) -> None:
    values = {"E11": Fraction(sales), "E12": Fraction(fees), "E10": Fraction(income)}
    rate = Formula.parse("(E11+E12)/E10").evaluate(values, {})
    assert rate == (Fraction(sales + fees, income) if income else None)


def test_the_usual_order_of_operations_holds() -> None:
    values = {name: Fraction(number) for name, number in (("a", 7), ("b", 2), ("c", 3))}
    assert Formula.parse("a-b*c").evaluate(values, {}) == 1
    assert Formula.parse("(a-b)*c/2").evaluate(values, {}) == Fraction(15, 2)
    assert Formula.parse("a-b-c").evaluate(values, {}) == 2


@pytest.mark.parametrize("values", [{}, {"E07": None}])
def test_a_missing_term_makes_the_figure_unknown(values: dict[str, Fraction | None]) -> None:
    assert Formula.parse("E07/{annual_hours}").evaluate(values, {"annual_hours": Fraction(1607)}) is None


def test_a_missing_parameter_makes_the_figure_unknown() -> None:
    assert Formula.parse("E07*{rate}").evaluate({"E07": Fraction(1)}, {}) is None


@pytest.mark.parametrize(
    "text", ["", "E01 +", "E01**2", "-E01", "f(E01)", "E01.x", "1.5*E01", "E01 if E02 else 0"]
)
def test_anything_but_the_four_operations_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"formula|only"):
        Formula.parse(text)
