"""Figures of the whole perimeter as cells: formulas over Valeurs where the workbook is live, else values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import itemgetter
from typing import Final

from census_app.domain.indicators import Indicator
from census_app.reports.keys import key
from census_app.reports.live import Live, ZoneKind, rounded, text, words
from census_app.reports.material import Material
from census_app.reports.sheets.indicator_cells import coverage, figure_kind
from census_app.reports.sheets.live_cells import Placed, shown
from census_app.reports.summary import Zone
from census_app.sheets.cells import Cell, Formula, Kind, Styled
from census_app.sheets.model import Line
from census_app.sheets.places import place

NONE: Final = "—"
"""What a large figure shows where nobody answered."""


@dataclass(slots=True)
class Territory:
    """The figures of the perimeter; what each formula gives is remembered, for Contrôle."""

    material: Material
    _noted: dict[int, tuple[Formula, Placed]] = field(default_factory=dict)
    """By identity: two figures that nobody answered have the same formula."""

    @property
    def zone(self) -> Zone:
        """The perimeter."""
        return self.material.summary.inside

    def _live(self, kind: ZoneKind = "inside", zone: str = "") -> Live | None:
        ledger = self.material.ledger
        if ledger is None:
            return None
        name = text(zone) if kind == "zone" else ""
        population = str(self.zone.population or 0)
        return Live(ledger, self.material.parameters, kind, zone, name, population)

    def large(self, indicator: Indicator) -> Cell:
        """The figure of an indicator as a large number."""
        live, figure = self._live(), self.zone.figures[indicator.code]
        value = NONE if figure.value is None else figure.value
        return value if live is None else Formula(live.figure(indicator, nothing=text(NONE)), value)

    def label(self, indicator: Indicator) -> Cell:
        """What stands under it: its name, and how many answered."""
        live, figure = self._live(), self.zone.figures[indicator.code]
        name = f"{indicator.short_label} ({indicator.unit}) — "
        said = f"{name}{figure.answered}/{figure.eligible} ont répondu"
        if live is None:
            return said
        counted = f'{live.answered(indicator)}&"/"&{live.records()}'
        return Formula(f"{text(name)}&{counted}&{text(' ont répondu')}", said)

    def figure(self, indicator: Indicator) -> tuple[Cell, Cell]:
        """The figure of an indicator and its coverage."""
        live, figure = self._live(), self.zone.figures[indicator.code]
        kind, said = figure_kind(indicator), coverage(figure)
        if live is None:
            return None if figure.value is None else Styled(figure.value, kind), said
        formula = Formula(live.figure(indicator), shown(figure.value))
        what = f"{indicator.code} — {indicator.short_label}"
        self._noted[id(formula)] = (
            formula,
            Placed(self.zone.name, what, "", figure.value, kind, "n/N", said or ""),
        )
        return Styled(formula, kind), Formula(live.coverage(indicator, live.records()), said or "")

    def counted(self, coded_list: str, code: str, label: str, number: Fraction) -> Cell:
        """How many records of the perimeter are counted under a code, by their parts."""
        live = self._live("group", key(coded_list, code))
        whole = coded_list == "status"
        return self._number(label, number, live, all_of_them=whole)

    def records(self, kind: ZoneKind, zone: Zone, number: Fraction, *, all_of_them: bool = False) -> Cell:
        """How many records a zone has, by their parts."""
        live = self._live(kind, zone.name)
        return self._number(zone.name, number, live, all_of_them=all_of_them)

    def _number(self, what: str, number: Fraction, live: Live | None, *, all_of_them: bool) -> Cell:
        if live is None:
            return number
        formula = Formula(live.shared_records(all_of_them=all_of_them), number)
        self._noted[id(formula)] = formula, Placed(self.zone.name, f"Fiches : {what}", "", number, "decimal")
        return formula

    def grades(self, indicator: Indicator, cached: str | None) -> Cell:
        """How many records gave each grade: « 2 : 1 · 3 : 0,6 »."""
        live = self._live()
        if live is None:
            return cached
        pieces = []
        for grade, _ in self.zone.figures[indicator.code].grades:
            number = live.of_grade(indicator, grade)
            pieces.append((number, f"{text(f'{grade} : ')}&{rounded(number)}"))
        return Formula(words(pieces), cached or "")

    def high_grades(self, indicator: Indicator, cached: str) -> Cell:
        """How many records a concern bears on."""
        live = self._live()
        if live is None:
            return cached
        grades = [grade for grade, _ in self.zone.figures[indicator.code].grades if grade >= 2]
        number = "+".join(live.of_grade(indicator, grade) for grade in grades) or "0"
        return Formula(f"{rounded(number)}&{text(' à 2 ou 3')}", cached)

    def evidence(self, indicator: Indicator, levels: Sequence[tuple[str, str]], cached: str | None) -> Cell:
        """What a sum rests on, in parts; `levels`: what Valeurs says of a level, and how it is called."""
        live = self._live()
        if live is None:
            return cached
        whole = live.amount(indicator)
        pieces = []
        for level, called in levels:
            part = live.on_evidence(indicator, level)
            pieces.append((part, f"{text(f'{called} ')}&ROUND(100*{part}/{whole},0)&{text(' %')}"))
        return Formula(f'IFERROR({words(pieces)},"")', cached or "")

    def placed(self, title: str, lines: Sequence[Line]) -> Iterator[Placed]:
        """Where the figures that were given are, once they are in the lines of a page: block after block."""
        found = [
            (column, row, noted)
            for row, line in enumerate(lines, 1)
            for column, cell in enumerate(line.cells, 1)
            if (noted := self._noted_of(cell)) is not None
        ]
        for column, row, noted in sorted(found, key=itemgetter(0, 1)):
            beside = place(title, row, column + 1) if noted.coverage else ""
            yield noted._replace(figure=place(title, row, column), coverage=beside)

    def _noted_of(self, cell: Cell) -> Placed | None:
        formula = cell.value if isinstance(cell, Styled) else cell
        return self._noted[id(formula)][1] if id(formula) in self._noted else None


def count_kind(numbers: Sequence[Cell]) -> Kind:
    """How numbers of records are shown: with decimals when one is shared."""
    values = [cell.cached if isinstance(cell, Formula) else cell for cell in numbers]
    shared = any(isinstance(value, Fraction) and value.denominator > 1 for value in values)
    return "decimal" if shared else "integer"
