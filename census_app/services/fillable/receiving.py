"""A workbook that came back becomes the draft of an interview, to be read over and finished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from census_app.domain.campaigns import Campaign
from census_app.domain.change import Change
from census_app.domain.interviews import FINISHED
from census_app.errors import CensusError
from census_app.services import interviews, questionnaires
from census_app.services.fillable.arrival import Arrival, arrival_of, campaign_of
from census_app.services.fillable.filled import FilledSheet, SheetProblem
from census_app.services.fillable.placing import Places, place
from census_app.services.fillable.reading import read_fillable
from census_app.services.fillable.whom import record_of
from census_app.services.fillable.writing import digest as form_digest
from census_app.services.interviews import Draft
from census_app.services.inventories import Inventory
from census_app.store import received, records, tables

if TYPE_CHECKING:
    from census_app.forms import Filling
    from census_app.store.received import KnownSheet
    from census_app.store.writer import Writer

Outcome = Literal["created", "updated", "unchanged"]

_BY_ITSELF: Final = "en_ligne"
"""How an interview was held that nobody held."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a workbook: a new draft, the same draft brought up to date, or nothing new in it.

    `problems` are those of the whole workbook, in its order; `missing` counts the expected answers that the
    draft still lacks. `change` is None when nothing was written.
    """

    outcome: Outcome
    interview_id: int
    record_name: str
    sheet: FilledSheet
    problems: tuple[SheetProblem, ...] = ()
    missing: int = 0
    change: Change | None = None


def receive(
    inventory: Inventory,
    path: Path,
    *,
    record_id: int | None = None,
    meeting_id: int | None = None,
    origin: str = "",
) -> Received:
    """Make a draft of a filled workbook, or bring up to date the one that was made of it before.

    The record and the campaign are those it was written for; a blank one finds its record by the name it
    gives, unless `record_id` says it. Received twice, it changes nothing. CensusError: it is none of ours, it
    is about no record of this inventory, its campaign is not open, or its interview is finished.
    """
    sheet = read_fillable(path)
    campaign = campaign_of(inventory, sheet)
    record = record_id or record_of(inventory, sheet)
    arrival = arrival_of(inventory, sheet)
    if arrival.interview_id is None:
        draft = Draft(campaign.id, record, meeting_id, sheet.passport.form_id)
        target = _new_draft(inventory, draft, campaign)
    else:
        if arrival.is_known:
            name = interviews.get(inventory, arrival.interview_id).record_name
            return Received("unchanged", arrival.interview_id, name, sheet, sheet.problems)
        target = _same_draft(inventory, arrival.interview_id, sheet)
    beside = _beside(inventory, sheet, campaign, None if target.draft is None else record)
    return _fill(inventory, arrival, target, beside, origin)


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a workbook goes: an interview as it stands, or a ``draft`` to be started."""

    filling: Filling
    questionnaire_id: int
    campaign_id: int
    name: str
    interview_id: int = 0
    draft: Draft | None = None


def _new_draft(inventory: Inventory, draft: Draft, campaign: Campaign) -> _Target:
    """CensusError when the campaign has no such questionnaire."""
    used = questionnaires.of_campaign(inventory, campaign.id)
    questionnaire_id = next((each.id for each in used if each.form_id == draft.form_id), None)
    if questionnaire_id is None:
        raise CensusError(f"La campagne {campaign.year} n’a pas de questionnaire « {draft.form_id} ».")
    filling = interviews.first_filling(inventory, questionnaire_id, draft.record_id, campaign.id)
    name = ""
    if draft.record_id is not None:
        with inventory.read() as connection:
            record = records.get_record(connection, draft.record_id, campaign.id)
        name = "" if record is None else record.name
    return _Target(filling, questionnaire_id, campaign.id, name, draft=draft)


def _same_draft(inventory: Inventory, interview_id: int, sheet: FilledSheet) -> _Target:
    """CensusError when the interview is finished."""
    interview = interviews.get(inventory, interview_id)
    if interview.state == FINISHED:
        raise CensusError(
            f"L’entretien fait de « {sheet.file_name} » est terminé : rouvrez-le pour le corriger, cette "
            "feuille n’y change plus rien."
        )
    filling = interviews.open_filling(inventory, interview_id)
    ids = interview.questionnaire_id, interview.campaign_id
    return _Target(filling, *ids, interview.record_name, interview_id)


def _fill(
    inventory: Inventory, arrival: Arrival, target: _Target, beside: Iterable[SheetProblem], origin: str
) -> Received:
    """Put the answers into the draft and remember the workbook, as one change."""
    sheet, filling, before = arrival.sheet, target.filling, arrival.before
    if not before:
        _say_how(filling)
    places = Places(filling.definition)
    told = (*beside, *sheet.problems, *place(filling, sheet, before), *_doubts(filling, sheet))
    problems = tuple(replace(each, path=places.found(each.path) or "") for each in told)
    row: dict[str, Any] = {
        "instance_id": arrival.instance,
        "questionnaire_id": target.questionnaire_id,
        "campaign_id": target.campaign_id,
        "state": "placed",
        "source": sheet.file_name,
        "digest": arrival.digest,
        "answers": sheet.said,
        "problems": [asdict(problem) for problem in problems],
        "received_at": datetime.now(UTC),
    }
    label = f"Feuille reçue : {target.name or sheet.passport.title}"
    with inventory.write(label, origin=origin) as writing:
        writer, interview_id = writing.writer, target.interview_id
        if target.draft is not None:
            interview_id = interviews.insert_draft(writer, target.draft, inventory.who)
        kept = {"answers": filling.state(), "updated_at": datetime.now(UTC)}
        writer.update(tables.interview, interview_id, kept)
        _remember(writer, arrival.known, {**row, "interview_id": interview_id})
        writer.created(interview_id)
    missing = sum(issue.kind == "missing" for issue in filling.validate())
    outcome: Outcome = "updated" if before else "created"
    return Received(outcome, interview_id, target.name, sheet, problems, missing, writing.change)


def _remember(writer: Writer, known: KnownSheet | None, row: Mapping[str, Any]) -> None:
    if known is None:
        writer.insert(tables.submission, row)
    else:
        writer.update(tables.submission, known.id, row)


def _say_how(filling: Filling) -> None:
    """Say that nobody sat in front of the person, where the questionnaire asks how it went."""
    for node in filling.nodes():
        offered = {choice.name for choice in node.choices or ()}
        if node.save_to == "interview_support" and node.relevant and _BY_ITSELF in offered:
            filling.set(node.path, _BY_ITSELF)


def _doubts(filling: Filling, sheet: FilledSheet) -> list[SheetProblem]:
    """What the questionnaire itself finds wrong or unusual in the answers."""
    stands = {answer.path: answer for answer in sheet.answers}
    doubts = []
    for issue in filling.validate():
        if issue.kind != "missing":
            at = stands.get(issue.path)
            where, cell = ("", "") if at is None else (at.sheet, at.cell)
            value = filling.node(issue.path).value
            doubts.append(SheetProblem(where, cell, issue.label, issue.message, value, issue.path))
    return doubts


def _beside(
    inventory: Inventory, sheet: FilledSheet, campaign: Campaign, record_id: int | None
) -> list[SheetProblem]:
    """What is to be known besides the answers: another version, an interview already under way."""
    problems = []
    for kept in questionnaires.of_campaign(inventory, campaign.id):
        same = form_digest(questionnaires.definition(inventory, kept.id)) == sheet.passport.digest
        if kept.form_id == sheet.passport.form_id and not same:
            message = (
                f"La feuille suit la version {sheet.passport.version} du questionnaire, la campagne la "
                f"version {kept.version} : les questions ont été retrouvées par leur nom."
            )
            problems.append(SheetProblem("", "", sheet.passport.title, message))
    with inventory.read() as connection:
        if record_id and received.has_draft(connection, record_id, campaign.id):
            message = "Un autre entretien de cette fiche est déjà commencé : celui-ci est à part."
            problems.append(SheetProblem("", "", sheet.passport.record_name, message))
    return problems
