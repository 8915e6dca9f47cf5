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


@dataclass(slots=True)
class _Block:
    keys: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    sorted_words: dict[str, str] = field(default_factory=dict)


class SimilarNames:
    """The names of each commune, to which those of the file are added as they are read."""

    def __init__(self) -> None:
        self._blocks: dict[str, _Block] = {}

    def add(self, name: str, commune: str | None, said: str) -> None:
        """Take a name in; ``said`` is how a sentence calls it (« X », ligne 12)."""
        if commune is None:
            return
        block = self._blocks.setdefault(commune, _Block())
        key = _key(name)
        block.keys.append(key)
        block.said.append(said)
        block.sorted_words.setdefault(_sorted(key), said)

    def like(self, name: str, commune: str | None) -> str | None:
        """How to call a name of the commune that looks like this one, None when none does.

        Names that differ by a number (« Jardin 1 », « Jardin 2 ») are told apart by it.
        """
        block = self._blocks.get(commune or "")
        if block is None:
            return None
        from rapidfuzz import fuzz, process

        key = _key(name)
        same_words = block.sorted_words.get(_sorted(key))
        if same_words is not None:
            return same_words
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


def _sorted(key: str) -> str:
    return " ".join(sorted(key.split()))
