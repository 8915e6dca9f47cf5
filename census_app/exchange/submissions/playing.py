"""A submission put into a filling of its questionnaire, and all that did not find its place there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from census_app.exchange.submissions.moments import instant
from census_app.exchange.submissions.submission import MEDIA, Submission, unnumbered
from census_app.exchange.submissions.vocabulary import Vocabulary
from census_app.forms import CHOICE_KINDS, Filling, FillingError, Issue, NodeState, Output
from census_app.forms.codecs import kept
from census_app.forms.memory import VERSION

_NOT_ASKED: Final = "Dans ce cas, le questionnaire ne pose pas cette question."
_NO_OCCURRENCE: Final = "Le questionnaire n’en prévoit pas autant."
_GONE: Final = "Cette version du questionnaire n’a plus cette question."
_NO_FILE: Final = "Ce fichier n’est pas à côté de la réponse."
_OTHER_RESULT: Final = "Calculé ici : « {} »."


@dataclass(frozen=True, slots=True)
class Remark:
    """An answer that is not in the filling as it was received: where, its label, the text, why (French).

    A ``blocking`` one has to be looked at before the interview may be finished: something was said that
    cannot be kept. The others (a question not asked in that case, a result computed otherwise) need not.
    """

    path: str
    label: str
    text: str
    reason: str
    blocking: bool


@dataclass(frozen=True, slots=True)
class Played:
    """What a submission gives: the filling's state, its outputs, what blocks it, and what has no place."""

    state: Mapping[str, Any]
    outputs: tuple[Output, ...]
    issues: tuple[Issue, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the interview may be finished as it is."""
        return not self.issues and not any(remark.blocking for remark in self.remarks)


NOTHING: Final = Played({}, (), (), ())
"""What is made of a submission that need not be played."""


class Player:
    """Puts submissions of one form into a filling, one after the other."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._filling = Filling(words.definition)

    def play(self, submission: Submission) -> Played:
        """Put a submission into the filling; nothing of it is lost.

        Calculations are ours, at the moment the phone finished; answers whose question is not asked stay in
        the state, and are told.
        """
        words, filling = self._words, self._filling
        moment = when(submission) or datetime.now().astimezone()
        texts = dict(_storable(words, submission))
        filling.become(_state(words, submission, texts), lambda: moment)
        states = {state.path: state for state in filling.nodes()}
        renamed = _renamed(words, submission, states)
        if renamed:
            filling.become(_state(words, submission, texts | renamed))
            states = {state.path: state for state in filling.nodes()}
        return _played(filling, submission, states, renamed)


def play(words: Vocabulary, submission: Submission) -> Played:
    """Put a submission into a filling of its form (see `Player.play`)."""
    return Player(words).play(submission)


def _played(
    filling: Filling, submission: Submission, states: Mapping[str, NodeState], renamed: Mapping[str, str]
) -> Played:
    """What is made of a submission once it is in a filling."""
    remarks = [
        remark
        for path, text in submission.answers.items()
        if (remark := _remark(filling, states.get(path), path, renamed.get(path, text))) is not None
    ]
    remarks += _missing_files(submission, states)
    remarks += [Remark(each.place, "", each.text, each.reason, False) for each in submission.problems]
    for remark in remarks:
        if remark.blocking:
            filling.annotate(remark.path, f"Reçu : « {remark.text} ». {remark.reason}")
    issues = tuple(issue for issue in filling.validate() if issue.kind != "warning")
    return Played(filling.state(), filling.outputs(), issues, tuple(remarks))


def when(submission: Submission) -> datetime | None:
    """When the phone finished, or else sent, or began the submission."""
    told = (submission.said.get("end", ""), *_timestamps(submission, "end"))
    ended = next((moment for moment in map(instant, filter(None, told)) if moment), None)
    return ended or submission.submitted_at or instant(submission.said.get("start", ""))


def _timestamps(submission: Submission, name: str) -> list[str]:
    return [text for path, text in submission.answers.items() if path.rpartition("/")[2] == name]


def _state(words: Vocabulary, submission: Submission, texts: Mapping[str, str]) -> dict[str, Any]:
    """The state of a filling that holds these answers, as the engine restores one."""
    root = words.definition.root.path
    identified = f"{root}/meta/instanceID"
    own = {identified: submission.instance_id} if identified in words.definition.nodes else {}
    return {"version": VERSION, "repeats": dict(submission.repeats), "answers": {**texts, **own}}


def _storable(words: Vocabulary, submission: Submission) -> list[tuple[str, str]]:
    """The answers that are of the type of their question."""
    nodes = words.definition.nodes
    found = []
    for path, text in submission.answers.items():
        node = nodes.get(unnumbered(path))
        if node is None or node.kind == "note":
            continue
        value = kept(node, text)
        if value and (node.bind.type != "int" or _same(value, text)):
            found.append((path, value))
    return found


def _renamed(words: Vocabulary, submission: Submission, states: Mapping[str, NodeState]) -> dict[str, str]:
    """Choices said by a label that several have: the one that is offered there, given the other answers."""
    found = {}
    for path, text in submission.answers.items():
        state = states.get(path)
        if state is None or state.kind != "select_one" or not state.relevant or state.value or not text:
            continue
        options = words.options(words.definition.nodes[unnumbered(path)])
        meant = options.named(text) if options is not None else ()
        offered = [name for name in meant if state.options is not None and name in state.options]
        if len(offered) == 1:
            found[path] = offered[0]
    return found


def _remark(filling: Filling, state: NodeState | None, path: str, text: str) -> Remark | None:
    """What is to be told of an answer: nothing where it is in its place as received."""
    if state is None:
        gone = unnumbered(path) not in filling.definition.nodes
        return Remark(path, "", text, _GONE if gone else _NO_OCCURRENCE, blocking=False)
    if state.kind == "note" or _same(state.value, text):
        return None
    node = filling.definition.nodes[unnumbered(path)]
    if not state.relevant:
        return Remark(path, state.label, text, _NOT_ASKED, blocking=False)
    if node.bind.calculate is not None or state.kind in {"calculate", "hidden"}:
        return Remark(path, state.label, text, _OTHER_RESULT.format(state.value), blocking=False)
    if state.kind in CHOICE_KINDS and set(state.value.split()) == set(text.split()):
        return None
    return Remark(path, state.label, text, _why(filling, path, text), blocking=True)


def _missing_files(submission: Submission, states: Mapping[str, NodeState]) -> list[Remark]:
    """The attachments that an instance names and that are not beside it; exports never bring them."""
    if submission.row is not None:
        return []
    known = {*submission.files, *submission.attached}
    return [
        Remark(path, states[path].label, text, _NO_FILE, blocking=False)
        for path, text in submission.answers.items()
        if path in states and states[path].kind in MEDIA and text not in known
    ]


def _why(filling: Filling, path: str, text: str) -> str:
    """Why the engine does not take an answer, in its own words."""
    try:
        filling.set(path, text)
    except FillingError as error:
        return str(error)
    return "La réponse ne peut pas être gardée telle quelle."


def _same(kept_text: str, text: str) -> bool:
    """Whether two texts say the same: alike but for the spaces around, or equal as numbers."""
    if kept_text.strip() == text.strip():
        return True
    if not re.fullmatch(r"-?\d[\d.]*", text) or not kept_text:
        return False
    try:
        return Decimal(kept_text) == Decimal(text)
    except InvalidOperation:
        return False
