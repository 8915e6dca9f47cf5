"""The part of a record that each of its sites counts for, as the figures split it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from census_app.store.derived import weights


def counted_parts(shares: Sequence[Decimal | None]) -> list[Fraction]:
    """The exact part of each site, from the shares in %, in their order; they sum to one."""
    return [Fraction(weight, total) for weight, total in weights(shares)]
