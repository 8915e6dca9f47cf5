"""Charts drawn by Excel itself, readable in grey: one accent, then greys, thin lines, no ornament."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from census_app.sheets.markup import within
from census_app.sheets.model import Chart

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SHADES = ("0B6B58", "8FA3A0", "C9D3D1", "3E4A52", "5FA794", "B0B7BC", "22343A", "DDE3E2")
_DEGREES = ("DDE3E2", "A3C2BB", "4F9A89", "0A4A3D")
_GRID = "E3E6E8"
_LONGEST = 255  # of a title, or of the name of a series
_LYING = ("bar", "stacked_bar")
_MANY = 12  # categories that ordinary letters have no room for


def add_charts(worksheet: "Worksheet", charts: Sequence[Chart]) -> None:
    """Put the charts on their sheet."""
    for chart in charts:
        drawn = _drawn(chart)
        drawn.title = _title(within(chart.title, _LONGEST))
        drawn.width, drawn.height = chart.width, chart.height
        worksheet.add_chart(drawn, chart.at)


def _drawn(chart: Chart) -> Any:
    from openpyxl.chart import Reference, Series

    drawn = _empty(chart)
    for index, series in enumerate(chart.series):
        values = Reference(range_string=series.values.reference)
        added: Any = Series(values, title=within(series.name, _LONGEST))
        shades = _DEGREES if chart.graded else _SHADES
        _paint(chart, added, shades[index % len(shades)])
        drawn.series.append(added)
    drawn.set_categories(Reference(range_string=chart.categories.reference))
    if chart.kind in ("pie", "doughnut"):
        _slices(chart, drawn)
    else:
        _axes(chart, drawn)
    return drawn


def _empty(chart: Chart) -> Any:
    from openpyxl.chart import BarChart, DoughnutChart, LineChart, PieChart

    if chart.kind == "line":
        return LineChart()
    if chart.kind == "pie":
        return PieChart()
    if chart.kind == "doughnut":
        return DoughnutChart(holeSize=55)
    bars = BarChart()
    bars.type = "bar" if chart.kind in _LYING else "col"
    bars.gapWidth = 40
    if chart.kind in ("stacked", "stacked_bar"):
        bars.grouping, bars.overlap = "stacked", 100
    return bars


def _paint(chart: Chart, series: Any, shade: str) -> None:
    if chart.kind == "line":
        series.graphicalProperties.line.solidFill = shade
        series.graphicalProperties.line.width = 22_000
        series.smooth = False
        series.marker.symbol = "circle"
        series.marker.size = 5
        series.marker.graphicalProperties.solidFill = shade
        series.marker.graphicalProperties.line.solidFill = shade
    elif chart.kind not in ("pie", "doughnut"):
        series.graphicalProperties.solidFill = shade
        series.graphicalProperties.line.noFill = True


def _axes(chart: Chart, drawn: Any) -> None:
    from openpyxl.chart.shapes import GraphicalProperties

    drawn.x_axis.delete = False  # openpyxl leaves the axes out otherwise
    drawn.y_axis.delete = False
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_line(_GRID))
    drawn.y_axis.number_format = "#,##0"
    if chart.kind != "line":
        drawn.y_axis.scaling.min = 0  # else a spreadsheet may begin near the smallest bar
    drawn.y_axis.title = within(chart.unit, _LONGEST) or None
    drawn.x_axis.tickLblPos = "low"
    if chart.kind in _LYING:
        drawn.x_axis.scaling.orientation = "maxMin"  # the first category on top,
        drawn.y_axis.crosses = "max"  # and the scale below all the same
    if chart.categories.last_row - chart.categories.first_row >= _MANY:
        drawn.x_axis.tickLblSkip = 1  # each of them has its name, smaller, and upright under columns
        drawn.x_axis.txPr = _small(upright=chart.kind not in _LYING)
    if len(chart.series) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"


def _slices(chart: Chart, drawn: Any) -> None:
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.marker import DataPoint

    count = chart.categories.last_row - chart.categories.first_row + 1
    for index in range(count):
        point: Any = DataPoint(idx=index)
        point.graphicalProperties.solidFill = _SHADES[index % len(_SHADES)]
        point.graphicalProperties.line.solidFill = "FFFFFF"
        drawn.series[0].dPt.append(point)
    drawn.dataLabels = DataLabelList(
        showPercent=True,
        showVal=False,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showLeaderLines=False,
    )
    drawn.legend.position = "r"


def _small(*, upright: bool) -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import (
        CharacterProperties,
        Paragraph,
        ParagraphProperties,
        RichTextProperties,
    )

    letters = CharacterProperties(sz=800)
    turned = RichTextProperties(rot=-5_400_000 if upright else 0, vert="horz")
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)
    return RichText(bodyPr=turned, p=[paragraph])


def _title(text: str) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    letters = CharacterProperties(sz=1200, b=True, solidFill="1B1F23")
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=text)], endParaRPr=letters
    )
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _line(colour: str) -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(solidFill=colour, w=6_350)
