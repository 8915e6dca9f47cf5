"""Charts over the rows of a sheet: a bar or a column for each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from census_app.reports.material import Material
from census_app.sheets.model import Chart, Series
from census_app.sheets.places import Area

FIRST_ROW: Final = 5
"""The first row of a summary sheet: below two lines of heading, a blank one and the headers."""

MOST_DRAWN: Final = 60
"""The rows that a chart can show side by side."""


def over_rows(
    kind: Literal["bar", "column"],
    title: str,
    name: str,
    column: Area,
    at: str,
    *,
    width: float,
    height: float,
) -> Chart:
    """The figures of a column, called `name`, by what the first column of the same rows says."""
    return Chart(
        kind=kind,
        title=title,
        categories=replace(column, first_column=1, last_column=1),
        series=(Series(name, column),),
        at=at,
        width=width,
        height=height,
    )


def columns_by_commune(
    material: Material, sheet: str, what: str, column: int, at: str, *, width: float, height: float
) -> Chart | None:
    """A column a commune; nothing for a perimeter too wide to be read."""
    communes = len(material.summary.communes)
    if not 2 <= communes <= MOST_DRAWN:
        return None
    drawn = Area(sheet, FIRST_ROW, column, FIRST_ROW + communes - 1, column)
    return over_rows("column", f"{what} par commune", what, drawn, at, width=width, height=height)
