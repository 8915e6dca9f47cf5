"""The coded lists: domains, types, statuses and every other list whose values have a code and a label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from census_app.domain.reference import holds_on, optional_date, table
from census_app.domain.text import fold, singular, without_article


@dataclass(frozen=True, slots=True)
class CodedValue:
    """One value of a coded list. `parent` is the code of a type's domain, empty elsewhere."""

    list_name: str
    code: str
    label: str
    parent: str = ""
    definition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    position: int = 0

    def holds_on(self, day: date) -> bool:
        """Whether the value could be chosen on `day`."""
        return holds_on(day, self.valid_from, self.valid_to)


class Typology:
    """The coded lists of the census, each in its own order. Retired values keep their label."""

    def __init__(self, values: Iterable[CodedValue]) -> None:
        """Group the values by list, in the order of their positions."""
        lists: dict[str, dict[str, CodedValue]] = {}
        for value in sorted(values, key=lambda value: value.position):
            lists.setdefault(value.list_name, {})[value.code] = value
        self._lists: Mapping[str, Mapping[str, CodedValue]] = MappingProxyType(lists)
        self._finders: dict[str, dict[str, str]] = {}

    @classmethod
    def load(cls) -> Typology:
        """The typology shipped with the program (`db/reference/typology.csv`)."""
        return cls(_value(row) for row in table("typology"))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the lists."""
        return tuple(self._lists)

    def list(self, name: str, on: date | None = None) -> tuple[CodedValue, ...]:
        """The values of a list in order; with `on`, those that hold on that day. KeyError: no such list."""
        values = tuple(self._lists[name].values())
        return values if on is None else tuple(value for value in values if value.holds_on(on))

    def get(self, name: str, code: str) -> CodedValue | None:
        """The value with this code, None when the list has none. KeyError: no such list."""
        return self._lists[name].get(code)

    def label(self, name: str, code: str) -> str:
        """The French label of a code; the code itself when the list has none, so that it stays visible."""
        value = self.get(name, code)
        return code if value is None else value.label

    def children(self, name: str, parent: str) -> tuple[CodedValue, ...]:
        """The values of a list under one parent: `children("type", "NOU")`."""
        return tuple(value for value in self.list(name) if value.parent == parent)

    def find(self, name: str, text: str) -> str | None:
        """The code that `text` means, None when nothing, or more than one value, fits.

        A code or a label, whatever its accents, case, punctuation, article or plural; also the two together
        (`NOU se nourrir`). KeyError: no such list.
        """
        finder = self._finders.get(name)
        if finder is None:
            finder = self._finders[name] = _finder(self._lists[name].values())
        folded = fold(text)
        return finder.get(folded) or finder.get(singular(without_article(folded)))


def _value(row: Mapping[str, str]) -> CodedValue:
    return CodedValue(
        list_name=row["list"],
        code=row["code"],
        label=row["label"],
        parent=row["parent"],
        definition=row["definition"],
        valid_from=optional_date(row["valid_from"]),
        valid_to=optional_date(row["valid_to"]),
        position=int(row["position"]),
    )


def _finder(values: Iterable[CodedValue]) -> dict[str, str]:
    """Every spelling that leads to one code only. Codes win over labels, labels over looser spellings."""
    found: dict[str, str] = {}
    for spellings in zip(*map(_spellings, values), strict=True):
        codes: dict[str, set[str]] = {}
        for spelling, code in spellings:
            codes.setdefault(spelling, set()).add(code)
        for spelling, candidates in codes.items():
            if len(candidates) == 1:
                found.setdefault(spelling, *candidates)
    return found


def _spellings(value: CodedValue) -> tuple[tuple[str, str], ...]:
    label = fold(value.label)
    ranked = (fold(value.code), label, f"{fold(value.code)} {label}", singular(without_article(label)))
    return tuple((spelling, value.code) for spelling in ranked)
