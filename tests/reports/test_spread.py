"""Sums by pattern, split between zones."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from census_app.reports.attribution import Cell
from census_app.reports.spread import spread

HERE, THERE, TOTAL = range(3)
WHOLE: tuple[Cell, ...] = ((HERE, 1, 1), (TOTAL, 1, 1))
THIRD: tuple[Cell, ...] = ((HERE, 1, 3), (THERE, 2, 3), (TOTAL, 1, 1))


def test_a_pattern_gives_each_zone_its_part_and_counts_once_in_it() -> None:
    made = spread((WHOLE, THIRD), 3, [(0, 2, (10,)), (1, 1, (4,))])
    assert list(made.answered) == [3, 1, 3]
    assert made.sum(0, HERE) == 10 + Fraction(4, 3)
    assert made.sum(0, THERE) == Fraction(8, 3)
    assert made.sum(0, TOTAL) == 14


def test_several_terms_are_split_in_the_same_way() -> None:
    made = spread((THIRD,), 3, [(0, 1, (3, -6))], terms=2)
    assert [made.sum(term, HERE) for term in (0, 1)] == [1, -2]


@given(st.lists(st.tuples(st.integers(2, 40), st.integers(-(10**20), 10**20)), max_size=12))
def test_parts_of_any_denominator_add_up_exactly(parts: list[tuple[int, int]]) -> None:
    cells = [((HERE, 1, total), (THERE, total - 1, total), (TOTAL, 1, 1)) for total, _ in parts]
    made = spread(cells, 3, [(number, 1, (amount,)) for number, (_, amount) in enumerate(parts)])
    assert made.sum(0, HERE) == sum(Fraction(amount, total) for total, amount in parts)
    assert made.sum(0, HERE) + made.sum(0, THERE) == made.sum(0, TOTAL)
