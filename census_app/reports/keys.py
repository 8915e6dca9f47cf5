"""The keys of the groups that a record belongs to, as formulas look for them in a text: `|domaine:NOU|`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from census_app.reports.summary import UNKNOWN

_WORDS: Final = {
    "domain": "domaine",
    "stake": "enjeu",
    "network": "reseau",
    "kind": "nature",
    "status": "etat",
    "lifecycle": "cycle",
    "type": "type",
}
_MEANINGFUL: Final = re.compile(r'[*?~|"]')
"""What a spreadsheet's criterion would read as something else than itself, and what sets keys apart."""

_LONGEST: Final = 100  # a criterion of more than 255 signs is an error in Excel
NOTHING: Final = "aucun"


def key(grouping: str, code: str) -> str:
    """The key of a code within a grouping or a coded list: « domaine:NOU »."""
    named = NOTHING if code == UNKNOWN else _MEANINGFUL.sub("_", code)
    return f"{_WORDS[grouping]}:{named}"[:_LONGEST]


def keyed(keys: Iterable[str]) -> str:
    """The keys of a record in one text, each between bars."""
    joined = "|".join(keys)
    return f"|{joined}|" if joined else "|"


def criterion(wanted: str) -> str:
    """What COUNTIFS and SUMIFS look for to find a key among others."""
    return f'"*|{wanted}|*"'
