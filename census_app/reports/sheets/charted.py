"""Charts over the rows of a sheet: a bar or a column for each of them."""

from __future__ import annotations

from typing import Final

from census_app.reports.material import Material
from census_app.sheets.model import Chart, Series
from census_app.sheets.places import Area

FIRST_ROW: Final = 5
"""The first row of a summary sheet: below two lines of heading, a blank one and the headers."""

MOST_DRAWN: Final = 60
"""The rows that a chart can show side by side."""


def columns_by_commune(
    material: Material, sheet: str, what: str, column: int, at: str, *, width: float, height: float
) -> Chart | None:
    """A column a commune; nothing for a perimeter too wide to be read."""
    communes = len(material.summary.communes)
    if not 2 <= communes <= MOST_DRAWN:
        return None
    last = FIRST_ROW + communes - 1
    return Chart(
        kind="column",
        title=f"{what} par commune",
        categories=Area(sheet, FIRST_ROW, 1, last, 1),
        series=(Series(what, Area(sheet, FIRST_ROW, column, last, column)),),
        at=at,
        width=width,
        height=height,
    )
