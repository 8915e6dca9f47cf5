"""Figures as formulas over the sheet Valeurs, in Excel's grammar: one way of adding up, one function.

A formula says of a zone what `figures` says of it; where nobody answered it gives an empty text.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from census_app.domain.indicators import Aggregation, Indicator
from census_app.domain.parameters import Parameter
from census_app.reports.figures import POPULATION
from census_app.reports.ledger import PRODUCT, RECORDS, WEIGHT, Ledger, terms_of

ZoneKind = Literal["zone", "inside", "total"]
"""A commune, outside or unlocated, named in the first cell of its row; the whole perimeter; everything."""

_KNOWN: Final = '">-1E+300"'
_SIGNS: Final = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


@dataclass(frozen=True, slots=True)
class Live:
    """The formulas of one row of a summary sheet: `name` and `population` are cells of this row."""

    ledger: Ledger
    parameters: Mapping[str, Parameter]
    kind: ZoneKind
    name: str
    population: str

    def records(self) -> str:
        """How many eligible records are present."""
        return self._count(RECORDS, RECORDS)

    def coverage(self, indicator: Indicator, records: str) -> str:
        """« n/N », N being in the cell `records`; empty where no record is."""
        return f'IF({records}=0,"",{self._count(indicator.code, terms_of(indicator)[0])}&"/"&{records})'

    def figure(self, indicator: Indicator) -> str:
        """The figure of an indicator."""
        code, first = indicator.code, terms_of(indicator)[0]
        count = self._count(code, first)
        match indicator.aggregation:
            case Aggregation.SUM | Aggregation.YES:
                computed = self._sum(code, code)
            case Aggregation.MEAN | Aggregation.GRADES:
                computed = f"{self._sum(code, code)}/{self._sum(code, code, 'share', known=True)}"
            case Aggregation.WEIGHTED_MEAN:
                computed = f"{self._sum(code, PRODUCT)}/{self._sum(code, WEIGHT)}"
            case Aggregation.DERIVED if indicator.formula is not None:
                computed = self._derived(indicator.code, ast.parse(_excel_names(indicator), mode="eval").body)
            case _:
                return '""'
        return f'IF({count}=0,"",IFERROR({computed},""))'

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
        zone = self._area(code, term, "zone")
        if not zone:
            return "0"
        where = {
            "zone": f"{zone},{self.name}",
            "inside": f"{self._area(code, term, 'first_inside')},1",
            "total": f"{self._area(code, term, 'first')},1",
        }
        return f"COUNTIFS({where[self.kind]},{self._area(code, term, 'part')},{_KNOWN})"

    def _sum(self, code: str, term: str, column: str = "part", *, known: bool = False) -> str:
        summed = self._area(code, term, column)
        if not summed:
            return "0"
        where = {
            "zone": f"{self._area(code, term, 'zone')},{self.name}",
            "inside": f"{self._area(code, term, 'inside')},1",
            "total": f'{self._area(code, term, "inside")},">=0"',
        }
        only = f",{self._area(code, term, 'part')},{_KNOWN}" if known else ""
        return f"SUMIFS({summed},{where[self.kind]}{only})"

    def _area(self, code: str, term: str, column: str) -> str:
        return self.ledger.area(code, term, column) or ""


def needs_population(indicator: Indicator) -> bool:
    """Whether its figure rests on the inhabitants of a zone: in the total it is then the perimeter's."""
    return indicator.formula is not None and POPULATION in indicator.formula.parameters


def _excel_names(indicator: Indicator) -> str:
    """The text of a derived indicator's formula, its parameters as names: `E07/p_annual_hours`."""
    formula = indicator.formula
    if formula is None:
        raise ValueError(indicator.code)
    text = formula.text
    for name in formula.parameters:
        text = text.replace(f"{{{name}}}", f"p_{name}")
    return text
