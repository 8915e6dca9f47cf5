"""What was chosen the last time a summary was exported, for each inventory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choices that are kept; the campaign, the perimeter and the key are those of the page.

    `left_out` are the keys of sheets that were not wanted: a sheet that is new is wanted.
    """

    left_out: frozenset[str] = frozenset()
    language: str = "fr"
    contacts: bool = False
    public: bool = False
    file: str = ""
    year: int = 0


def recall(inventory: Path) -> Chosen:
    """What was chosen for an inventory; what cannot be read is as it was never chosen."""
    try:
        kept = json.loads(str(QSettings().value(_key(inventory), "{}")))
    except ValueError:
        kept = {}
    return _read(kept) if isinstance(kept, dict) else Chosen()


def remember(inventory: Path, chosen: Chosen) -> None:
    """Keep what was chosen."""
    document = {
        "left_out": sorted(chosen.left_out),
        "language": chosen.language,
        "contacts": chosen.contacts,
        "public": chosen.public,
        "file": chosen.file,
        "year": chosen.year,
    }
    QSettings().setValue(_key(inventory), json.dumps(document))


def _read(kept: Mapping[str, Any]) -> Chosen:
    public = kept.get("public") is True
    year = kept.get("year")
    return Chosen(
        left_out=frozenset(map(str, kept.get("left_out") or ())),
        language=str(kept.get("language") or "fr"),
        contacts=kept.get("contacts") is True and not public,
        public=public,
        file=str(kept.get("file") or ""),
        year=year if isinstance(year, int) else 0,
    )


def _key(inventory: Path) -> str:
    named = hashlib.sha256(str(inventory).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"summary/export/{named}"
