"""How people write the name of a commune, and what two spellings have in common.

`St Aubin des chateaux (44)`, `44110 CHATEAUBRIANT CEDEX` and `CHAPELLE GLAIN (LA)` are read as a name and,
where there is one, a hint: a postal code, an INSEE code, or a département by its number or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from census_app.domain.text import fold, without_article

_SHORT_FORMS: Final = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "nd": "notre dame",
    "s": "sur",
    "ss": "sous",
}
_CODE: Final = re.compile(r"(\d{4,5}|2[AB]\d{3})(?:[.,]0)?", re.IGNORECASE)
_CEDEX: Final = re.compile(r"\s*\bcedex\b\s*\d*", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"(.*?)[\s,]*[(\[]([^()\[\]]*)[)\]]?")
_BEFORE: Final = re.compile(r"(?:F[\s-]*)?(\d{5}|2[AB]\d{3})\b[\s,-]*(.+)", re.IGNORECASE)
_AFTER: Final = re.compile(r"(.+?)[\s,/-]+(\d{5}|\d{2,3}|2[AB]|2[AB]\d{3})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{2,3}|\d{5}|2[AB]|2[AB]\d{3}", re.IGNORECASE)
_AFTER_COMMA: Final = re.compile(r"(.+?)\s*,\s*([^,]+)")
_ARTICLES: Final = ("le", "la", "les", "l")

_LIKENESS: Final = 0.78
"""From 0 to 1: below it two names have too little in common for one to be suggested for the other."""
_LIKENESS_OF_SHORT: Final = 0.6
"""The same for names of five letters or fewer, where one wrong letter weighs more (`Vai` for `Vay`)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text read as the name of a commune: its key, its words, and the hint beside it (empty: none)."""

    key: str
    words: str
    hint: str = ""

    def says(self, name: str) -> bool:
        """Whether the words are those of this name, its article included."""
        return self.words == full_words(name)

    def agrees(self, code: str, departement: str, postal_codes: Iterable[str]) -> bool:
        """Whether the hint may speak of this commune; no hint speaks of all."""
        return not self.hint or self.hint in (code, departement) or self.hint in postal_codes

    @property
    def departement(self) -> str:
        """The département of the hint: of a postal code of a Cedex, say, that no commune has."""
        return self.hint[: 3 if self.hint.startswith(("97", "98")) else 2]


def code_in(text: str) -> str | None:
    """The INSEE code that the text is, with the zero and the capital that a spreadsheet drops, or None."""
    match = _CODE.fullmatch(text.strip())
    return match[1].upper().zfill(5) if match else None


def full_words(name: str) -> str:
    """The folded name, St and the like written in full."""
    return " ".join(_SHORT_FORMS.get(word, word) for word in fold(name).split())


def key_of(name: str) -> str:
    """What two spellings of one name share: its full words without spaces or the article in front."""
    return without_article(full_words(name)).replace(" ", "")


def wording(text: str, departements: Mapping[str, str]) -> Wording:
    """Read a text; `departements` gives the code of each folded name of a département."""
    name, hint = _CEDEX.sub("", text).strip(), ""
    while peeled := _peeled(name, departements):
        name, beside = peeled
        hint = max(hint, beside, key=len)
    return Wording(key_of(name), full_words(name), hint)


def likeness(one: str, other: str) -> float:
    """How much two keys have in common, from 0 to 1; 0 where it is too little for a suggestion."""
    if one and other.startswith(one):
        return 1.0
    least = _LIKENESS_OF_SHORT if max(len(one), len(other)) <= 5 else _LIKENESS
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _peeled(name: str, departements: Mapping[str, str]) -> tuple[str, str] | None:
    """The name without one thing beside it, and that thing as a hint; None when nothing is beside it."""
    if brackets := _BRACKETS.fullmatch(name):
        hint = _hint(brackets[2], departements)
        is_aside = hint or fold(brackets[2]) in _ARTICLES
        return (brackets[1], hint) if is_aside else (f"{brackets[1]} {brackets[2]}", "")
    if before := _BEFORE.fullmatch(name):
        return before[2], before[1].upper()
    if after := _AFTER.fullmatch(name):
        return after[1], after[2].upper()
    if (comma := _AFTER_COMMA.fullmatch(name)) and (hint := _hint(comma[2], departements)):
        return comma[1], hint
    return None


def _hint(text: str, departements: Mapping[str, str]) -> str:
    number = _NUMBER.fullmatch(text.strip())
    return number[0].upper() if number else departements.get(fold(text), "")
