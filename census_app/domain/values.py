"""Indicator values: exact amounts, their evidence, and why one is missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from census_app.errors import CensusError

SCALE: Final = 1_000_000
"""Amounts are kept as whole millionths, so that SQL adds them up without rounding."""

LIMIT: Final = Decimal(10) ** 12
"""No figure of a local initiative is larger; beyond it an amount is refused as a typing error."""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One indicator of one annual record.

    Either ``amount`` (in the indicator's unit; booleans 1/0, grades as numbers) or ``text`` is
    given, or ``absence`` says why neither is. ``note`` is the fact, example, formula or reason it
    rests on; ``measure`` what is being done about it (vigilance). ``interview_id`` leads back to
    where it was said.
    """

    indicator: str
    amount: Decimal | None = None
    text: str = ""
    evidence: str | None = None
    absence: str | None = None
    note: str = ""
    measure: str = ""
    interview_id: int | None = None

    @property
    def known(self) -> bool:
        """Whether somebody answered: a zero is known, a blank is not."""
        return self.amount is not None or bool(self.text)

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to keep."""
        return not (self.known or self.absence or self.note or self.measure)


def to_millionths(amount: Decimal) -> int:
    """``amount`` in whole millionths; CensusError when it is too large, too fine or no number."""
    if not amount.is_finite() or abs(amount) > LIMIT:
        raise CensusError(f"Le nombre {amount} est hors des limites (au plus mille milliards).")
    scaled = amount * SCALE
    if scaled != scaled.to_integral_value():
        raise CensusError(f"Le nombre {amount} a plus de six décimales : arrondissez-le.")
    return int(scaled)


def from_millionths(amount: int) -> Decimal:
    """The exact decimal of an amount in millionths, without trailing zeros (``2.5``, ``12``)."""
    value = (Decimal(amount) / SCALE).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
