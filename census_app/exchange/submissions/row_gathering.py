"""A row of an export with the rows below it, as one submission."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from census_app.exchange.submissions.moments import instant
from census_app.exchange.submissions.row_answers import RowAnswers
from census_app.exchange.submissions.submission import Submission, Unplaced, identifier
from census_app.exchange.submissions.vocabulary import Vocabulary
from census_app.forms import FormDefinition

_TOLD: Final = ("start", "end", "today", "username", "deviceid", "submitter", "notes", "review")


@dataclass
class Row:
    """A row while the tables are put together: of the main table, or an occurrence of ``repeat``.

    ``definition`` is the version of the form that it is read with.
    """

    source: str
    number: int
    repeat: str
    found: RowAnswers
    definition: FormDefinition
    below: list[Row] = field(default_factory=list)


def gathered(row: Row, form_id: str, words: Vocabulary, silent: frozenset[str]) -> Submission:
    """The submission of a row of the main table; ``silent`` are the questions that have no column."""
    system = row.found.system
    parts = _Parts()
    _gather(row, words.definition.root.path, words, parts)
    ordered = dict(sorted(parts.answers.items(), key=lambda pair: _rank(pair[0], words.order)))
    own = next((system[name] for name in ("instance", "key", "uuid") if system.get(name)), "")
    roots = [identifier(system[name]) for name in ("root", "key", "uuid") if system.get(name)]
    return Submission(
        instance_id=identifier(own),
        form_id=form_id,
        version=system.get("version", ""),
        source=row.source,
        row=row.number,
        answers=ordered,
        repeats=parts.repeats,
        read_with=words.definition.version,
        deprecated_id=identifier(system.get("deprecated", "")),
        root_id=next((root for root in roots if root != identifier(own)), ""),
        submitted_at=instant(system.get("submitted", "")),
        said={name: system[name] for name in _TOLD if system.get(name)},
        problems=tuple(parts.problems),
        silent=silent,
    )


@dataclass
class _Parts:
    answers: dict[str, str] = field(default_factory=dict)
    repeats: dict[str, int] = field(default_factory=dict)
    problems: list[Unplaced] = field(default_factory=list)


def _gather(row: Row, place: str, words: Vocabulary, parts: _Parts) -> None:
    """The answers of a row and of those below it, each at its numbered path; ``place`` is the row's own."""
    scope = row.repeat or words.definition.root.path
    for (path, numbers), text in row.found.answers.items():
        numbered = (
            _numbered(path, numbers, words, parts.repeats) if numbers else f"{place}{path[len(scope) :]}"
        )
        parts.answers[numbered] = text
    parts.problems += row.found.problems
    counts: Counter[str] = Counter()
    for below in row.below:
        series = f"{place}{below.repeat[len(scope) :]}"
        counts[series] += 1
        parts.repeats[series] = counts[series]
        _gather(below, f"{series}[{counts[series]}]", words, parts)


def _numbered(path: str, numbers: tuple[int, ...], words: Vocabulary, repeats: dict[str, int]) -> str:
    """The path of an answer whose header names the occurrences, the outermost first."""
    around: list[str] = []
    scope = words.around(path)
    while scope:
        around.insert(0, scope)
        scope = words.around(scope)
    place, done = "", 0
    for series, number in zip(around, numbers, strict=False):
        place += series[done:]
        done = len(series)
        repeats[place] = max(repeats.get(place, 0), number)
        place += f"[{number}]"
    return place + path[done:]


def _rank(path: str, order: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """The turn of a numbered path in the order of the form, occurrence by occurrence."""
    rank: list[tuple[int, int]] = []
    bare = ""
    for step in path.split("/")[1:]:
        name, _, number = step.partition("[")
        bare += f"/{name}"
        rank.append((order.get(bare, 0), int(number.rstrip("]") or 0) if number else 0))
    return tuple(rank)


def digest_id(submission: Submission, earlier: Counter[str]) -> str:
    """An identifier for a submission without one: a digest of what it says, and its turn among the same."""
    said = "\n".join(f"{path}={text}" for path, text in submission.answers.items())
    beside = "\n".join(f"{each.place}={each.text}" for each in submission.problems)
    digest = hashlib.sha256(f"{submission.form_id}\n{said}\n\n{beside}".encode()).hexdigest()[:32]
    earlier[digest] += 1
    turn = f"-{earlier[digest]}" if earlier[digest] > 1 else ""
    return f"digest:{digest}{turn}"
