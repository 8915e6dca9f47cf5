"""What a public summary does not show (rule 6 of the method page).

A cell is masked when it rests on too few structures, or when one of them makes nearly all of it (`basis`). So
is what would give it away: a second cell where the first is found by subtraction, a figure computed from it.

Cells are named by (table, row). The perimeter, what is outside it, what has no place and the whole are the
same cells in every table. Indicators that are sums of each other hide the same cells, as one *family*: what
is masked in it can then be moved from a masked cell to another without any other figure changing, which is
why it cannot be found. The method page has the argument, and a test attacks it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from census_app.domain.indicators import Catalogue, Indicator
from census_app.reports.basis import Basis
from census_app.reports.summary import Figures

BESIDE: Final = -1
"""The table of the cells that every table has."""

Key = tuple[int, int]
INSIDE, OUTSIDE, UNLOCATED, TOTAL = ((BESIDE, number) for number in range(4))


@dataclass(frozen=True, slots=True)
class Table:
    """Figures by indicator over `rows` rows, then inside, outside, unlocated and total, with their basis."""

    figures: Mapping[str, Figures]
    rows: int

    def zone(self, key: Key) -> int:
        """The number of a cell's zone in this table."""
        table, row = key
        return self.rows + row if table == BESIDE else row


@dataclass(frozen=True, slots=True)
class _Equation:
    """Cells of a table that add up to another."""

    table: Table
    parts: tuple[Key, ...]
    whole: Key
    spared: Key | None = None
    """The cell to mask last, of its parts."""

    def basis(self, code: str) -> Basis | None:
        return self.table.figures[code].basis if code in self.table.figures else None

    def answered(self, code: str, key: Key) -> int:
        return self.table.figures[code].sums.answered[self.table.zone(key)]

    def zones(self, keys: Iterable[Key]) -> set[int]:
        return {self.table.zone(key) for key in keys}


def masks(tables: Sequence[Table], catalogue: Catalogue) -> list[dict[str, frozenset[int]]]:
    """The zones to mask, by indicator, in each table.

    Rows of a table may overlap (stakes): they are protected as if they added up.
    """
    withheld = set(_withheld(tables[0], catalogue))
    families = _families([code for code in tables[0].figures if code not in withheld], catalogue)
    hidden: dict[str, set[Key]] = {}
    for family in families:
        keys = {key for code in family for key in _unsafe(tables, code)}
        hidden |= dict.fromkeys(family, keys)  # one set, that all of them share
    rates = {each.code for each in catalogue if each.formula is not None and not each.formula.is_linear}
    equations = list(_equations(tables))
    before = -1
    while before != (now := sum(len(hidden[family[0]]) for family in families)):
        before = now
        for indicator in catalogue:
            for source in _sources(indicator) if indicator.code in hidden else ():
                hidden[indicator.code] |= hidden[source]
        for code in (code for code in hidden if code not in rates):  # rates do not add up
            for equation in equations:
                _protect(equation, code, hidden[code])
    hidden |= {code: set(_unknown(tables, catalogue[code], hidden)) for code in withheld}
    families += [[code] for code in withheld]
    return [_zones(number, table, hidden, families) for number, table in enumerate(tables)]


def _withheld(table: Table, catalogue: Catalogue) -> Iterator[str]:
    """Sums of indicators that not the same structures answered: by difference, they would tell of the others.

    A sum of several is withheld if one of its terms has more answers; parts, if they do not make their whole.
    """
    total = table.zone(TOTAL)
    for indicator in catalogue:
        formula, parts = indicator.formula, catalogue.parts(indicator.code)
        if formula is not None and formula.is_linear and len(formula.terms) > 1:
            answered = {table.figures[code].sums.answered[total] for code in (indicator.code, *formula.terms)}
            if len(answered) > 1:
                yield indicator.code
        whole = table.figures[indicator.code].sums
        if parts and whole.sum(0, total) != sum(
            table.figures[part.code].sums.sum(0, total) for part in parts
        ):
            yield from (part.code for part in parts)


def _unknown(tables: Sequence[Table], indicator: Indicator, hidden: Mapping[str, set[Key]]) -> Iterator[Key]:
    """The cells of a withheld indicator, but those that anybody can compute from what is shown."""
    terms = _sources(indicator)
    for number, table in enumerate(tables):
        for key in (*((number, row) for row in range(table.rows)), INSIDE, OUTSIDE, UNLOCATED, TOTAL):
            codes = (indicator.code, *terms)
            answered = {table.figures[code].sums.answered[table.zone(key)] for code in codes}
            if not terms or len(answered) > 1 or any(key in hidden[term] for term in terms):
                yield key


def _families(codes: Collection[str], catalogue: Catalogue) -> list[list[str]]:
    """Indicators that are sums of each other, together; every other one alone."""
    family_of = {code: [code] for code in codes}
    for indicator in catalogue:
        related = [indicator.part_of] if indicator.part_of else []
        if indicator.formula is not None and indicator.formula.is_linear:
            related = list(indicator.formula.terms)
        for other in related if indicator.code in family_of else ():
            mine, theirs = family_of[indicator.code], family_of[other]
            if mine is not theirs:
                mine += theirs
                family_of |= dict.fromkeys(theirs, mine)
    return list({id(family): family for family in family_of.values()}.values())


def _sources(indicator: Indicator) -> tuple[str, ...]:
    """The figures without which this one could not be computed."""
    if indicator.formula is not None:
        return indicator.formula.terms
    return (indicator.weight,) if indicator.weight else ()


def _unsafe(tables: Sequence[Table], code: str) -> Iterator[Key]:
    for number, table in enumerate(tables):
        basis = table.figures[code].basis
        for zone in basis.unsafe(table.rows + 4) if basis else ():
            yield (number, zone) if zone < table.rows else (BESIDE, zone - table.rows)


def _equations(tables: Sequence[Table]) -> Iterator[_Equation]:
    for number, table in enumerate(tables):
        yield _Equation(table, tuple((number, row) for row in range(table.rows)), INSIDE)
    yield _Equation(tables[0], (INSIDE, OUTSIDE, UNLOCATED), TOTAL, spared=INSIDE)


def _protect(equation: _Equation, code: str, hidden: set[Key]) -> None:
    """Mask one more cell, of the fewest answers first, while what is masked would be found by subtraction."""
    basis = equation.basis(code)
    if basis is None:
        return
    answered = {key: equation.answered(code, key) for key in (*equation.parts, equation.whole)}
    free = [key for key in equation.parts if answered[key] and key not in hidden and key != equation.spared]
    free.sort(key=lambda key: -answered[key])
    last = [key for key in (equation.spared, equation.whole) if key and answered[key] and key not in hidden]
    while _gives_away(equation, basis, hidden, answered):
        if free:
            hidden.add(free.pop())
        elif last:
            hidden.add(last.pop())
        else:
            return


def _gives_away(equation: _Equation, basis: Basis, hidden: set[Key], answered: Mapping[Key, int]) -> bool:
    parts = [key for key in equation.parts if key in hidden and answered[key]]
    if equation.whole in hidden and answered[equation.whole]:
        return not parts
    return bool(parts) and (len(parts) == 1 or not basis.is_safe(equation.zones(parts)))


def _zones(
    number: int, table: Table, hidden: Mapping[str, set[Key]], families: Iterable[Sequence[str]]
) -> dict[str, frozenset[int]]:
    """The masked zones of one table: where nobody answered anything of a family, there is nothing to mask.

    What takes the perimeter's figure is masked as the perimeter is.
    """
    masked: dict[str, frozenset[int]] = {}
    for family in families:
        mine = {table.zone(key) for key in hidden[family[0]] if key[0] in (number, BESIDE)}
        answered = [table.figures[code].sums.answered for code in family]
        zones = frozenset(zone for zone in mine if any(each[zone] for each in answered))
        for code in family:
            taken = table.figures[code].instead.items()
            masked[code] = zones.difference(dict(taken)) | {zone for zone, other in taken if other in zones}
    return masked
