"""How coverage is made to be seen: « 3/12 » does not look like « 11/12 »: few of the records answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from census_app.sheets.cells import Tone
from census_app.sheets.model import Highlight
from census_app.sheets.places import column_letters

LEGEND: Final = "n/N sur fond gris : moins de la moitié a répondu ; en gras : moins du tiers."

_LIMITS: Final[tuple[tuple[int, Tone], ...]] = ((3, "alert"), (2, "closed"))


def coverage_rules(columns: Iterable[int], first_row: int, last_row: int) -> tuple[Highlight, ...]:
    """The rules of the columns (from 1) that hold « n/N », over some rows, totals included."""
    return tuple(
        Highlight((column,), "formula", _below(f"{column_letters(column)}{first_row}", parts), tone, rows)
        for column in columns
        for parts, tone in _LIMITS
        for rows in ((first_row, last_row),)
    )


def _below(cell: str, parts: int) -> str:
    """Whether n is less than one part in so many of N; an error, where there is no coverage, is no."""
    bar = f'FIND("/",{cell})'
    return f"VALUE(LEFT({cell},{bar}-1))*{parts}<VALUE(MID({cell},{bar}+1,9))"
