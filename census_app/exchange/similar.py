"""Names that look alike in the same commune: perhaps the same initiative, written twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from census_app.domain.text import fold

_SMALL_WORDS: Final = frozenset(
    ("le", "la", "les", "l", "de", "du", "des", "d", "et", "en", "a", "au", "aux", "un", "une", "association")
)
_ALIKE: Final = 88
"""Likeness in % (rapidfuzz's ratio) from which two names are told to look alike."""

_END: Final = 3
"""Only names that share their first or their last three letters are compared: a hundred thousand names
of one commune are too many for all the pairs, and a slip of the pen spares one of the two ends."""


@dataclass(slots=True)
class _Block:
    """Names that are compared with one another, and how a sentence calls each."""

    keys: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


class SimilarNames:
    """The names of each commune, to which those of the file are added as they are read."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, str], _Block] = {}
        self._words: dict[tuple[str, str], str] = {}

    def add(self, name: str, commune: str | None, said: str) -> None:
        """Take a name in; ``said`` is how a sentence calls it (« X », ligne 12)."""
        if commune is None:
            return
        key = _key(name)
        self._words.setdefault((commune, _sorted(key)), said)
        for end in _ends(key):
            block = self._blocks.setdefault((commune, end), _Block())
            block.keys.append(key)
            block.said.append(said)

    def like(self, name: str, commune: str | None) -> str | None:
        """How to call a name of the commune that looks like this one, None when none does.

        Names that differ by a number (« Jardin 1 », « Jardin 2 ») are told apart by it.
        """
        if commune is None:
            return None
        key = _key(name)
        same_words = self._words.get((commune, _sorted(key)))
        if same_words is not None:
            return same_words
        blocks = (self._blocks.get((commune, end)) for end in _ends(key))
        return next((found for block in blocks if block and (found := _like(key, block))), None)


def _like(key: str, block: _Block) -> str | None:
    from rapidfuzz import fuzz, process

    digits = re.findall(r"\d+", key)
    for candidate, _, index in process.extract(
        key, block.keys, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3
    ):
        if re.findall(r"\d+", candidate) == digits:
            return block.said[index]
    return None


def _key(name: str) -> str:
    folded = fold(name)
    return " ".join(word for word in folded.split() if word not in _SMALL_WORDS) or folded


def _ends(key: str) -> tuple[str, str]:
    return f"{key[:_END]}…", f"…{key[-_END:]}"


def _sorted(key: str) -> str:
    return " ".join(sorted(key.split()))
