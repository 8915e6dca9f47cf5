"""Writing submissions that have their place: interviews by the thousand, in a few statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from census_app.domain.campaigns import Campaign
from census_app.domain.fields import FieldValue, record_field
from census_app.domain.interviews import DRAFT, FINISHED
from census_app.domain.submissions import PLACED, WAITING
from census_app.errors import CensusError
from census_app.exchange.review import RowWrite
from census_app.exchange.submissions.playing import when
from census_app.services import interview_writing
from census_app.services.import_writing import write_rows
from census_app.services.submissions.correcting import update_interview
from census_app.services.submissions.documents import digest_of, problem_documents, to_document
from census_app.services.submissions.lines import ALONE, CREATE, Decision, SubmissionLine
from census_app.services.values import put_value, value_columns
from census_app.store import bulk, campaigns, tables
from census_app.store import interviews as stored_interviews
from census_app.store import submissions as stored
from census_app.store.writer import Writer

Progress = Callable[[int, int], None]

_BATCH: Final = 500
_LONGEST: Final = timedelta(hours=12)
"""Between start and end beyond which a phone was put aside: how long the interview lasted is not known."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A line and where it was decided to go."""

    line: SubmissionLine
    decision: Decision

    @property
    def is_finished(self) -> bool:
        """Whether its interview is finished at once."""
        return self.line.is_complete


Finished = tuple[Placement, int, int]
"""A placement whose interview is finished, its record and its interview."""


def write_lines(
    writer: Writer,
    campaign_id: int,
    placements: Sequence[Placement],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write submissions: interviews for those with a place, the others kept waiting.

    Raises:
        CensusError: the campaign is not open, or ``cancelled`` said so (nothing is written then).
    """
    campaign = campaigns.require_open(writer.connection, campaign_id)
    for start in range(0, len(placements), _BATCH):
        if cancelled is not None and cancelled():
            raise CensusError("Import interrompu : rien n’a été écrit.")
        _write_batch(writer, campaign, placements[start : start + _BATCH])
        if progress is not None:
            progress(min(start + _BATCH, len(placements)), len(placements))


def _write_batch(writer: Writer, campaign: Campaign, placements: Sequence[Placement]) -> None:
    waiting = [each for each in placements if each.decision is None]
    again = [each for each in placements if each.decision is not None and _interview_of(each) is not None]
    new = [each for each in placements if each.decision is not None and _interview_of(each) is None]
    records = _records(writer, campaign, new)
    interviews = _insert_interviews(writer, campaign, new, records)
    finished = [
        (each, record_id, interview_id)
        for each, record_id, interview_id in zip(new, records, interviews, strict=True)
        if each.is_finished and record_id is not None and interview_writing.agreed(each.line.held.answers)
    ]
    annual = _annual_records(writer, campaign, finished)
    for each, record_id, interview_id in finished:
        if each.decision != CREATE:
            fields = each.line.held.answers.fields
            interview_writing.write_fields(writer, record_id, annual[record_id], fields)
        _write_parts(writer, each, interview_id)
    _write_values(writer, annual, finished)
    for each in again:
        update_interview(writer, _interview_of(each) or 0, each.line)
    _keep(
        writer,
        campaign,
        [*zip(new, interviews, strict=True), *((each, _interview_of(each)) for each in again)],
    )
    _keep_waiting(writer, campaign, waiting)


def _interview_of(placement: Placement) -> int | None:
    kept = placement.line.held.kept
    return None if kept is None else kept.interview_id


def _records(writer: Writer, campaign: Campaign, placements: Sequence[Placement]) -> list[int | None]:
    """The record of each placement; those to be created are, with what the interview says of them."""
    created = [
        (number, _new_record(each)) for number, each in enumerate(placements) if each.decision == CREATE
    ]
    ids = dict(zip([number for number, _ in created], write_rows(writer, created, campaign.id), strict=True))
    return [
        ids[number] if each.decision == CREATE else each.decision if isinstance(each.decision, int) else None
        for number, each in enumerate(placements)
    ]


def _new_record(placement: Placement) -> RowWrite:
    line = placement.line
    said: dict[str, FieldValue] = {"name": line.name, "commune": line.commune}
    if placement.is_finished:
        said |= line.held.answers.fields
    own = {code: value for code, value in said.items() if not record_field(code).annual}
    annual = {code: value for code, value in said.items() if record_field(code).annual}
    if placement.is_finished:
        annual["status"] = "entretien_fait"
    return RowWrite(None, "", {**own, "kind": line.kind}, annual, None, (), {})


def _insert_interviews(
    writer: Writer, campaign: Campaign, placements: Sequence[Placement], records: Sequence[int | None]
) -> list[int]:
    first = stored_interviews.next_number(writer.connection)
    meetings = stored_interviews.meetings(writer.connection)
    rows = []
    for number, (each, record_id) in enumerate(zip(placements, records, strict=True), first):
        row = interview_row(each.line)
        held = [meeting.id for meeting in meetings if meeting.held_on == row["held_on"]]
        rows.append(
            {
                "number": number,
                "campaign_id": campaign.id,
                "record_id": record_id,
                "meeting_id": held[0] if each.decision == ALONE and len(held) == 1 else None,
                **row,
            }
        )
    owners = [record_id or 0 for record_id in records]
    return bulk.insert_rows(writer, tables.interview, rows, owners=owners if all(owners) else None)


def interview_row(line: SubmissionLine) -> dict[str, Any]:
    """The columns of the interview that a submission makes, but its number and what it belongs to."""
    submission, now = line.held.submission, datetime.now(UTC)
    began = line.began_at or now
    ended = when(submission) or began
    lasted = ended - began
    own = interview_writing.interview_columns(line.held.answers) if line.is_complete else {}
    return {
        "questionnaire_id": line.held.questionnaire_id,
        "state": FINISHED if line.is_complete else DRAFT,
        "asked_by": line.asked_by or None,
        "respondent": None,
        "support": None,
        "held_on": _day(began),
        "held_at": None,
        "seconds": int(lasted.total_seconds()) if timedelta() < lasted < _LONGEST else 0,
        "answers": dict(line.held.played.state),
        "started_at": began,
        "finished_at": now if line.is_complete else None,
        "updated_at": now,
        **own,
    }


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _annual_records(writer: Writer, campaign: Campaign, finished: Sequence[Finished]) -> dict[int, int]:
    """The annual records of the records that are written, by record; those that lack are made."""
    wanted = dict.fromkeys(record_id for _, record_id, _ in finished)
    known = stored.annual_ids(writer.connection, campaign.id, wanted)
    lacking = [record_id for record_id in wanted if record_id not in known]
    rows = [{"record_id": each, "campaign_id": campaign.id, "status": "reperee"} for each in lacking]
    return known | dict(zip(lacking, bulk.insert_rows(writer, tables.annual_record, rows), strict=True))


def _write_parts(writer: Writer, placement: Placement, interview_id: int) -> None:
    """The sites, links, needs, recommendations and contact that a finished interview says."""
    answers = placement.line.held.answers
    parts = (answers.sites, answers.links, answers.needs, answers.recommendations)
    if not any(parts) and not answers.contact.get("contact_name"):
        return
    interview = stored_interviews.get(writer.connection, interview_id)
    if interview is not None:
        interview_writing.write_answers(writer, interview, replace(answers, values=[], fields={}))


def _write_values(writer: Writer, annual: Mapping[int, int], finished: Sequence[Finished]) -> None:
    known = stored.values_kept(writer.connection, annual.values())
    rows: dict[tuple[int, str], tuple[int, dict[str, Any]]] = {}
    for each, record_id, interview_id in finished:
        for value in each.line.held.answers.values:
            said = replace(value, interview_id=interview_id)
            key = (annual[record_id], value.indicator)
            if key in known:
                put_value(writer, key[0], said)
            else:
                own = {"annual_record_id": key[0], "indicator": key[1], **value_columns(said)}
                rows[key] = (record_id, own)
    bulk.insert_rows(
        writer,
        tables.indicator_value,
        [row for _, row in rows.values()],
        owners=[owner for owner, _ in rows.values()],
    )


def _keep(writer: Writer, campaign: Campaign, placed: Sequence[tuple[Placement, int | None]]) -> None:
    """Remember the submissions that have their interview."""
    rows = []
    for each, interview_id in placed:
        left = digest_of(each.line.held.played.state)
        row = _row(campaign, each.line, left) | {"interview_id": interview_id, "state": PLACED}
        rows.append((each.line, row))
    _store(writer, rows)


def _keep_waiting(writer: Writer, campaign: Campaign, waiting: Sequence[Placement]) -> None:
    """Remember the submissions without a place; those that wait already as they are stay so."""
    rows = []
    for each in waiting:
        kept = each.line.held.kept
        left = "" if kept is None else str(kept.answers.get("left", ""))
        row = _row(campaign, each.line, left) | {"interview_id": _interview_of(each), "state": WAITING}
        if kept is None or not kept.waits or kept.digest != each.line.held.digest:
            rows.append((each.line, row))
    _store(writer, rows)


def _row(campaign: Campaign, line: SubmissionLine, left: str) -> dict[str, Any]:
    submission, kept = line.held.submission, line.held.kept
    former = () if kept is None else (*kept.answers.get("former", ()), kept.instance_id)
    return {
        "instance_id": submission.instance_id,
        "questionnaire_id": line.held.questionnaire_id,
        "campaign_id": campaign.id,
        "source": submission.source,
        "digest": line.held.digest,
        "answers": to_document(submission, left, former),
        "problems": problem_documents(line.problems),
        "received_at": datetime.now(UTC),
    }


def _store(writer: Writer, rows: Sequence[tuple[SubmissionLine, dict[str, Any]]]) -> None:
    bulk.insert_rows(writer, tables.submission, [row for line, row in rows if line.held.kept is None])
    for line, row in rows:
        if line.held.kept is not None:
            writer.update(tables.submission, line.held.kept.id, row)
