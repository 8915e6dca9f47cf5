"""Comparing French words as people do: without accents, case, punctuation, or the article in front."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")
_ARTICLES: Final = ("le", "la", "les", "l")


def fold(text: str) -> str:
    """Lower-case words without accents, separated by one space: `L'Œuvre  d'Été` gives `l oeuvre d ete`."""
    plain = (
        text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_LIGATURES)))
    )
    return _NOT_WORD.sub(" ", plain.casefold()).strip()


def without_article(folded: str) -> str:
    """A folded text without the article it begins with; an article alone is kept."""
    first, space, rest = folded.partition(" ")
    return rest if space and first in _ARTICLES else folded


def singular(folded: str) -> str:
    """A folded text whose words have lost the final `s` or `x` of a plural, to compare labels."""
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in folded.split())
