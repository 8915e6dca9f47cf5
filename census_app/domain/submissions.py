"""Answers collected on phones, as the inventory keeps what it received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

WAITING: Final = "waiting"
PLACED: Final = "placed"

NEW: Final = "new"
RECEIVED: Final = "received"
CHANGED: Final = "changed"
UNPLACEABLE: Final = "unplaceable"

VERDICTS: Final = (NEW, RECEIVED, CHANGED, UNPLACEABLE)
VERDICT_LABELS: Final[Mapping[str, str]] = {
    NEW: "nouvelle",
    RECEIVED: "déjà reçue",
    CHANGED: "modifiée depuis",
    UNPLACEABLE: "ne peut être placée",
}


@dataclass(frozen=True, slots=True)
class KeptSubmission:
    """A submission as received; ``waiting`` until it has its interview.

    One that waits with an ``interview_id`` is a newer saying of that interview, to be confirmed.
    ``answers`` is the document of what was received, ``problems`` what found no place in the interview.
    """

    id: int
    uuid: str
    instance_id: str
    questionnaire_id: int
    campaign_id: int
    interview_id: int | None
    state: str
    source: str
    digest: str
    answers: Mapping[str, Any]
    problems: tuple[Mapping[str, Any], ...]
    received_at: datetime

    @property
    def waits(self) -> bool:
        """Whether somebody has still to say where it goes."""
        return self.state == WAITING
