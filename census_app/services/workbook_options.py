"""How a workbook of the summary is wanted: on what perimeter, by what key, which sheets, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from census_app.domain.perimeters import Perimeter
from census_app.domain.text import fold
from census_app.errors import CensusError
from census_app.reports.attribution import Attribution
from census_app.reports.sheets import order

LANGUAGES: Final[Mapping[str, str]] = {"fr": "français", "en": "anglais"}
"""The languages that labels of indicators and coded lists are written in."""

VALUES: Final = order.VALUES
"""The key of the sheet that formulas are over."""


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet that one may choose: its key, and its title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """A workbook as it is wanted; `sheets` are keys of `sheet_choices`, None for all of them.

    Raises:
        CensusError: an unknown sheet or language, no sheet at all, or what a public version never holds.
    """

    perimeter: Perimeter
    attribution: Attribution = "site"
    sheets: frozenset[str] | None = None
    language: str = "fr"
    contacts: bool = False
    public: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be made."""
        if self.public and self.contacts:
            raise CensusError(
                "La version publique ne contient jamais les contacts : choisissez l’un ou l’autre."
            )
        if self.language not in LANGUAGES:
            known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
            raise CensusError(f"« {self.language} » n’est pas une langue des libellés : choisissez {known}.")
        if self.sheets is not None:
            sheet_keys(self.sheets, public=self.public)

    @property
    def live(self) -> bool:
        """Whether figures may be formulas: over the sheet Valeurs, which the public version never holds."""
        return self.holds(order.VALUES)

    @property
    def titles(self) -> frozenset[str]:
        """The titles of the sheets that the workbook holds."""
        return frozenset(entry.title for entry in self.entries)

    def holds(self, key: str) -> bool:
        """Whether the workbook has the sheet of this key."""
        return any(entry.key == key for entry in self.entries)

    @property
    def entries(self) -> tuple[order.Entry, ...]:
        """The sheets that the workbook holds, in their order."""
        return order.held(self.sheets, public=self.public, contacts=self.contacts)


def sheet_choices(*, public: bool = False) -> tuple[SheetChoice, ...]:
    """The sheets that one may choose, in their order; the public version has fewer."""
    return tuple(SheetChoice(entry.key, entry.title) for entry in order.offered(public=public))


def sheet_keys(named: Iterable[str], *, public: bool = False) -> frozenset[str]:
    """The keys of sheets named by key or by title, whatever the case and the accents.

    Raises:
        CensusError: there is no such sheet, the public version does not hold it, or nothing is named.
    """
    choices = {fold(name): each.key for each in sheet_choices() for name in (each.title, each.key)}
    kept = {each.key for each in sheet_choices(public=public)}
    known = ", ".join(each.key for each in sheet_choices(public=public))
    found: set[str] = set()
    for name in named:
        key = choices.get(fold(name))
        if key is None:
            raise CensusError(f"« {name} » n’est pas une feuille du classeur. Les feuilles sont : {known}.")
        if key not in kept:
            raise CensusError(f"La feuille « {name} » n’est pas dans la version publique, qui a : {known}.")
        found.add(key)
    if not found:
        raise CensusError(f"Choisissez au moins une feuille parmi : {known}.")
    return frozenset(found)
