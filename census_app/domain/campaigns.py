"""Campaigns: one yearly census each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

OPEN: Final = "open"
CLOSED: Final = "closed"
SEALED: Final = "sealed"

STATE_LABELS: Final = {OPEN: "ouverte", CLOSED: "close", SEALED: "scellée"}


@dataclass(frozen=True, slots=True)
class Campaign:
    """A yearly census over a perimeter. ``questionnaires`` maps a form id to the id kept for the campaign."""

    id: int
    uuid: str
    year: int
    perimeter: str
    state: str
    opened_on: date
    closed_on: date | None

    @property
    def last_day(self) -> date:
        """The day whose dated parameters (hours per FTE, hourly rate) the campaign uses."""
        return date(self.year, 12, 31)
