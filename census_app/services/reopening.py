"""A finished interview opened again: what it would change is shown, explained, then written as one change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from census_app.domain.change import Change
from census_app.domain.interviews import DRAFT, FINISHED, Interview
from census_app.errors import CensusError
from census_app.services import interviews, perimeters, questionnaires, record_effects
from census_app.services.answer_differences import differences
from census_app.services.answers import read_outputs
from census_app.services.correction_writing import write_correction
from census_app.services.inventories import Inventory
from census_app.services.record_effects import Effect
from census_app.store import campaigns, tables
from census_app.store import interviews as stored

if TYPE_CHECKING:
    from census_app.forms import Filling, NodeState

__all__ = ["Correction", "Effect", "abandon", "correct", "corrections", "reopen"]

_NOT_REOPENED = "Cet entretien n’est pas rouvert."


@dataclass(frozen=True, slots=True)
class Correction:
    """A question that a reopened interview answers otherwise, and what that changes in the record.

    ``before`` is the question as it was when the interview was finished, ``after`` as it is now; None where
    it is not asked. ``effect`` is None when the answer goes nowhere.
    """

    before: NodeState | None
    after: NodeState | None
    effect: Effect | None

    @property
    def node(self) -> NodeState:
        """The question, as it is now if it still is."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a correction without a question")
        return found


def reopen(inventory: Inventory, interview_id: int, *, origin: str = "") -> Change:
    """Open a finished interview again; its answers as finished are kept to compare and to come back to.

    CensusError when it is not finished, or when its campaign is no longer open.
    """
    with inventory.write("Entretien rouvert", origin=origin) as writing:
        writer = writing.writer
        interview = interviews.require(writer, interview_id)
        writer.label = f"Entretien n° {interview.number} rouvert"
        if interview.state != FINISHED:
            raise CensusError("Cet entretien n’est pas terminé : il reste ouvert.")
        campaigns.require_open(writer.connection, interview.campaign_id)
        writer.update(
            tables.interview,
            interview_id,
            {"state": DRAFT, "finished_answers": dict(interview.answers)},
        )
    return writing.change


def abandon(inventory: Inventory, interview_id: int, *, origin: str = "") -> Change:
    """Give up a correction: the answers become again what they were when the interview was finished."""
    with inventory.write("Correction abandonnée", origin=origin) as writing:
        writer = writing.writer
        interview = interviews.require(writer, interview_id)
        finished = _finished_answers(interview)
        stored.update_silently(writer.connection, interview_id, {"answers": dict(finished)})
        writer.note(tables.interview, interview_id, _put_back(interview.answers, finished))
        writer.update(tables.interview, interview_id, {"state": FINISHED, "finished_answers": None})
    return writing.change


def corrections(inventory: Inventory, interview_id: int, filling: Filling) -> tuple[Correction, ...]:
    """What a reopened interview says otherwise, and what it would change in the record as it is now.

    CensusError when the interview is not reopened.
    """
    interview = interviews.get(inventory, interview_id)
    before = _as_finished(inventory, interview)
    effects = record_effects.of(inventory, interview, before, filling)
    return tuple(
        Correction(found.before, found.after, effects.take(found)) for found in differences(before, filling)
    )


def correct(
    inventory: Inventory, interview_id: int, filling: Filling, why: str, *, origin: str = ""
) -> Change:
    """Finish a reopened interview: what it says otherwise is written, with why, as one change.

    CensusError without an explanation, while an error or a missing answer remains, when the interview is
    not reopened, or when its campaign is no longer open. Nothing is written then.
    """
    why = " ".join(why.split())
    if not why:
        raise CensusError("Dites en quelques mots pourquoi cet entretien est corrigé.")
    interviews.require_complete(filling)
    interview = interviews.get(inventory, interview_id)
    home = perimeters.home_of(inventory, interview.campaign_id)
    before = read_outputs(_as_finished(inventory, interview).outputs(), home)
    after = read_outputs(filling.outputs(), home)
    with inventory.write(f"Entretien n° {interview.number} corrigé : {why}", origin=origin) as writing:
        campaigns.require_open(writing.writer.connection, interview.campaign_id)
        interviews.mark_finished(writing.writer, interview, filling, after)
        write_correction(writing.writer, interview, before, after)
    return writing.change


def _finished_answers(interview: Interview) -> Mapping[str, Any]:
    if interview.state != DRAFT or interview.finished_answers is None:
        raise CensusError(_NOT_REOPENED)
    return interview.finished_answers


def _as_finished(inventory: Inventory, interview: Interview) -> Filling:
    from census_app.forms import Filling

    form = questionnaires.definition(inventory, interview.questionnaire_id)
    return Filling.restore(form, _finished_answers(interview))


def _put_back(now: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """What the history is told of answers that are given up: (path, before, after)."""
    for part in ("answers", "absences"):
        old, new = now.get(part, {}), then.get(part, {})
        for path in sorted({*old, *new}):
            if old.get(path) != new.get(path):
                yield path, old.get(path), new.get(path)
