"""A public summary under attack: records in memory, their tables, and what linear algebra finds in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import cast

from census_app.domain.campaigns import Campaign
from census_app.domain.indicators import Aggregation
from census_app.domain.perimeters import Perimeter
from census_app.domain.values import SCALE
from census_app.reports.attribution import Attribution
from census_app.reports.summary import Zone
from census_app.services.groupings import by_domain, by_stake
from census_app.services.reference import catalogue
from census_app.services.summary import by_commune
from census_app.services.tabulating import tabulate
from census_app.store.figures import CampaignFigures, Presence, StoredPlace

BESIDE = ("inside", "outside", "unlocated", "total")
LINEAR = {
    "E08": {"E07": Fraction(1, 1607)},
    "E34": {"E02": Fraction(1), "E07": Fraction(1, 1607)},
    "E13": {
        f"E13_{part}": Fraction(1) for part in ("commune", "epci", "departement", "region", "etat", "ue")
    },
}
RATIOS = {"E30": (("E11", "E12"), "E10"), "E31": (("E13",), "E10"), "E33": (("E10",), "E13")}
_ADDED = (Aggregation.SUM, Aggregation.YES, Aggregation.MEAN, Aggregation.WEIGHTED_MEAN)

Cell = tuple[str, str, str]
"""Table (empty for what is beside the rows), row, indicator."""


@dataclass(frozen=True)
class Answerer:
    """A record: where it is, what it is about, what it said."""

    seat: str | None
    says: Mapping[str, int]
    domain: str = "NOU"
    stakes: tuple[str, ...] = ("services",)
    sites: tuple[StoredPlace, ...] = ()


@dataclass(frozen=True)
class InMemory:
    """The answers of a campaign, as the store gives them."""

    records: Sequence[Answerer]

    def presences(self) -> Iterator[Presence]:
        for number, each in enumerate(self.records):
            described = ("initiative", each.domain, None, "active")
            stakes = " ".join(each.stakes)
            yield Presence(number, number, each.seat, each.sites, "validee", described, stakes, 2020)

    def amounts(self, code: str) -> tuple[list[int], list[int]]:
        said = {number: each.says[code] for number, each in enumerate(self.records) if code in each.says}
        return list(said), [amount * SCALE for amount in said.values()]

    def worded(self, _code: str) -> list[int]:
        return []


@dataclass
class Tables:
    """The rows of the tables by commune, by domain and by stake, and what is beside them."""

    zones: dict[tuple[str, str], Zone] = field(default_factory=dict)

    def figure(self, cell: Cell) -> Fraction | None:
        table, row, code = cell
        return self.zones[table, row].figures[code].value

    def answered(self, cell: Cell) -> int:
        table, row, code = cell
        return self.zones[table, row].figures[code].answered

    def is_masked(self, cell: Cell) -> bool:
        table, row, code = cell
        return self.zones[table, row].figures[code].masked

    def rows(self, table: str) -> list[tuple[str, str]]:
        return [key for key in self.zones if key[0] == table]


def tables(
    records: Sequence[Answerer], communes: tuple[str, ...], attribution: Attribution = "site", *, public: bool
) -> Tables:
    """The tables of these records on a perimeter of these communes."""
    area = Perimeter("essai", "Essai", communes)
    views = {"commune": by_commune(area), "domain": by_domain(area), "stake": by_stake(area)}
    campaign = Campaign(1, "", 2026, "essai", "open", date(2026, 1, 1), None)
    answers = cast("CampaignFigures", InMemory(records))
    made = Tables()
    for name, zones in zip(
        views, tabulate(answers, campaign, attribution, list(views.values()), public=public), strict=True
    ):
        *rows, inside, outside, unlocated, total = zones
        made.zones |= {(name, zone.code): zone for zone in rows}
        made.zones |= {
            ("", name): zone for name, zone in zip(BESIDE, (inside, outside, unlocated, total), strict=True)
        }
    return made


def found(shown: Tables, truth: Tables) -> set[Cell]:
    """The masked cells whose value follows from what is shown, by what every reader may know of the figures.

    An attacker is given more than he has: which parts make a whole, of whom figures that are masked speak.
    """
    masked = {
        (table, row, code)
        for (table, row), zone in shown.zones.items()
        for code, figure in zone.figures.items()
        if figure.masked
    }
    equations = [
        kept
        for equation in _relations(truth, shown)
        if sum(part * (truth.figure(cell) or 0) for cell, part in equation.items()) == 0
        and (kept := {cell: part for cell, part in equation.items() if part and cell in masked})
    ]
    return _determined(equations) & masked


def _relations(truth: Tables, shown: Tables) -> Iterator[dict[Cell, Fraction]]:
    for indicator in catalogue():
        if indicator.aggregation in _ADDED or indicator.code in LINEAR:
            yield from _sums(truth, shown, indicator.code)
    for table, row in truth.zones:
        yield from _within(truth, shown, table, row)


def _sums(truth: Tables, shown: Tables, code: str) -> Iterator[dict[Cell, Fraction]]:
    """Rows add up to the perimeter, the perimeter and the rest to the whole; means do so by their weights."""
    wholes = [(truth.rows(table), ("", "inside")) for table in ("commune", "domain", "stake")]
    wholes.append(([("", name) for name in BESIDE[:3]], ("", "total")))
    for parts, whole in wholes:
        cells = [(*key, code) for key in (*parts, whole)]
        weights = _weights(truth, shown, cells)
        if weights is not None:
            known = dict(zip(cells, weights, strict=True))
            yield known | {cells[-1]: -known[cells[-1]]}


def _weights(truth: Tables, shown: Tables, cells: Sequence[Cell]) -> list[Fraction] | None:
    """What each cell weighs: as much as any other, its answers, what its mean is weighted by if shown."""
    indicator = catalogue()[cells[0][2]]
    if indicator.aggregation is Aggregation.MEAN:
        return [Fraction(truth.answered(cell)) for cell in cells]
    if indicator.aggregation is not Aggregation.WEIGHTED_MEAN:
        return [Fraction(1)] * len(cells)
    by = [(table, row, indicator.weight) for table, row, _ in cells]
    if any(map(shown.is_masked, by)) or not _same(truth, *cells, *by):
        return None
    return [truth.figure(cell) or Fraction() for cell in by]


def _within(truth: Tables, shown: Tables, table: str, row: str) -> Iterator[dict[Cell, Fraction]]:
    """What the figures of one row say of each other, where they are about the same structures."""

    def at(parts: Mapping[str, Fraction | int]) -> dict[Cell, Fraction]:
        return {(table, row, code): Fraction(part) for code, part in parts.items()}

    for code, terms in LINEAR.items():
        made_of = all((truth.figure((*key, code)) or 0) == _sum(truth, key, terms) for key in truth.rows(""))
        if made_of if code == "E13" else _same(truth, *at({code: 1, **terms})):
            yield at({code: -1, **terms})
    for code, (above, below) in RATIOS.items():
        if _same(truth, *at(dict.fromkeys((code, *above, below), 1))):
            ratio, under = truth.figure((table, row, code)), truth.figure((table, row, below))
            if ratio is not None and not shown.is_masked((table, row, code)):
                yield at({below: -ratio, **dict.fromkeys(above, 1)})
            if under and not any(shown.is_masked((table, row, term)) for term in (*above, below)):
                yield at({code: under, **dict.fromkeys(above, -1)})
    population = truth.zones[table, row].population
    if population:
        yield at({"E32": -1, "E02": Fraction(1000, population)})


def _sum(truth: Tables, key: tuple[str, str], terms: Mapping[str, Fraction]) -> Fraction:
    return sum((part * (truth.figure((*key, term)) or 0) for term, part in terms.items()), Fraction())


def _same(truth: Tables, *cells: Cell) -> bool:
    """Whether each row's figures rest on as many structures as each other."""
    answered: dict[tuple[str, str], set[int]] = {}
    for cell in cells:
        answered.setdefault(cell[:2], set()).add(truth.answered(cell))
    return all(len(numbers) == 1 for numbers in answered.values())


def _determined(equations: Iterable[Mapping[Cell, Fraction]]) -> set[Cell]:
    """The unknowns that have one value only: by elimination, those alone in a reduced equation."""
    reduced: dict[Cell, dict[Cell, Fraction]] = {}
    for equation in equations:
        row = dict(equation)
        for pivot in [cell for cell in row if cell in reduced]:
            row = _minus(row, row[pivot], reduced[pivot])
        if not row:
            continue
        pivot = next(iter(row))
        row = {cell: part / row[pivot] for cell, part in row.items()}
        for other, held in reduced.items():
            if pivot in held:
                reduced[other] = _minus(held, held[pivot], row)
        reduced[pivot] = row
    return {pivot for pivot, row in reduced.items() if len(row) == 1}


def _minus(
    row: Mapping[Cell, Fraction], times: Fraction, other: Mapping[Cell, Fraction]
) -> dict[Cell, Fraction]:
    result = dict(row)
    for cell, part in other.items():
        result[cell] = result.get(cell, Fraction()) - times * part
    return {cell: part for cell, part in result.items() if part}
