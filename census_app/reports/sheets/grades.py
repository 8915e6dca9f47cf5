"""How grades are spread over the perimeter: a small table under the one by commune, and its chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from census_app.domain.indicators import Aggregation, Indicator
from census_app.reports.live import Live
from census_app.reports.material import Material
from census_app.reports.sheets.live_cells import Placed
from census_app.reports.sheets.territory import count_kind
from census_app.sheets.cells import Cell, Formula
from census_app.sheets.model import Chart, Line, Series
from census_app.sheets.places import Area, place
from census_app.sheets.widths import LINE_HEIGHT

HEIGHT: Final = 9.5
"""Of the chart, in centimetres."""

_TITLE: Final = "Fiches du périmètre par degré"


@dataclass(frozen=True, slots=True)
class Spread:
    """The grades given to some indicators, one a row; `row` is that of the headers in the sheet."""

    material: Material
    sheet: str
    indicators: tuple[Indicator, ...]
    row: int

    @property
    def after(self) -> int:
        """The second row after the table: a chart can begin there."""
        return self.row + len(self.indicators) + 2

    def lines(self) -> tuple[Line, ...]:
        """The table: how many records, by their parts, gave each grade."""
        if not self.indicators:
            return ()
        rows = [[self._cell(each, grade) for grade in self._grades()] for each in self.indicators]
        kind = count_kind([number for row in rows for number in row])
        kinds = ("long", *(kind for _ in self._grades()))
        headers = (_TITLE, *(f"Degré {grade}" for grade in self._grades()))
        table = zip(self.indicators, rows, strict=True)
        return (
            Line(headers, "header", kinds, height=2 * LINE_HEIGHT + 2),
            *(Line((each.short_label, *row), "body", kinds) for each, row in table),
        )

    def chart(self) -> Chart | None:
        """A bar an indicator, made of the records of each grade, paler for a low one."""
        if not self.indicators:
            return None
        last = self.row + len(self.indicators)
        return Chart(
            kind="stacked_bar",
            title=_TITLE,
            categories=Area(self.sheet, self.row + 1, 1, last, 1),
            series=tuple(
                Series(f"Degré {grade}", Area(self.sheet, self.row + 1, column, last, column))
                for column, grade in enumerate(self._grades(), 2)
            ),
            at=f"B{self.after}",
            width=21,
            height=HEIGHT,
            graded=True,
        )

    def placed(self) -> Iterator[Placed]:
        """Every figure of the table."""
        name = self.material.summary.inside.name
        for row, each in enumerate(self.indicators, self.row + 1):
            for column, grade in enumerate(self._grades(), 2):
                what = f"{each.code} — {each.short_label} : degré {grade}"
                yield Placed(name, what, place(self.sheet, row, column), self._number(each, grade), "decimal")

    def _grades(self) -> list[int]:
        anchors = self.material.catalogue.anchors
        return sorted({anchor.grade for each in self.indicators for anchor in anchors(each.code)})

    def _number(self, indicator: Indicator, grade: int) -> Fraction:
        figure = self.material.summary.inside.figures[indicator.code]
        return dict(figure.grades).get(grade, Fraction())

    def _cell(self, indicator: Indicator, grade: int) -> Cell:
        number, ledger = self._number(indicator, grade), self.material.ledger
        if ledger is None:
            return number
        return Formula(Live(ledger, self.material.parameters, "inside").of_grade(indicator, grade), number)


def spread(material: Material, sheet: str, indicators: Sequence[Indicator], row: int) -> Spread:
    """The grades of those that have some; of none in the public version, which does not say their spread."""
    graded = [each for each in indicators if each.aggregation is Aggregation.GRADES and not material.public]
    return Spread(material, sheet, tuple(graded), row)
