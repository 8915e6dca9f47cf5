"""Figures as formulas over the sheet Valeurs, in Excel's grammar: one way of adding up, one function.

A formula says of a zone what `figures` says of it; where nobody answered it gives an empty text.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from census_app.domain.indicators import Aggregation, Indicator
from census_app.domain.parameters import Parameter
from census_app.reports.figures import POPULATION
from census_app.reports.keys import criterion
from census_app.reports.ledger import LEFT_OUT, PRODUCT, RECORDS, WEIGHT, Ledger, terms_of

ZoneKind = Literal["zone", "inside", "total", "group"]
"""A commune, outside or unlocated; the whole perimeter; everything; what a group has in the perimeter."""

_KNOWN: Final = '">-1E+300"'
_SIGNS: Final = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


@dataclass(frozen=True, slots=True)
class Live:
    """The formulas of one row of a summary sheet.

    `zone`: the name of the zone or the key of the group; `name`: the cell that holds the name of a zone, or
    what the column Domaine holds for a group that is one; `population`: the cell of its inhabitants, or their
    number.
    """

    ledger: Ledger
    parameters: Mapping[str, Parameter]
    kind: ZoneKind
    zone: str = ""
    name: str = ""
    population: str = "0"

    def records(self) -> str:
        """How many eligible records are present."""
        return self._count(RECORDS, RECORDS)

    def shared_records(self, *, all_of_them: bool = False) -> str:
        """How many eligible records there are by their parts; of all the records, those left out too."""
        counted = self._sum(RECORDS, RECORDS)
        return f"{counted}+{self._sum(LEFT_OUT, LEFT_OUT)}" if all_of_them else counted

    def answered(self, indicator: Indicator) -> str:
        """How many records answered."""
        return self._count(indicator.code, terms_of(indicator)[0])

    def coverage(self, indicator: Indicator, records: str) -> str:
        """« n/N », N being in the cell `records`; empty where no record is."""
        return f'IF({records}=0,"",{self.answered(indicator)}&"/"&{records})'

    def of_grade(self, indicator: Indicator, grade: int) -> str:
        """How many records gave a grade, by their parts."""
        only = self._area(indicator.code, indicator.code, "amount"), str(grade)
        return self._sum(indicator.code, indicator.code, "share", also=only)

    def on_evidence(self, indicator: Indicator, evidence: str) -> str:
        """The part of a sum that rests on an evidence level, by its label; none was said: `=`."""
        only = self._area(indicator.code, indicator.code, "evidence"), text(evidence)
        return self._sum(indicator.code, indicator.code, also=only)

    def behind(self, indicator: Indicator) -> int | None:
        """The first row of Valeurs that makes the figure, None when there is none."""
        place = indicator.code, terms_of(indicator)[0]
        match self.kind:
            case "zone":
                return self.ledger.zones.get((*place, self.zone))
            case "group":
                return self.ledger.first_row(*place, self.zone)
            case _:
                return self.ledger.blocks[place][0] if place in self.ledger.blocks else None

    def figure(self, indicator: Indicator, nothing: str = '""') -> str:
        """The figure of an indicator; `nothing`: the text shown where nobody answered."""
        code, first = indicator.code, terms_of(indicator)[0]
        count = self._count(code, first)
        match indicator.aggregation:
            case Aggregation.SUM | Aggregation.YES:
                computed = self._sum(code, code)
            case Aggregation.MEAN | Aggregation.GRADES:
                known = self._area(code, code, "part"), _KNOWN
                computed = f"{self._sum(code, code)}/{self._sum(code, code, 'share', also=known)}"
            case Aggregation.WEIGHTED_MEAN:
                computed = f"{self._sum(code, PRODUCT)}/{self._sum(code, WEIGHT)}"
            case Aggregation.DERIVED if indicator.formula is not None:
                computed = self._derived(indicator.code, ast.parse(_excel_names(indicator), mode="eval").body)
            case _:
                return nothing
        return f"IF({count}=0,{nothing},IFERROR({computed},{nothing}))"

    def amount(self, indicator: Indicator) -> str:
        """The sum of an indicator that adds up."""
        return self._sum(indicator.code, indicator.code)

    def per_1000(self, figure: str) -> str:
        """The figure of a cell for a thousand inhabitants."""
        return f'IF(AND(ISNUMBER({figure}),N({self.population})>0),{figure}*1000/{self.population},"")'

    def _derived(self, code: str, node: ast.expr) -> str:
        match node:
            case ast.BinOp(left, operation, right):
                sign = _SIGNS[type(operation)]
                return f"({self._derived(code, left)}{sign}{self._derived(code, right)})"
            case ast.Constant(number):
                return str(number)
            case ast.Name(name) if name == f"p_{POPULATION}":
                return f"IF(N({self.population})>0,{self.population},NA())"
            case ast.Name(name) if name.startswith("p_"):
                parameter = self.parameters.get(name.removeprefix("p_"))
                return "NA()" if parameter is None else str(parameter.value)
            case ast.Name(name):
                return self._sum(code, name)
            case _:
                raise ValueError(f"not a formula: {code}")

    def _count(self, code: str, term: str) -> str:
        if not self._area(code, term, "zone"):
            return "0"
        where = self._where(code, term, once=True)
        return f"COUNTIFS({where},{self._area(code, term, 'part')},{_KNOWN})"

    def _sum(self, code: str, term: str, column: str = "part", also: tuple[str, str] | None = None) -> str:
        """The sum of a column; `also`: another column and what it must hold."""
        summed = self._area(code, term, column)
        if not summed:
            return "0"
        only = f",{also[0]},{also[1]}" if also else ""
        return f"SUMIFS({summed},{self._where(code, term, once=False)}{only})"

    def _where(self, code: str, term: str, *, once: bool) -> str:
        """The criteria of a zone; `once`: a record is taken once, wherever it has parts."""
        inside = f"{self._area(code, term, 'first_inside' if once else 'inside')},1"
        match self.kind:
            case "zone":
                return f"{self._area(code, term, 'zone')},{self.name}"
            case "inside":
                return inside
            case "group":
                column, wanted = ("domain", self.name) if self.name else ("groups", criterion(self.zone))
                return f"{self._area(code, term, column)},{wanted},{inside}"
            case "total":
                everywhere = f'{self._area(code, term, "inside")},">=0"'
                return f"{self._area(code, term, 'first')},1" if once else everywhere

    def _area(self, code: str, term: str, column: str) -> str:
        return self.ledger.area(code, term, column) or ""


def needs_population(indicator: Indicator) -> bool:
    """Whether its figure rests on the inhabitants of a zone: in the total it is then the perimeter's."""
    return indicator.formula is not None and POPULATION in indicator.formula.parameters


def text(said: str) -> str:
    """A text within a formula."""
    return '"' + said.replace('"', '""') + '"'


def rounded(number: str) -> str:
    """A number as text, with one decimal at most, and the comma of French whatever the computer's own."""
    return f'SUBSTITUTE(ROUND({number},1)&"",".",",")'


def words(pieces: Sequence[tuple[str, str]]) -> str:
    """The texts whose number is above zero, as « a · b »; pieces: number, text."""
    said = "&".join(f'IF({number}>0," · "&{piece},"")' for number, piece in pieces) or '""'
    return f"MID({said},4,1000)"


def _excel_names(indicator: Indicator) -> str:
    """The text of a derived indicator's formula, its parameters as names: `E07/p_annual_hours`."""
    formula = indicator.formula
    if formula is None:
        raise ValueError(indicator.code)
    text = formula.text
    for name in formula.parameters:
        text = text.replace(f"{{{name}}}", f"p_{name}")
    return text
