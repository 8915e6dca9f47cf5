"""What the sheets of the workbook are made of: everything is handed to them, they ask nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from census_app.domain.indicators import Catalogue
from census_app.domain.listed import ListedRecord, ListedRemark
from census_app.domain.parameters import Parameter
from census_app.domain.records import Link, Observation
from census_app.domain.typology import Typology
from census_app.reports.evolution import Evolution
from census_app.reports.ledger import Entry, Ledger
from census_app.reports.restitution import Restitution
from census_app.reports.summary import Groups, Summary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stream(Generic[T]):
    """Rows that are read when their sheet is written, and how many there will be."""

    count: int
    rows: Callable[[], Iterator[T]]


@dataclass(frozen=True, slots=True)
class Register:
    """The records of one kind, and the indicators that one of them at least has something for."""

    records: Stream[ListedRecord]
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A shipped table of reference: what it is about, which one it is, and where it comes from."""

    topic: str
    label: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Material:
    """One campaign on one perimeter, ready to be laid out.

    With a `ledger` the figures of the summary sheets are formulas over the rows of `values`.
    `previous` is the summary of the campaign before, on the same perimeter and key.
    """

    summary: Summary
    previous: Summary | None
    by_domain: Groups
    by_network: Groups
    by_stake: Groups
    evolutions: tuple[Evolution, ...]
    ledger: Ledger | None
    values: Stream[Entry]
    attribution_label: str
    state_label: str
    made_on: date
    program: str
    catalogue: Catalogue
    typology: Typology
    parameters: Mapping[str, Parameter]
    editions: tuple[Edition, ...]
    commune_name: Callable[[str], str]
    initiatives: Register
    networks: Register
    links: Stream[Link]
    observations: tuple[Observation, ...]
    needs: Stream[ListedRemark]
    recommendations: Stream[ListedRemark]
    concerns: Stream[ListedRemark]
    restitutions: tuple[Restitution, ...]

    @property
    def subtitle(self) -> str:
        """The line that says, on each sheet, what its figures are of."""
        summary = self.summary
        return (
            f"{summary.perimeter.name} — campagne {summary.year} — répartition par {self.attribution_label}"
        )

    @property
    def footer(self) -> str:
        """The foot of each printed page."""
        summary = self.summary
        return f"Recensement {summary.year}, {summary.perimeter.name} — édité le {self.made_on:%d/%m/%Y}"

    def commune(self, code: str | None) -> str | None:
        """The name of a commune, None when there is none."""
        return self.commune_name(code) if code else None

    def label(self, coded_list: str, code: str | None) -> str | None:
        """The French label of a code, None when there is none."""
        return self.typology.label(coded_list, code) if code else None
