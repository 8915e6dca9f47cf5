"""What the sheets of the workbook are made of: everything is handed to them, they ask nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Generic, Literal, Never, TypeVar

from census_app.domain.fields import Field
from census_app.domain.indicators import Catalogue
from census_app.domain.labels import Labels
from census_app.domain.listed import ListedContact, ListedRecord, ListedRemark, PublishedRecord
from census_app.domain.parameters import Parameter
from census_app.domain.records import Link, Observation
from census_app.domain.typology import Typology
from census_app.reports.evolution import Evolution
from census_app.reports.ledger import TITLE as VALUES
from census_app.reports.ledger import Entry, Ledger
from census_app.reports.restitution import Restitution
from census_app.reports.summary import Groups, Summary

T_co = TypeVar("T_co", covariant=True)

StillBecause = Literal["public", "no_values", "long"]
"""Why figures are values: the public version has no formula, their rows were left out, or are too many."""


@dataclass(frozen=True, slots=True)
class Stream(Generic[T_co]):
    """Rows that are read when their sheet is written, and how many there will be."""

    count: int
    rows: Callable[[], Iterator[T_co]]


def _none() -> Iterator[Never]:
    return iter(())


NOTHING: Final[Stream[Never]] = Stream(0, _none)
"""No row at all: what a sheet that is not made would read."""


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
class LeftOut:
    """The titles of the sheets that a workbook does not hold, by why."""

    not_asked: tuple[str, ...] = ()
    never_public: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """One campaign on one perimeter, ready to be laid out.

    With a `ledger` the figures of the summary sheets are formulas over the rows of `values`.
    `previous` is the summary of the campaign before, on the same perimeter and key. `sheets` are the titles
    of those that the workbook holds, for nothing may lead to another; `left_out` those it could hold. A
    `public` version is for anyone to read.
    """

    summary: Summary
    previous: Summary | None
    by_domain: Groups
    by_network: Groups
    by_stake: Groups
    evolutions: tuple[Evolution, ...]
    evidence: Mapping[str, Mapping[str, Fraction]]
    """How much of the perimeter's sums rests on each evidence level, for the figures that matter."""
    ledger: Ledger | None
    values: Stream[Entry]
    attribution_label: str
    state_label: str
    made_on: date
    program: str
    catalogue: Catalogue
    typology: Typology
    labels: Labels
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
    contacts: Stream[ListedContact]
    published_initiatives: Stream[PublishedRecord]
    published_networks: Stream[PublishedRecord]
    sheets: frozenset[str]
    left_out: LeftOut
    public: bool = False

    @property
    def subtitle(self) -> str:
        """The line that says, on each sheet, what its figures are of."""
        summary = self.summary
        said = (
            f"{summary.perimeter.name} — campagne {summary.year} — répartition par {self.attribution_label}"
        )
        return f"{said} — version publique" if self.public else said

    @property
    def footer(self) -> str:
        """The foot of each printed page."""
        summary = self.summary
        return f"Recensement {summary.year}, {summary.perimeter.name} — édité le {self.made_on:%d/%m/%Y}"

    @property
    def still(self) -> StillBecause | None:
        """Why the figures are values, None when they are formulas."""
        if self.ledger is not None:
            return None
        if self.public:
            return "public"
        return "long" if self.holds(VALUES) else "no_values"

    @property
    def with_contacts(self) -> bool:
        """Whether the workbook lists people."""
        return self.holds("Contacts")

    def holds(self, title: str) -> bool:
        """Whether the workbook has a sheet of this title."""
        return title in self.sheets

    def field_label(self, field: Field) -> str:
        """The label of a field of a record."""
        return self.labels.field(field)

    def commune(self, code: str | None) -> str | None:
        """The name of a commune, None when there is none."""
        return self.commune_name(code) if code else None

    def label(self, coded_list: str, code: str | None) -> str | None:
        """The label of a code, None when there is none."""
        return self.typology.label(coded_list, code) if code else None
