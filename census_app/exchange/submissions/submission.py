"""What was received from a phone, as read: answers by place, and what the form has no place for."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from census_app.forms import FormDefinition

_UUID: Final = re.compile(r"(?:uuid:)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
MEDIA: Final = frozenset({"image", "audio", "video", "file"})
"""The kinds of questions whose answer is the name of a file."""

_NUMBERS: Final = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something received that the form has no place for: where it was, what it said, why."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a line of one (None: the whole), that is no submission of the form; why, in French."""

    source: str
    row: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission, in the words of the form's own paths.

    ``answers``: text by path, occurrences of repeats numbered from 1 (``/data/site[2]/part``), in the order
    of the form; ``repeats``: how many occurrences each repeat has. ``version`` is the form's that it names,
    ``read_with`` that of the definition whose paths these are. ``row``: the line of a table, None for an
    XML instance. ``deprecated_id`` and ``root_id`` are what the submission was called before it was edited
    on its server. ``said``: what stands beside the questions (start, end, username, deviceid, submitter,
    review, notes). ``files``: the attachments that lie beside; ``attached``: what the inventory calls those
    that it has taken, by name. ``silent``: the questions (paths of the definition) without a column.
    """

    instance_id: str
    form_id: str
    version: str
    source: str
    row: int | None
    answers: Mapping[str, str]
    repeats: Mapping[str, int] = field(default_factory=dict)
    read_with: str = ""
    deprecated_id: str = ""
    root_id: str = ""
    submitted_at: datetime | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    problems: tuple[Unplaced, ...] = ()
    silent: frozenset[str] = frozenset()
    attached: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every identifier it has had, its present one first."""
        return tuple(dict.fromkeys(filter(None, (self.instance_id, self.deprecated_id, self.root_id))))

    def told(self, name: str) -> str:
        """A metadata of the phone: beside the questions, or the answer of the question of that name."""
        asked = (text for path, text in self.answers.items() if path.rpartition("/")[2] == name)
        return self.said.get(name) or next(asked, "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What files held: submissions in order, and what could not be read as one."""

    submissions: tuple[Submission, ...]
    unreadable: tuple[Unreadable, ...]


def identifier(text: str) -> str:
    """An instance's identifier in one spelling: ``uuid:`` and lower case for those that are UUIDs."""
    match = _UUID.fullmatch(text.strip())
    return f"uuid:{match[1].lower()}" if match else text.strip()


def unnumbered(path: str) -> str:
    """The path of the definition: without the numbers of occurrences."""
    return _NUMBERS.sub("", path)


def fingerprint(definition: FormDefinition, submission: Submission) -> str:
    """What tells whether two submissions say the same, whatever the format they came in (SHA-256, hex).

    What the phone wrote by itself (metadata, calculations) does not count, nor do the zone and the fractions
    of a time, which workbooks do not hold.
    """
    said = {
        path: _told(definition, path, text)
        for path, text in submission.answers.items()
        if text and _is_answer(definition, unnumbered(path))
    }
    beside = sorted(f"{each.place}\n{each.text}" for each in submission.problems if not said)
    whole = json.dumps([sorted(said.items()), beside], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def completed(submission: Submission, earlier: Submission) -> Submission:
    """A submission with what it said earlier of the questions without a column, and its attachments."""
    submission = replace(submission, attached={**earlier.attached, **submission.attached})
    if not submission.silent:
        return submission
    kept = {path: text for path, text in earlier.answers.items() if unnumbered(path) in submission.silent}
    around = {path.rpartition("/")[0] for path in kept}
    repeats = {
        path: count
        for path, count in earlier.repeats.items()
        if any(place.startswith(f"{path}[") for place in around)
    }
    return replace(
        submission,
        answers={**submission.answers, **kept},
        repeats={**repeats, **submission.repeats},
    )


def _told(definition: FormDefinition, path: str, text: str) -> str:
    node = definition.nodes.get(unnumbered(path))
    length = 0 if node is None else {"dateTime": 19, "time": 8}.get(node.bind.type, 0)
    return text[:length] if length else text


def _is_answer(definition: FormDefinition, path: str) -> bool:
    node = definition.nodes.get(path)
    return node is None or not (
        node.kind in {"note", "calculate", "hidden"} or node.bind.preload or node.bind.calculate
    )
