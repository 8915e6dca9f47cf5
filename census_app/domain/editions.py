"""Which edition of each reference table the program ships: date, source, licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from census_app.domain.reference import optional_date, table


@dataclass(frozen=True, slots=True)
class Edition:
    """One table of reference; `reference_date` is the day its figures describe, None when not known."""

    dataset: str
    reference_date: date | None
    label: str
    source: str
    licence: str


def load_editions() -> tuple[Edition, ...]:
    """The editions shipped with the program, in order: communes, population, epcis, centres."""
    return tuple(
        Edition(
            dataset=row["dataset"],
            reference_date=optional_date(row["reference_date"]),
            label=row["label"],
            source=row["source"],
            licence=row["licence"],
        )
        for row in table("editions")
    )
