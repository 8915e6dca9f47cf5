"""The computed indicators of one record."""

from decimal import Decimal
from fractions import Fraction

from census_app.domain.values import IndicatorValue
from census_app.services.derived_values import derived_values
from census_app.services.reference import catalogue


def told(**amounts: str) -> dict[str, IndicatorValue]:
    return {code: IndicatorValue(code, amount=Decimal(amount)) for code, amount in amounts.items()}


def test_a_ratio_is_computed_from_all_its_terms_or_not_at_all() -> None:
    assert derived_values(told(E10="1000", E11="400", E12="200"), 2026)["E30"] == Fraction(3, 5)
    assert "E30" not in derived_values(told(E10="1000", E11="400"), 2026)
    assert "E30" not in derived_values(told(E10="0", E11="400", E12="200"), 2026), "nothing to divide by"


def test_a_reason_for_absence_is_not_a_zero() -> None:
    values = told(N01="40") | {"N02": IndicatorValue("N02", absence="ne_sait_pas")}
    assert "N03" not in derived_values(values, 2026)


def test_the_parameters_are_those_of_the_year() -> None:
    values = told(E07="1607")
    assert derived_values(values, 2026)["E08"] == 1
    assert derived_values(values, 2016)["E09"] < derived_values(values, 2026)["E09"]


def test_what_needs_a_population_belongs_to_a_territory() -> None:
    everything = {one.code: IndicatorValue(one.code, amount=Decimal(1)) for one in catalogue().entered()}
    computed = derived_values(everything, 2026)
    assert "E32" not in computed
    assert set(computed) == {one.code for one in catalogue().derived()} - {"E32"}
