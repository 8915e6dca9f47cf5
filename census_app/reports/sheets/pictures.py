"""The charts of the workbook, drawn by the spreadsheet over cells that are in it."""

from __future__ import annotations

from census_app.reports.material import Material
from census_app.reports.sheets import by_commune, by_group
from census_app.reports.sheets.evolution import AFTER, BEFORE, FIRST_ROW, INDICATOR, TITLE, people
from census_app.reports.summary import Groups
from census_app.sheets.model import Chart, Series
from census_app.sheets.places import Area


def jobs_by_commune(material: Material, at: str, *, width: float, height: float) -> Chart | None:
    """Full-time equivalents, a column a commune; nothing for a perimeter too wide to be read."""
    communes = len(material.summary.communes)
    if not 2 <= communes <= by_commune.MOST_DRAWN:
        return None
    title, column = by_commune.place_of(material, "E02")
    first, last = by_commune.FIRST_ROW, by_commune.FIRST_ROW + communes - 1
    return Chart(
        kind="column",
        title="ETP par commune",
        categories=Area(title, first, 1, last, 1),
        series=(Series("ETP", Area(title, first, column, last, column)),),
        at=at,
        width=width,
        height=height,
    )


def records_by_group(groups: Groups, title: str, at: str, *, width: float, height: float) -> Chart | None:
    """How many records each group has."""
    if not groups.rows:
        return None
    first, last = by_group.FIRST_ROW, by_group.FIRST_ROW + len(groups.rows) - 1
    return Chart(
        kind="bar",
        title=f"Fiches {title[:1].lower()}{title[1:]}",
        categories=Area(title, first, 1, last, 1),
        series=(Series("Fiches", Area(title, first, 2, last, 2)),),
        at=at,
        width=width,
        height=height,
    )


def people_over_time(material: Material, at: str, *, width: float, height: float) -> Chart | None:
    """Employees and volunteers in the two last campaigns; nothing when there is one."""
    rows = people(material.evolutions)
    if not rows or not material.holds(TITLE):
        return None
    pair = material.evolutions[0]
    last = FIRST_ROW + rows - 1
    return Chart(
        kind="bar",
        title=f"Emploi et bénévolat, {pair.before} et {pair.after}",
        categories=Area(TITLE, FIRST_ROW, INDICATOR, last, INDICATOR),
        series=(
            Series(str(pair.after), Area(TITLE, FIRST_ROW, AFTER, last, AFTER)),
            Series(str(pair.before), Area(TITLE, FIRST_ROW, BEFORE, last, BEFORE)),
        ),
        at=at,
        width=width,
        height=height,
    )


def on_synthesis(material: Material, lines: int) -> tuple[Chart, ...]:
    """Three charts side by side under the last line of the page, of what the workbook holds."""
    row = lines + 2
    drawn = (
        jobs_by_commune(material, f"A{row}", width=16.2, height=8.5),
        records_by_group(material.by_domain, "Par domaine", f"C{row}", width=16.4, height=8.5),
        people_over_time(material, f"H{row}", width=12.4, height=8.5)
        or records_by_group(material.by_stake, "Par enjeu", f"H{row}", width=12.4, height=8.5),
    )
    return tuple(chart for chart in drawn if chart and material.holds(chart.categories.title))
