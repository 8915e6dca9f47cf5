"""A line of the file on its way to a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from census_app.domain.fields import record_field
from census_app.domain.records import INITIATIVE
from census_app.domain.values import IndicatorValue
from census_app.exchange.comparing import Difference, differences, merged
from census_app.exchange.known import Key, KnownName, KnownRecord, name_key
from census_app.exchange.networks import NetworkRef
from census_app.exchange.review import CHANGED, NEW, RowReview, RowWrite
from census_app.exchange.rows import RowValues


@dataclass(slots=True)
class Draft:
    """What a line gives, and the record it is about.

    ``match`` is the record that its uuid names. ``linked`` holds the keys of the networks that record has
    already; ``written`` is the name as the file writes it.
    """

    values: RowValues
    written: str
    match: KnownName | None = None
    linked: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    amounts: Mapping[str, IndicatorValue] = field(default_factory=dict)
    networks: tuple[NetworkRef, ...] = ()
    status: str = ""

    @classmethod
    def of(cls, values: RowValues, written: str, match: KnownName | None, known: KnownRecord | None) -> Draft:
        """A draft compared with the record it is about, if any."""
        before = known.values if known else {}
        amounts = {
            code: merged(before.get(code, IndicatorValue(code)), given)
            for code, given in values.values.items()
        }
        return cls(
            values,
            written,
            match,
            frozenset(name_key(link.target_name) for link in known.networks) if known else frozenset(),
            differences(values, known) if known else (),
            amounts,
        )

    @property
    def row(self) -> int:
        """Its number in the file."""
        return self.values.row

    @property
    def name(self) -> str:
        """The name it will have, empty when it cannot be told."""
        given = self.values.fields.get("name")
        return str(given) if given else (self.match.name if self.match else "")

    @property
    def commune(self) -> str | None:
        """The commune it will have."""
        given = self.values.fields.get("commune")
        return str(given) if given else (self.match.commune if self.match else None)

    @property
    def kind(self) -> str:
        """Initiative or network; an initiative unless the file says otherwise."""
        given = self.values.fields.get("kind")
        return str(given) if given else (self.match.kind if self.match else INITIATIVE)

    @property
    def key(self) -> Key | None:
        """Its name and commune as they are compared; None when one of them could not be understood."""
        if not self.name or self.values.lost & {"name", "commune"}:
            return None
        return name_key(self.name), self.commune

    def reviewed(self) -> RowReview:
        """The line's verdict, for good."""
        return RowReview(
            row=self.row,
            status=self.status,
            name=self.name or self.written,
            commune=self.commune,
            problems=tuple(self.values.problems),
            differences=self.differences if self.status == CHANGED else (),
            write=self._write() if self.status in {NEW, CHANGED} else None,
        )

    def _write(self) -> RowWrite:
        fields = self.values.fields
        own = {code: value for code, value in fields.items() if not record_field(code).annual}
        if self.match is None:
            own["kind"] = self.kind
        return RowWrite(
            record_id=self.match.id if self.match else None,
            uuid=self.values.uuid,
            own=own,
            annual={code: value for code, value in fields.items() if record_field(code).annual},
            sites=self.values.sites,
            networks=self.networks,
            values={code: value for code, value in self.amounts.items() if not value.empty},
        )
