"""What importing submissions would do, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, TypeAlias

from census_app.domain.submissions import RECEIVED, VERDICTS, KeptSubmission
from census_app.exchange.submissions import Played, Remark, Submission, Unreadable
from census_app.exchange.submissions.moments import instant
from census_app.exchange.submissions.playing import when
from census_app.forms import FormDefinition
from census_app.services.answers import Answers

CREATE: Final = "create"
"""The decision to make a record of the submission."""

ALONE: Final = "alone"
"""The decision to keep the interview without a record: a participant's form."""

Decision: TypeAlias = int | Literal["create", "alone"] | None
"""Where a submission goes: a record (its id), a new one, none at all; None: it waits."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a submission may be about, and why (French). ``commune`` is an INSEE code."""

    record_id: int
    name: str
    commune: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a line is made of: the submission, what it gives, and what is known of it already."""

    submission: Submission
    played: Played
    answers: Answers
    digest: str
    questionnaire_id: int
    kept: KeptSubmission | None


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A submission and what an import would do with it.

    ``verdict``: new, received, changed or unplaceable (see ``domain.submissions``). ``decision`` is what is
    done unless told otherwise, None where somebody has to say it; ``reason`` tells why, in French.
    ``waits``: it was received before and has no place yet. ``is_complete``: its interview is finished when
    placed; else a draft, for what ``missing`` (labels) and the blocking ``problems`` say. ``can_create``:
    a record may be made of it; ``is_orphan``: and nothing known looks like it.
    """

    instance_id: str
    source: str
    row: int | None
    verdict: str
    name: str
    commune: str | None
    kind: str
    candidates: tuple[Candidate, ...]
    decision: Decision
    reason: str
    can_create: bool
    is_orphan: bool
    waits: bool
    held: Held

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What of the submission is not in the interview as received."""
        return self.held.played.remarks

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of the questions that keep the interview from being finished."""
        return tuple(issue.label or issue.path for issue in self.held.played.issues)

    @property
    def is_update(self) -> bool:
        """Whether it says something new of an interview that it became before."""
        return self.held.kept is not None and self.held.kept.interview_id is not None

    @property
    def asked_by(self) -> str:
        """Who held the interview, as far as the phone or the server tells."""
        told = map(self.held.submission.told, ("username", "submitter", "deviceid"))
        return next(filter(None, told), "")

    @property
    def began_at(self) -> datetime | None:
        """When the interview began, or else when it was sent."""
        submission = self.held.submission
        return instant(submission.told("start")) or when(submission)

    @property
    def is_complete(self) -> bool:
        """Whether the interview is finished once it has its place."""
        return self.held.played.is_complete

    @property
    def is_to_decide(self) -> bool:
        """Whether it has no place and waits for somebody to say it."""
        return self.is_pending and self.decision is None

    @property
    def is_pending(self) -> bool:
        """Whether an import has something to do with it: it is new, changed, or waits."""
        return self.verdict != RECEIVED or self.waits

    @property
    def submission_id(self) -> int | None:
        """The id of the submission in the inventory, when it was received before."""
        return None if self.held.kept is None else self.held.kept.id


@dataclass(frozen=True, slots=True)
class SubmissionReview:
    """Every submission's line; ``refused`` are files and lines that are no submission of the form.

    ``form`` is what was asked for: a form's id, that of a questionnaire, or a form that is not kept, of which
    nothing can be written.

    ``obstacle``, unless empty, says why nothing can be written. ``stamp`` tells which state of the inventory
    it was compared with.
    """

    lines: tuple[SubmissionLine, ...]
    refused: tuple[Unreadable, ...]
    form: str | int | FormDefinition
    title: str
    campaign_id: int
    files: tuple[Path, ...]
    stamp: int
    obstacle: str = ""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many submissions have each verdict."""
        counted = Counter(line.verdict for line in self.lines)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    @property
    def orphans(self) -> tuple[SubmissionLine, ...]:
        """The submissions that no record looks like and of which one may be made."""
        return tuple(line for line in self.lines if line.is_orphan)

    @property
    def to_decide(self) -> tuple[SubmissionLine, ...]:
        """The submissions that wait for somebody to say where they go."""
        return tuple(line for line in self.lines if line.is_to_decide)

    @property
    def verdicts(self) -> tuple[tuple[str, str, Decision], ...]:
        """What matters of it to who agreed to import."""
        return tuple((line.instance_id, line.verdict, line.decision) for line in self.lines)
