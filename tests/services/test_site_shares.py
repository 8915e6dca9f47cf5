"""What each site counts for is what the figures split by."""

from decimal import Decimal
from fractions import Fraction

from census_app.services.site_shares import counted_parts


def test_shares_are_over_their_sum_and_blanks_share_what_is_left() -> None:
    assert counted_parts([Decimal(60), Decimal(60)]) == [Fraction(1, 2), Fraction(1, 2)]
    assert counted_parts([Decimal(60), None]) == [Fraction(3, 5), Fraction(2, 5)]
    assert counted_parts([None, None, None]) == [Fraction(1, 3)] * 3
    assert counted_parts([]) == []
