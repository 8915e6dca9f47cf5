"""Where one is in an interview, as it is kept to come back to."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A section, the question with the cursor, and how far it is scrolled (pixels at 100 %)."""

    section: str = ""
    question: str = ""
    scroll: int = 0

    def kept(self) -> str:
        """As a text."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Position:
        """From a text; the beginning when it says nothing that is understood."""
        try:
            said = json.loads(text)
            return cls(str(said["section"]), str(said["question"]), int(said["scroll"]))
        except (ValueError, KeyError, TypeError):
            return cls()
