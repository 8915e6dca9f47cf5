"""The rows of the sheet Valeurs: what each figure of the workbook is made of, in blocks, one a term.

A block holds, for one indicator and one term of it, a row for each record and place. The terms of a sum are
its own values; a ratio and a weighted mean have a block for each of their terms, whose amounts are formulas
over the values themselves. The rows of a block follow the zones of the summary, so that those behind a figure
lie together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

from census_app.domain.indicators import Aggregation, Catalogue, Indicator
from census_app.domain.listed import ListedValue
from census_app.reports.attribution import Attribution, Place, places
from census_app.sheets.cells import Formula
from census_app.sheets.places import Area

RECORDS: Final = "FICHE"
"""The block of the records themselves, one each: what is counted, and what coverage is out of."""

LEFT_OUT: Final = "ÉCARTÉE"
"""The block of the records that no figure counts, one each: only how many there are is said."""

PRODUCT, WEIGHT = "produit", "poids"
TITLE: Final = "Valeurs"
FIRST_ROW: Final = 5
"""The first row of data of the sheet: below its two lines of heading, a blank one and its headers."""

SEARCHED: Final = 50_000
"""Records times groups beyond which a spreadsheet is too slow to look for keys (see the method page)."""

COLUMNS: Final = {
    "domain": 3,
    "zone": 6,
    "inside": 7,
    "first": 8,
    "first_inside": 9,
    "share": 10,
    "amount": 11,
    "part": 12,
    "evidence": 14,
    "groups": 19,
}
"""The columns of the sheet that formulas look at, from 1."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record counts: the zones by name, its part in each, and whether it is in the perimeter.

    `groups`: the keys of its domain, stakes and networks; `described`: those and all it is counted under.
    """

    zones: tuple[tuple[str, Fraction, bool], ...]
    groups: str = "|"
    described: str = "|"


class Entry(NamedTuple):
    """A row: a value, in one of the zones where its record counts. `amount`: computed from other rows."""

    indicator: str
    term: str
    said: ListedValue
    zone: str
    share: Fraction
    inside: bool
    first: bool
    first_inside: bool
    groups: str
    amount: Formula | None = None


@dataclass(slots=True)
class Ledger:
    """All the rows, in order, and where each block lies.

    `keys`: that of each group of a summary sheet, by grouping and code.
    """

    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    blocks: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    zones: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """The first row of a zone in a block."""
    values: dict[tuple[str, int], int] = field(default_factory=dict)
    """The first row of what a record said of an indicator."""
    _areas: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _firsts: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def area(self, indicator: str, term: str, column: str) -> str | None:
        """The cells of a column in a block, for a formula; None when the block has no row."""
        if (indicator, term) not in self.blocks:
            return None
        known = self._areas.get((indicator, term, column))
        if known is None:
            first, last = self.blocks[indicator, term]
            number = COLUMNS[column]
            known = Area(TITLE, first, number, last, number).reference
            self._areas[indicator, term, column] = known
        return known

    def finds(self, groups: int) -> bool:
        """Whether a spreadsheet looks for the keys of so many groups in a bearable time."""
        first, last = self.blocks.get((RECORDS, RECORDS), (1, 0))
        return groups * (last - first + 1) <= SEARCHED

    def first_row(self, indicator: str, term: str, key: str) -> int | None:
        """The first row of a block where a record of a group, known by its key, is in the perimeter."""
        if (indicator, term) not in self._firsts:
            self._firsts[indicator, term] = self._first_rows(indicator, term)
        return self._firsts[indicator, term].get(key)

    def _first_rows(self, indicator: str, term: str) -> dict[str, int]:
        first, last = self.blocks.get((indicator, term), (FIRST_ROW, FIRST_ROW - 1))
        found: dict[str, int] = {}
        for number in range(first, last + 1):
            entry = self.entries[number - FIRST_ROW]
            if entry.inside:
                for each in entry.groups.split("|"):
                    found.setdefault(each, number)
        return found

    def add(self, indicator: str, term: str, entries: Iterable[Entry], order: Callable[[str], int]) -> None:
        """Add a block, its rows by zone then by name."""
        rows = sorted(entries, key=lambda entry: order(entry.zone))
        if not rows:
            return
        first = FIRST_ROW + len(self.entries)
        self.blocks[indicator, term] = (first, first + len(rows) - 1)
        for number, entry in enumerate(rows, first):
            self.zones.setdefault((indicator, term, entry.zone), number)
            if term == indicator:
                self.values.setdefault((indicator, entry.said.annual_record_id), number)
        self.entries += rows


def zones_of(
    zone_of: Callable[[str | None], tuple[str, bool]],
    attribution: Attribution,
    seat: str | None,
    sites: Sequence[Place],
) -> tuple[tuple[str, Fraction, bool], ...]:
    """Where a record counts; `zone_of` names the zone of a commune and says if it is in the perimeter."""
    merged: dict[tuple[str, bool], Fraction] = {}
    for commune, weight, whole in places(attribution, seat, sites):
        zone = zone_of(commune)
        merged[zone] = merged.get(zone, Fraction()) + Fraction(weight, whole)
    return tuple((name, share, inside) for (name, inside), share in merged.items() if share)


def build(
    catalogue: Catalogue,
    standings: Mapping[int, Standing],
    zones: Sequence[str],
    records: Mapping[str, Iterable[ListedValue]],
    values: Callable[[str], Iterable[ListedValue]],
    keys: Mapping[tuple[str, str], str],
) -> Ledger:
    """All the blocks: the records, then each indicator in the catalogue's order, then what is computed."""
    ledger = Ledger(keys)
    numbers = {zone: number for number, zone in enumerate(zones)}

    def add(indicator: str, term: str, said: Iterable[tuple[ListedValue, Formula | None]]) -> None:
        rows = (
            entry
            for value, amount in said
            for entry in entries(indicator, term, value, standings[value.annual_record_id], amount)
        )
        ledger.add(indicator, term, rows, numbers.__getitem__)

    for block, listed in records.items():
        add(block, block, ((record, None) for record in listed))
    known: dict[str, dict[int, ListedValue]] = {}
    for indicator in catalogue.entered():
        said = list(values(indicator.code))
        known[indicator.code] = {each.annual_record_id: each for each in said if each.amount is not None}
        add(indicator.code, indicator.code, ((value, None) for value in said))
    for indicator in catalogue:
        for term, rows in _computed(indicator, known, ledger.values):
            add(indicator.code, term, rows)
    return ledger


def terms_of(indicator: Indicator) -> tuple[str, ...]:
    """The terms that an indicator's blocks have: several for what is a ratio, else its own code."""
    if indicator.formula is not None:
        return indicator.formula.terms
    if indicator.aggregation is Aggregation.WEIGHTED_MEAN:
        return (PRODUCT, WEIGHT)
    return (indicator.code,)


def _computed(
    indicator: Indicator,
    known: Mapping[str, Mapping[int, ListedValue]],
    rows: Mapping[tuple[str, int], int],
) -> Iterator[tuple[str, list[tuple[ListedValue, Formula | None]]]]:
    """The blocks of a ratio or a weighted mean: records that answered every term, amounts by formula."""
    if indicator.formula is not None:
        codes = indicator.formula.terms
    elif indicator.aggregation is Aggregation.WEIGHTED_MEAN:
        codes = (indicator.code, indicator.weight)
    else:
        return
    common = [record for record in known[codes[0]] if all(record in known[code] for code in codes)]
    places_of = {record: [_amount_cell(rows[code, record]) for code in codes] for record in common}

    def formula(record: int, number: int, cached: object) -> Formula:
        cells = places_of[record]
        known_all = ",".join(f"ISNUMBER({cell})" for cell in cells)
        product = indicator.formula is None and number == 0
        shown = "*".join(cells) if product else cells[number]
        return Formula(f'IF(AND({known_all}),{shown},"")', cached)  # type: ignore[arg-type]

    for number, term in enumerate(terms_of(indicator)):
        block: list[tuple[ListedValue, Formula | None]] = []
        for record in common:
            amounts = [known[code][record].amount or 0 for code in codes]
            cached = amounts[0] * amounts[1] if term == PRODUCT else amounts[number]
            block.append((known[codes[number]][record], formula(record, number, cached)))
        yield term, block


def _amount_cell(row: int) -> str:
    column = COLUMNS["amount"]
    return Area(TITLE, row, column, row, column).local.partition(":")[0]


def entries(
    indicator: str, term: str, said: ListedValue, where: Standing, amount: Formula | None = None
) -> Iterator[Entry]:
    """The rows of one value: one for each zone where its record counts."""
    groups = where.described if indicator in (RECORDS, LEFT_OUT) else where.groups
    inside_met = False
    for number, (zone, share, inside) in enumerate(where.zones):
        first_inside = inside and not inside_met
        inside_met = inside_met or inside
        yield Entry(indicator, term, said, zone, share, inside, number == 0, first_inside, groups, amount)
