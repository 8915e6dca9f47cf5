"""A submission as the inventory keeps it, whole, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from census_app.domain.submissions import KeptSubmission
from census_app.exchange.submissions import Submission, Unplaced


def to_document(submission: Submission, left: str = "", former: Iterable[str] = ()) -> dict[str, Any]:
    """The document of a submission.

    ``left``: the `digest_of` the interview's state as the import left it. ``former``: what it was called
    before, besides what it says itself.
    """
    names = dict.fromkeys((*former, *submission.names))
    sent = submission.submitted_at
    return {
        "form": submission.form_id,
        "version": submission.version,
        "read_with": submission.read_with,
        "row": submission.row,
        "answers": dict(submission.answers),
        "repeats": dict(submission.repeats),
        "said": dict(submission.said),
        "submitted_at": None if sent is None else sent.isoformat(),
        "deprecated_id": submission.deprecated_id,
        "root_id": submission.root_id,
        "files": list(submission.files),
        "attached": dict(submission.attached),
        "unplaced": [[each.place, each.text, each.reason] for each in submission.problems],
        "left": left,
        "former": [name for name in names if name != submission.instance_id],
    }


def from_document(kept: KeptSubmission) -> Submission:
    """The submission that was received."""
    document = kept.answers
    sent = document.get("submitted_at")
    return Submission(
        instance_id=kept.instance_id,
        form_id=document.get("form", ""),
        version=document.get("version", ""),
        read_with=document.get("read_with", document.get("version", "")),
        source=kept.source,
        row=document.get("row"),
        answers=dict(document.get("answers", {})),
        repeats=dict(document.get("repeats", {})),
        deprecated_id=document.get("deprecated_id", ""),
        root_id=document.get("root_id", ""),
        submitted_at=datetime.fromisoformat(sent) if sent else None,
        said=dict(document.get("said", {})),
        files=tuple(document.get("files", ())),
        attached=dict(document.get("attached", {})),
        problems=tuple(Unplaced(*each) for each in document.get("unplaced", ())),
    )


def problem_documents(line_problems: tuple[Any, ...]) -> list[dict[str, Any]] | None:
    """The remarks on a submission as plain JSON; None when there is none."""
    return [asdict(problem) for problem in line_problems] or None


def digest_of(state: Mapping[str, Any]) -> str:
    """What tells whether an interview's answers were touched since (SHA-256, hex)."""
    text = json.dumps(state, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
