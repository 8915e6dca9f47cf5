"""Naming cells, areas and sheets the way Excel does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_TITLE = 31

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_RESERVED = frozenset({"history", "historique"})


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column, from 1, by its letters: AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def quoted(title: str) -> str:
    """A sheet's title as formulas and links write it, always within apostrophes."""
    return "'" + title.replace("'", "''") + "'"


def place(title: str, row: int, column: int) -> str:
    """The place of one cell for a `Link` or a formula, e.g. `'Initiatives'!C12` (row and column from 1)."""
    return f"{quoted(title)}!{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells of a sheet, rows and columns counted from 1, ends included."""

    title: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def local(self) -> str:
        """The area within its own sheet: `A2:C9`."""
        first = f"{column_letters(self.first_column)}{self.first_row}"
        return f"{first}:{column_letters(self.last_column)}{self.last_row}"

    @property
    def reference(self) -> str:
        """The area for a formula, absolute: `'Valeurs'!$A$2:$A$900`."""
        first = f"${column_letters(self.first_column)}${self.first_row}"
        last = f"${column_letters(self.last_column)}${self.last_row}"
        return f"{quoted(self.title)}!{first}:{last}"


def legal_titles(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles as Excel accepts them, in order: no forbidden sign, 31 signs at most, all different."""
    taken: set[str] = set()
    legal = []
    for title in titles:
        cleaned = _FORBIDDEN.sub(" ", title).strip().strip("'") or "Feuille"
        if cleaned.casefold() in _RESERVED:
            cleaned += "_"  # Excel keeps these names for itself
        legal.append(_different(cleaned, taken))
    return tuple(legal)


def continued_title(title: str, part: int, taken: Iterable[str]) -> str:
    """The title of the sheet on which a long sheet goes on: « Initiatives (suite 2) »."""
    return _different(_shortened(title, f" (suite {part})"), {name.casefold() for name in taken})


def _different(title: str, taken: set[str]) -> str:
    candidate, number = _shortened(title, ""), 1
    while candidate.casefold() in taken:
        number += 1
        candidate = _shortened(title, f" ({number})")
    taken.add(candidate.casefold())
    return candidate


def _shortened(title: str, ending: str) -> str:
    """The title cut so that it holds in 31 UTF-16 units with its ending."""
    room = MAX_TITLE - len(ending)
    while len(title.encode("utf-16-le")) // 2 > room:
        title = title[:-1]
    return title.rstrip(" '") + ending
