"""Values of coded lists: a code or its French label, one or several in a cell."""

from __future__ import annotations

import re
from typing import Final

from census_app.domain.text import fold
from census_app.domain.typology import Typology
from census_app.exchange.cells import shortened
from census_app.exchange.parsed import Parsed

_SEPARATORS: Final = (r"[;|\n]", r",", r"\s*/\s*")
"""From the surest to the one that labels hold too; a label is recognised before it is cut."""

_LISTED: Final = 9
"""Lists up to this size are shown whole in a refusal."""

_ALIKE: Final = 70
"""Likeness in % from which a label is suggested."""


def parse_code(typology: Typology, name: str, text: str) -> Parsed:
    """The one code that a text means in the list ``name``."""
    code = typology.find(name, text)
    if code is not None:
        return Parsed(code)
    several = parse_codes(typology, name, text)
    if isinstance(several.value, tuple) and len(several.value) > 1:
        return Parsed(problem=f"« {shortened(text)} » contient plusieurs valeurs : gardez-en une.")
    return Parsed(problem=_unknown(typology, name, text))


def parse_codes(typology: Typology, name: str, text: str) -> Parsed:
    """The codes that a text means, between ``;`` ``|`` or commas, each once, in the order written."""
    pieces = _pieces(typology, name, text, _SEPARATORS)
    codes: dict[str, None] = {}
    problems: list[str] = []
    for piece in pieces:
        code = typology.find(name, piece)
        if code is None:
            problems.append(_unknown(typology, name, piece))
        else:
            codes[code] = None
    if problems:
        return Parsed(problem=" ".join(problems))
    return Parsed(tuple(codes) or None)


def _pieces(typology: Typology, name: str, text: str, separators: tuple[str, ...]) -> list[str]:
    """A text cut only where what it holds is not a value by itself."""
    if not text.strip():
        return []
    if typology.find(name, text) is not None:
        return [text]
    for number, separator in enumerate(separators):
        cut = [piece for piece in re.split(separator, text) if piece.strip()]
        if len(cut) > 1:
            rest = separators[number + 1 :]
            return [found for piece in cut for found in _pieces(typology, name, piece, rest)]
    words = text.split()
    if len(words) > 1 and all(typology.get(name, word) for word in words):
        return words
    return [text.strip()]


def _unknown(typology: Typology, name: str, text: str) -> str:
    from rapidfuzz import fuzz, process

    values = typology.list(name)
    said = f"« {shortened(text)} » n’est pas dans la liste"
    labels = [fold(value.label) for value in values]
    best = process.extractOne(fold(text), labels, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if best is not None:
        return f"{said} : vouliez-vous dire « {values[best[2]].label} » ?"
    if len(values) <= _LISTED:
        return f"{said} ({', '.join(value.label for value in values)})."
    return f"{said} : écrivez un code ou un nom de la liste."
