"""Initiatives and networks, with what belongs to them: plain frozen values between the layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from census_app.domain.fields import FieldValue

INITIATIVE: Final = "initiative"
NETWORK: Final = "network"

NOT_ELIGIBLE: Final = ("hors_champ", "doublon", "disparue")
"""Recording statuses that leave a record out of the figures and of their coverage (domain rule 3)."""


@dataclass(frozen=True, slots=True)
class Record:
    """An initiative or a network.

    ``fields`` holds every field of ``RECORD_FIELDS``, the annual ones (status, life cycle…) as they are
    in the campaign the record was asked for, else None.
    """

    id: int
    uuid: str
    fields: Mapping[str, FieldValue]
    retired_at: datetime | None
    updated_at: datetime

    def __getitem__(self, code: str) -> FieldValue:
        return self.fields[code]

    def text(self, code: str) -> str:
        """The field as text, empty when unknown."""
        value = self.fields[code]
        return "" if value is None else str(value)

    @property
    def name(self) -> str:
        """What the record is called."""
        return self.text("name")

    @property
    def kind(self) -> str:
        """``initiative`` or ``network``."""
        return self.text("kind")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a record acts. ``commune`` None: not located. ``share`` in % of the activity, None: unknown."""

    id: int
    uuid: str
    record_id: int
    commune: str | None
    share: Decimal | None
    address: str
    latitude: Decimal | None
    longitude: Decimal | None


@dataclass(frozen=True, slots=True)
class Link:
    """A directed, typed, dated link between two records. ``since`` and ``until`` are years."""

    id: int
    uuid: str
    source_id: int
    source_name: str
    target_id: int
    target_name: str
    kind: str
    since: int | None
    until: int | None
    note: str
    interview_id: int | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to talk to: personal data, each use consented to on its own (domain section 6)."""

    id: int
    uuid: str
    record_id: int
    name: str
    role: str
    email: str
    phone: str
    consent_record: bool | None
    consent_recontact: bool | None
    consent_publish_name: bool | None
    consent_publish_contact: bool | None
    consent_publish_budget: bool | None
    consent_on: date | None


@dataclass(frozen=True, slots=True)
class Need:
    """A need nobody covers, as it was worded."""

    id: int
    uuid: str
    record_id: int | None
    record_name: str
    campaign_id: int
    interview_id: int | None
    domain: str | None
    commune: str | None
    wording: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What should be done, by whom, by when, and what it rests on."""

    id: int
    uuid: str
    record_id: int | None
    record_name: str
    campaign_id: int
    interview_id: int | None
    wording: str
    addressee: str
    priority: str | None
    due_on: date | None
    rests_on: str
    follow_up: str | None


@dataclass(frozen=True, slots=True)
class Observation:
    """An aggregate counted on a date; never added to named records (domain rule 5)."""

    id: int
    uuid: str
    label: str
    count: int
    count_qualifier: str
    unit: str
    domain: str | None
    type: str | None
    commune: str | None
    territory: str
    observed_on: date
    source: str
    method: str
    note: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A line of the list of records: only what the list shows."""

    id: int
    kind: str
    name: str
    commune: str | None
    domain: str | None
    types: tuple[str, ...]
    status: str | None
    lifecycle: str | None
    interview: str | None
    volunteers: Decimal | None
    updated_at: datetime
    retired: bool


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What a list of records is narrowed to; an empty field does not narrow.

    ``text`` is searched as one types (prefixes of words, accents ignored); ``interview`` is
    ``none``, ``draft`` or ``finished``; ``network`` is the id of a network the records are linked to.
    """

    kind: str = ""
    text: str = ""
    communes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    lifecycles: tuple[str, ...] = ()
    network: int | None = None
    interview: str = ""
    retired: bool = False
    campaign_only: bool = False
