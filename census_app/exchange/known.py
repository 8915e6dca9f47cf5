"""What the inventory already holds, as an import compares it with a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from census_app.domain.records import NETWORK, Link, Record, Site
from census_app.domain.text import fold
from census_app.domain.values import IndicatorValue

Key = tuple[str, str | None]
"""A record's folded name and its commune (None: not located): what makes two of them the same."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """The little that is read of every record of the inventory."""

    id: int
    uuid: str
    kind: str
    name: str
    commune: str | None
    siren: str
    rna: str
    retired: bool


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record whole: ``networks`` are its links « adhère à », ``values`` those of the campaign."""

    record: Record
    sites: tuple[Site, ...]
    networks: tuple[Link, ...]
    values: Mapping[str, IndicatorValue]


Details = Callable[[Collection[int]], Mapping[int, KnownRecord]]
"""Reads some records whole, by their ids."""


class Known:
    """Every record's name, by what a line of a file can say of it."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self.names = tuple(names)
        self.by_uuid = {name.uuid: name for name in self.names}
        self.by_key: dict[Key, list[KnownName]] = {}
        self.networks: dict[str, list[KnownName]] = {}
        self.by_name: dict[str, list[KnownName]] = {}
        self.by_number: dict[str, KnownName] = {}
        for name in self.names:
            folded = name_key(name.name)
            self.by_key.setdefault((folded, name.commune), []).append(name)
            self.by_name.setdefault(folded, []).append(name)
            if name.kind == NETWORK and not name.retired:
                self.networks.setdefault(folded, []).append(name)
            for number in filter(None, (name.siren[:9], name.rna)):
                self.by_number.setdefault(number, name)

    def key_matches(self, key: Key) -> Sequence[KnownName]:
        """The records of this name in this commune, those in use first."""
        return sorted(self.by_key.get(key, ()), key=lambda name: name.retired)


def name_key(name: str) -> str:
    """What two spellings of one name share; a name without Latin letters is its own key."""
    return fold(name) or name.casefold().strip()
