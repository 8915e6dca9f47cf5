"""Which commune a text means: the rules of a careful reader, who suggests but does not guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from census_app.domain.commune_names import Wording, code_in, key_of, likeness, wording
from census_app.domain.commune_table import Commune, CommuneTable
from census_app.domain.reference import table
from census_app.domain.text import fold

__all__ = ["Commune", "Gazetteer", "How", "Match"]

MOST_CANDIDATES: Final = 8
LONGEST_TEXT: Final = 120
"""Characters read of a text: the longest official name has 45, and a cell may hold a page."""


class How(StrEnum):
    """How a text was understood; the last three leave the choice to the reader."""

    CODE = "code"
    EXACT = "exact"
    ALIAS = "alias"
    FORMER = "former"
    AMBIGUOUS = "ambiguous"
    SIMILAR = "similar"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """The commune a text means, or None with the candidates to choose from, the likeliest first."""

    commune: Commune | None
    how: How
    candidates: tuple[Commune, ...] = ()


Spellings = dict[str, list[str]]
"""The codes of the communes that share a key (see `commune_names.key_of`)."""


@dataclass(frozen=True, slots=True)
class _Home:
    """A perimeter, where usual spellings hold and from which suggestions are looked for first."""

    communes: tuple[Commune, ...]
    codes: frozenset[str]
    departements: tuple[str, ...]
    spellings: tuple[tuple[How, Spellings], ...]


class Gazetteer(CommuneTable):
    """The communes of France, and what people call them."""

    def __init__(
        self, lines: str, aliases: Iterable[tuple[str, str]] = (), former: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        """Take the communes' table, (spelling, code) pairs, and former (code, name, code of today)."""
        super().__init__(lines)
        self._aliases = tuple(aliases)
        self._former = tuple(former)
        self._homes: dict[frozenset[str], _Home] = {}
        self._keyed: dict[str, tuple[tuple[str, Commune], ...]] = {}

    @classmethod
    def load(cls) -> Gazetteer:
        """The communes shipped with the program. Keep the result: it gets faster as it is used."""
        return cls(
            cls.shipped_lines(),
            ((row["alias"], row["commune"]) for row in table("aliases")),
            ((row["code"], row["name"], row["commune"]) for row in table("former_communes")),
        )

    def match(self, text: str, perimeter: Collection[str] = ()) -> Match:
        """The commune that `text` means, read where the perimeter (INSEE codes) is home.

        A code, or a name whatever its accents, case, hyphens, apostrophes, article or St, alone or beside a
        postal code or a département. At home the usual spellings hold too. Elsewhere in France a name must
        be the only one; homonyms, misspelt names and contradictions are candidates, never chosen.
        """
        home = self._home(frozenset(perimeter))
        code = code_in(text)
        if code is not None:
            return self._match_code(code, home)
        words = wording(text[:LONGEST_TEXT], self._departements)
        if not words.key:
            return Match(None, How.UNKNOWN)
        return (
            self._match_at_home(words, home)
            or self._match_elsewhere(words, home)
            or self._suggest(words, home)
        )

    def _match_code(self, code: str, home: _Home) -> Match:
        """Read an INSEE code; one that is also the postal code of communes at home is not decided."""
        named = self.get(code)
        posted = tuple(commune for commune in home.communes if code in commune.postal_codes)
        if named and (named.code in home.codes or not posted):
            return Match(named, How.CODE)
        if posted:
            return Match(None, How.AMBIGUOUS, (*posted, named) if named else posted)
        return _chosen(self._all(now for old, _, now in self._former if old == code), How.FORMER)

    def _match_at_home(self, words: Wording, home: _Home) -> Match | None:
        for how, spellings in home.spellings:
            if found := _agreeing(self._all(spellings.get(words.key, ())), words):
                return _told_apart(found, words, how)
        return None

    def _match_elsewhere(self, words: Wording, home: _Home) -> Match | None:
        former = self._all(self._former_names.get(words.key, ()))
        named = self._all(self._names.get(words.key, ()))
        how = How.EXACT if named else How.FORMER
        if named:
            longer = (
                commune for key, commune in self._around(home, at_home=True) if key.startswith(words.key)
            )
            nearby = (commune for commune in former if commune.departement in home.departements)
            named = _distinct((*longer, *nearby, *named))
        possible = sorted(named or former, key=lambda commune: commune.departement not in home.departements)
        if found := _agreeing(possible, words):
            return _told_apart(found, words, how)
        return _chosen(tuple(possible), How.AMBIGUOUS) if possible else None

    def _suggest(self, words: Wording, home: _Home) -> Match:
        """Suggest like names: at home first, then in the same départements, or anywhere without a home."""
        nearest: list[tuple[bool, float, str, Commune]] = []
        for key, commune in self._around(home) if home.codes else self._beginning_like(words.key):
            if score := likeness(words.key, key):
                nearest.append((commune.code not in home.codes, -score, commune.name, commune))
        nearest.sort(key=lambda found: found[:3])
        candidates = _distinct(commune for *_, commune in nearest)
        return Match(None, How.SIMILAR if candidates else How.UNKNOWN, candidates[:MOST_CANDIDATES])

    def _home(self, codes: frozenset[str]) -> _Home:
        if codes not in self._homes:
            communes = self._all(sorted(codes))
            aliases = ((alias, code) for alias, code in self._aliases if code in codes)
            former = ((name, code) for _, name, code in self._former if code in codes)
            self._homes[codes] = _Home(
                communes=communes,
                codes=codes,
                departements=tuple(dict.fromkeys(commune.departement for commune in communes)),
                spellings=(
                    (How.EXACT, _by_key((commune.name, commune.code) for commune in communes)),
                    (How.ALIAS, _by_key(aliases)),
                    (How.FORMER, _by_key(former)),
                ),
            )
        return self._homes[codes]

    def _around(self, home: _Home, *, at_home: bool = False) -> Iterable[tuple[str, Commune]]:
        """The keyed communes of the départements of home, or only those at home."""
        for departement in home.departements:
            if departement not in self._keyed:
                communes = self.in_departement(departement)
                self._keyed[departement] = tuple((key_of(commune.name), commune) for commune in communes)
            for key, commune in self._keyed[departement]:
                if not at_home or commune.code in home.codes:
                    yield key, commune

    def _beginning_like(self, key: str) -> Iterable[tuple[str, Commune]]:
        """The communes of France whose key begins with the same letter."""
        for other, codes in self._names.items():
            if other[0] == key[0] and likeness(key, other):
                yield from ((other, commune) for commune in self._all(codes))

    def _all(self, codes: Iterable[str]) -> tuple[Commune, ...]:
        return tuple(commune for commune in map(self.get, dict.fromkeys(codes)) if commune)

    @cached_property
    def _names(self) -> Spellings:
        return _by_key((name, code) for code, name in self.names())

    @cached_property
    def _former_names(self) -> Spellings:
        return _by_key((name, code) for _, name, code in self._former)

    @cached_property
    def _departements(self) -> dict[str, str]:
        return {fold(row["name"]): row["code"] for row in table("departements")}


def _by_key(named: Iterable[tuple[str, str]]) -> Spellings:
    spellings: Spellings = {}
    for name, code in named:
        if name:
            spellings.setdefault(key_of(name), []).append(code)
    return spellings


def _agreeing(named: Collection[Commune], words: Wording) -> tuple[Commune, ...]:
    """Those of which the hint speaks; failing that, those of its département, as one digit may be wrong."""
    exact = (c for c in named if words.agrees(c.code, c.departement, c.postal_codes))
    return tuple(exact) or tuple(c for c in named if c.departement == words.departement)


def _told_apart(found: tuple[Commune, ...], words: Wording, how: How) -> Match:
    """Choose among communes that the words may name; the article tells two of them apart."""
    if len(found) > 1 and all(key_of(commune.name) == words.key for commune in found):
        verbatim = tuple(commune for commune in found if words.says(commune.name))
        return _chosen(verbatim if len(verbatim) == 1 else found, how)
    return _chosen(found, how)


def _chosen(found: tuple[Commune, ...], how: How) -> Match:
    """The one found, or all of them to choose from: also one alone, when `how` leaves the choice."""
    if len(found) == 1 and how is not How.AMBIGUOUS:
        return Match(found[0], how)
    return Match(None, How.AMBIGUOUS if found else How.UNKNOWN, found[:MOST_CANDIDATES])


def _distinct(communes: Iterable[Commune]) -> tuple[Commune, ...]:
    return tuple(dict.fromkeys(communes))
