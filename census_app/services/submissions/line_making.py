"""From a submission to its line: known or not, about which record, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from census_app.domain.interviews import STATE_LABELS, Interview
from census_app.domain.submissions import CHANGED, NEW, RECEIVED, UNPLACEABLE, KeptSubmission
from census_app.exchange.submissions import Player, Submission, Vocabularies, completed, fingerprint
from census_app.exchange.submissions.playing import NOTHING
from census_app.forms import FormDefinition
from census_app.services.answers import read_outputs
from census_app.services.interview_writing import agreed
from census_app.services.reference import gazetteer
from census_app.services.submissions.attaching import with_attached
from census_app.services.submissions.documents import digest_of, from_document
from census_app.services.submissions.forms import KeptForm
from census_app.services.submissions.lines import ALONE, Candidate, Decision, Held, SubmissionLine
from census_app.services.submissions.matching import Matcher

_REJECTED: Final = frozenset({"rejected", "validation_status_not_approved", "not approved", "non approuvé"})
_ALREADY: Final = "Elle est déjà dans l’inventaire."
_ABOUT_NOBODY: Final = "Cette fiche n’est liée à aucune initiative."
_REJECTED_THERE: Final = "Elle a été refusée sur le serveur."
_TWIN: Final = "La réponse « {} » a le même nom et la même commune."
_SAME_INTERVIEW: Final = "La fiche de cet entretien."
_TOUCHED: Final = "L’entretien n° {} a été modifié ici depuis : confirmez, ou gardez le vôtre."


class LineMaker:
    """Gives each submission its line."""

    def __init__(
        self,
        form: KeptForm,
        matcher: Matcher,
        kept: Mapping[str, KeptSubmission],
        interview_of: Callable[[int], Interview | None],
        home: frozenset[str],
    ) -> None:
        self._form = form
        self._matcher = matcher
        self._kept = kept
        self._interview_of = interview_of
        self._home = home
        self._communes: dict[str, str | None] = {}
        self._words = Vocabularies()
        self._players: dict[str, Player] = {}

    def line(self, submission: Submission) -> SubmissionLine:
        """The line of one submission."""
        held = self._held(submission)
        verdict = _verdict(held)
        waits = held.kept is not None and held.kept.waits
        known = held.kept.interview_id if held.kept is not None else None
        interview = None if known is None else self._interview_of(known)
        placing = _Placing(_ALREADY)
        if verdict != RECEIVED or waits:
            placing = self._place(held) if interview is None else _again(held, interview)
        if verdict == NEW and placing.is_hopeless:
            verdict = UNPLACEABLE
        return SubmissionLine(
            instance_id=submission.instance_id,
            source=submission.source,
            row=submission.row,
            verdict=verdict,
            name=self._said(submission, "name") or (interview.record_name if interview else ""),
            commune=self._commune(submission),
            kind=self._form.kind,
            candidates=placing.candidates,
            decision=placing.decision,
            reason=placing.reason,
            can_create=placing.can_create,
            is_orphan=placing.is_orphan,
            waits=waits,
            held=held,
        )

    def _held(self, submission: Submission) -> Held:
        """What a submission gives; one that is in the inventory as it is need not be played again."""
        definition = self._form.versions.of(submission.read_with)
        kept = next((self._kept[name] for name in submission.names if name in self._kept), None)
        if kept is None:
            digest = fingerprint(definition, submission)
        else:
            submission, digest = self._compared(submission, kept)
        known = kept is not None and kept.digest == digest and not kept.waits
        played = NOTHING if known else self._player(definition).play(submission)
        if submission.attached:
            played = with_attached(played, definition, submission.attached)
        answers = read_outputs(played.outputs, self._home)
        commune = None if known else self._commune(submission)
        if commune is not None:
            answers.fields.setdefault("commune", commune)
        return Held(
            submission=submission,
            played=played,
            answers=answers,
            digest=digest,
            questionnaire_id=self._form.questionnaire_of(submission.read_with),
            kept=kept,
        )

    def _player(self, definition: FormDefinition) -> Player:
        """What plays the submissions of a version."""
        version = definition.version
        if version not in self._players:
            self._players[version] = Player(self._words.of(definition))
        return self._players[version]

    def _compared(self, submission: Submission, kept: KeptSubmission) -> tuple[Submission, str]:
        """A submission received before, whole, and its digest: the kept one's where it says the same.

        One that was edited since is the same as what it became.
        """
        earlier = from_document(kept)
        whole = completed(submission, earlier)
        versions = self._form.versions
        digest = fingerprint(versions.of(whole.read_with), whole)
        is_former = submission.instance_id in kept.answers.get("former", ())
        same = digest == fingerprint(versions.of(earlier.read_with), earlier)
        return whole, kept.digest if same or is_former else digest

    def _said(self, submission: Submission, target: str) -> str:
        """What a submission answers to the questions that lead to a target: the last one answered."""
        nodes = self._form.versions.of(submission.read_with).nodes
        paths = [path for path, node in nodes.items() if node.bind.save_to == target]
        return next((text for path in reversed(paths) if (text := submission.answers.get(path))), "")

    def _commune(self, submission: Submission) -> str | None:
        """The commune that a submission names, looked for in the campaign's perimeter first."""
        text = self._said(submission, "commune")
        if text and text not in self._communes:
            known = gazetteer().get(text) or gazetteer().match(text, self._home).commune
            self._communes[text] = None if known is None else known.code
        return self._communes.get(text)

    def _place(self, held: Held) -> _Placing:
        """Where a submission without an interview goes."""
        submission = held.submission
        rejected = submission.said.get("review", "").strip().casefold() in _REJECTED
        if not self._form.is_about_records:
            return _Placing(_REJECTED_THERE) if rejected else _Placing(_ABOUT_NOBODY, decision=ALONE)
        match = self._matcher.match(held.answers, submission.answers.values())
        place = (
            submission.source if submission.row is None else f"{submission.source}, ligne {submission.row}"
        )
        twin = self._matcher.twin(held.answers, place)
        can_create = bool(held.answers.fields.get("name")) and agreed(held.answers)
        if rejected:
            return _Placing(_REJECTED_THERE, match.candidates, can_create=can_create)
        if match.certain is not None:
            self._matcher.placed(match.certain)
        elif twin and not match.candidates:
            return _Placing(_TWIN.format(twin), can_create=can_create)
        is_orphan = can_create and not match.candidates
        return _Placing(match.reason, match.candidates, match.certain, can_create, is_orphan)


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where a submission goes unless told otherwise, and why."""

    reason: str
    candidates: tuple[Candidate, ...] = ()
    decision: Decision = None
    can_create: bool = False
    is_orphan: bool = False

    @property
    def is_hopeless(self) -> bool:
        """Whether nothing can be proposed."""
        return self.decision is None and not self.candidates and not self.can_create


def _verdict(held: Held) -> str:
    if held.kept is None:
        return NEW
    return RECEIVED if held.kept.digest == held.digest else CHANGED


def _again(held: Held, interview: Interview) -> _Placing:
    """What becomes of an interview whose submission says something new."""
    left = held.kept.answers.get("left", "") if held.kept else ""
    candidates = (
        (Candidate(interview.record_id, interview.record_name, None, _SAME_INTERVIEW),)
        if interview.record_id is not None
        else ()
    )
    if digest_of(interview.answers) != left or interview.reopened:
        return _Placing(_TOUCHED.format(interview.number), candidates)
    state = STATE_LABELS[interview.state]
    reason = f"L’entretien n° {interview.number} ({state}) est mis à jour."
    return _Placing(reason, candidates, interview.record_id or ALONE)
