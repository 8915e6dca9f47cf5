"""The charts of the workbook, drawn by the spreadsheet over cells that are in it."""

from __future__ import annotations

from census_app.reports.material import Material
from census_app.reports.sheets import by_commune, by_group
from census_app.reports.sheets.charted import columns_by_commune
from census_app.reports.sheets.evolution import people_over_time
from census_app.sheets.model import Chart

_HEIGHT = 8.5


def on_synthesis(material: Material, lines: int) -> tuple[Chart, ...]:
    """Three charts side by side under the last line of the page, of what the workbook holds."""
    row = lines + 2
    sheet, column = by_commune.place_of(material, "E02")
    drawn = (
        columns_by_commune(material, sheet, "ETP", column, f"A{row}", width=12.3, height=_HEIGHT),
        by_group.bars(material, by_group.BY_DOMAIN, "Fiches", f"D{row}", width=11.6, height=_HEIGHT),
        people_over_time(material, f"H{row}", width=13.9, height=_HEIGHT)
        or by_group.bars(material, by_group.BY_STAKE, "Fiches", f"H{row}", width=13.9, height=_HEIGHT),
    )
    return tuple(chart for chart in drawn if chart and material.holds(chart.categories.title))
