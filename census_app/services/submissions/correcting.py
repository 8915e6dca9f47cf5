"""An interview whose submission was changed on the phone or on its server since it came."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from census_app.domain.interviews import DRAFT, FINISHED
from census_app.services import interview_writing
from census_app.services.answers import Answers, read_outputs
from census_app.services.correction_writing import write_correction
from census_app.services.submissions.lines import SubmissionLine
from census_app.store import interviews as stored
from census_app.store import questionnaires as stored_questionnaires
from census_app.store import settings, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from census_app.domain.interviews import Interview
    from census_app.store.writer import Writer


def update_interview(writer: Writer, interview_id: int, line: SubmissionLine) -> None:
    """Have an interview say what its submission says now.

    A finished one is corrected, and the record with it in what changed only; where the new answers are not
    complete it is opened again, what it said kept beside. A draft that is complete now is finished.
    """
    interview = stored.get(writer.connection, interview_id)
    if interview is None:
        return
    answers, finished = line.held.answers, interview.finished_answers
    was_finished = interview.state == FINISHED or finished is not None
    before = interview.answers if interview.state == FINISHED else finished
    columns: dict[str, Any] = {
        "answers": dict(line.held.played.state),
        "questionnaire_id": line.held.questionnaire_id,
        "state": FINISHED if line.is_complete else DRAFT,
        "finished_answers": None if line.is_complete or before is None else dict(before),
        "updated_at": datetime.now(UTC),
    }
    if line.is_complete:
        columns |= {"finished_at": datetime.now(UTC), **interview_writing.interview_columns(answers)}
    writer.update(tables.interview, interview_id, columns)
    if not line.is_complete:
        return
    if was_finished and before is not None:
        write_correction(writer, interview, _said(writer, interview, before), answers)
    else:
        interview_writing.write_answers(writer, interview, answers)


def _said(writer: Writer, interview: Interview, state: Mapping[str, Any]) -> Answers:
    """What an interview said in a state of its answers."""
    from census_app.forms import Filling, load_xform

    _, xform, files = stored_questionnaires.get(writer.connection, interview.questionnaire_id)
    home = settings.home_of(writer.connection, interview.campaign_id)
    return read_outputs(Filling.restore(load_xform(xform, files), state).outputs(), home)
