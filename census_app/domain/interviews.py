"""Interviews and the questionnaires they follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

DRAFT: Final = "draft"
FINISHED: Final = "finished"
REOPENED: Final = "reopened"
"""How a draft stands that was finished once; not a state of its own."""

STATE_LABELS: Final = {DRAFT: "brouillon", FINISHED: "terminé", REOPENED: "rouvert"}


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A version of an XLSForm kept in the inventory. ``source`` is the file as it was given."""

    id: int
    uuid: str
    form_id: str
    version: str
    title: str
    file_name: str
    source: bytes
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Interview:
    """Who asked whom, when, on what support, with what questionnaire; ``state`` is draft or finished.

    ``answers`` is the filling's own state (see ``census_app.forms``); ``place`` of the cursor is in
    ``position``. A participant's form belongs to a meeting instead of a record. ``finished_answers`` is
    what it said when it was last finished, while it is reopened to be corrected.
    """

    id: int
    uuid: str
    number: int
    campaign_id: int
    record_id: int | None
    record_name: str
    meeting_id: int | None
    questionnaire_id: int
    form_id: str
    questionnaire_title: str
    questionnaire_version: str
    state: str
    asked_by: str
    respondent: str
    support: str | None
    held_on: date | None
    held_at: str
    seconds: int
    answers: Mapping[str, Any]
    position: str
    started_at: datetime
    finished_at: datetime | None
    updated_at: datetime
    finished_answers: Mapping[str, Any] | None = None

    @property
    def reopened(self) -> bool:
        """Whether it was finished once and is being corrected: nothing of it is written meanwhile."""
        return self.state == DRAFT and self.finished_answers is not None

    @property
    def standing(self) -> str:
        """Its state as it is shown: draft, finished or reopened."""
        return REOPENED if self.reopened else self.state

    @property
    def settled_answers(self) -> Mapping[str, Any] | None:
        """What it said when it was last finished; None when it never was."""
        return self.answers if self.state == FINISHED else self.finished_answers


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its questions with the answers noted, and the stakes it retained."""

    id: int
    uuid: str
    held_on: date
    title: str
    place: str
    tables: int | None
    participants: int | None
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    stakes: tuple[str, ...]
    source: str
    note: str
