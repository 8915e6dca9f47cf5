"""Reading the reference tables shipped with the program (`db/reference`)."""

from __future__ import annotations

import csv
from datetime import date

from census_app import paths


def table(name: str) -> list[dict[str, str]]:
    """The rows of `db/reference/<name>.csv`, each a mapping of column to text (empty text when blank)."""
    with (paths.reference() / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def optional_date(text: str) -> date | None:
    """An ISO date, or None for a blank: a bound that is open."""
    return date.fromisoformat(text) if text else None


def holds_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether `day` lies between two bounds, both included; a bound that is None is open."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
