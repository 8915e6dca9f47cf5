"""Records and remarks of a campaign as long lists give them: only what a row shows, thousands at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from census_app.domain.fields import FieldValue
from census_app.domain.records import Contact


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record of a campaign with its sites (commune, share in %) and what it has for each indicator.

    `values` are numbers or words; `absences` the codes of the reasons why there is none.
    """

    fields: Mapping[str, FieldValue]
    sites: tuple[tuple[str | None, Decimal | None], ...]
    values: Mapping[str, int | Decimal | str]
    absences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListedRemark:
    """What was said of a record, or of none: a need, a recommendation, a graded concern, a pépite.

    `nature` is `need`, `recommendation` or the code of an indicator, whose grade is in `amount`.
    """

    nature: str
    record_name: str
    commune: str | None
    domain: str | None
    wording: str
    amount: Decimal | None
    addressee: str
    priority: str | None
    due_on: date | None
    follow_up: str | None
    interview: int | None


class ListedValue(NamedTuple):
    """What a record of a campaign answered to one indicator: an amount, words, or why there is neither.

    `met` is the person who was met, only where she agreed to be named.
    """

    annual_record_id: int
    record_name: str
    kind: str
    domain: str | None
    amount: int | Decimal | None
    text: str
    evidence: str | None
    absence: str | None
    interview: int | None
    held_on: date | None
    met: str


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A person who agreed to be recorded, with the record she speaks for and all that she agreed to."""

    record_name: str
    commune: str | None
    person: Contact


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """What is public of a record that agreed to be named.

    `contacts` are the people who agreed to be reached: each as one text, named only if she agreed to that.
    """

    name: str
    commune: str | None
    domain: str | None
    types: tuple[str, ...]
    description: str
    website: str
    contacts: tuple[str, ...]
