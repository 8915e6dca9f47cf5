"""A record's sites share it exactly, whatever the shares say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.store.derived import weights


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (["60", "40"], [Fraction(3, 5), Fraction(2, 5)]),
        (["70", "70"], [Fraction(1, 2), Fraction(1, 2)]),
        ([None, None, None], [Fraction(1, 3)] * 3),
        (["60", None], [Fraction(3, 5), Fraction(2, 5)]),
        (["100", None], [Fraction(1), Fraction(0)]),
        (["0", "0"], [Fraction(1, 2), Fraction(1, 2)]),
        (["33.3", "33.3", "33.4"], [Fraction(333, 1000), Fraction(333, 1000), Fraction(334, 1000)]),
        ([], []),
    ],
)
def test_shares_become_exact_parts(shares: list[str | None], expected: list[Fraction]) -> None:
    given_shares = [None if share is None else Decimal(share) for share in shares]
    assert [Fraction(weight, total) for weight, total in weights(given_shares)] == expected


@given(st.lists(st.none() | st.decimals(0, 1000, places=3), min_size=1, max_size=12))
def test_the_parts_make_the_whole(shares: list[Decimal | None]) -> None:
    assert sum(Fraction(weight, total) for weight, total in weights(shares)) == 1
