"""Dated parameters of the derived indicators: legal hours, hourly rate, emission factor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from census_app.domain.reference import table


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a parameter, in force from a date until the next value of the same code."""

    code: str
    valid_from: date
    value: Decimal
    unit: str
    label: str
    source: str


class Parameters:
    """All the dated values, whatever the code."""

    def __init__(self, values: Iterable[Parameter]) -> None:
        """Keep the values in the order of their dates."""
        self._values = tuple(sorted(values, key=lambda value: value.valid_from))

    @classmethod
    def load(cls) -> Parameters:
        """The parameters shipped with the program (`db/reference/parameters.csv`)."""
        return cls(
            Parameter(
                code=row["code"],
                valid_from=date.fromisoformat(row["valid_from"]),
                value=Decimal(row["value"]),
                unit=row["unit"],
                label=row["label"],
                source=row["source"],
            )
            for row in table("parameters")
        )

    def all(self) -> tuple[Parameter, ...]:
        """Every value, oldest first."""
        return self._values

    def for_year(self, year: int) -> dict[str, Parameter]:
        """The values of a campaign: for each code, the latest in force by 31 December of `year`.

        A code whose first value is later is missing, and what depends on it is then not computed.
        """
        eve = date(year, 12, 31)
        return {value.code: value for value in self._values if value.valid_from <= eve}
