"""A workbook that came back becomes the draft of an interview, to be read over and finished."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from census_app.domain.campaigns import Campaign
from census_app.domain.change import Change
from census_app.domain.interviews import FINISHED
from census_app.errors import CensusError
from census_app.services import campaigns, interviews, questionnaires
from census_app.services.fillable.filled import FilledSheet, SheetProblem
from census_app.services.fillable.placing import place
from census_app.services.fillable.reading import read_fillable
from census_app.services.fillable.whom import record_of
from census_app.services.fillable.writing import digest as form_digest
from census_app.services.inventories import Inventory
from census_app.store import interviews as stored
from census_app.store import received, tables

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
    campaign = _campaign(inventory, sheet)
    record = record_id or record_of(inventory, sheet)
    arrival = _arrival(inventory, sheet)
    interview_id, before = arrival.interview_id, arrival.before
    if interview_id is not None and arrival.is_known:
        name = interviews.get(inventory, interview_id).record_name
        return Received("unchanged", interview_id, name, sheet, sheet.problems)
    beside = _beside(inventory, sheet, campaign, record if interview_id is None else None)
    if interview_id is None:
        started = interviews.start(
            inventory,
            campaign.id,
            record_id=record,
            meeting_id=meeting_id,
            form_id=sheet.passport.form_id,
            origin=origin,
        )
        interview_id = started.created or 0
    else:
        _require_draft(inventory, interview_id, sheet)
    return _fill(inventory, arrival, interview_id, before, beside, origin)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A workbook and what is remembered of it; `interview_id`: the draft made of it, if it is still there."""

    sheet: FilledSheet
    instance: str
    digest: str
    known: KnownSheet | None

    @property
    def interview_id(self) -> int | None:
        return None if self.known is None else self.known.interview_id

    @property
    def is_known(self) -> bool:
        """Whether the very same was received before."""
        return self.known is not None and self.known.digest == self.digest

    @property
    def before(self) -> Mapping[str, str]:
        """What it said when the draft was made."""
        return {} if self.known is None or self.known.interview_id is None else self.known.said


def _arrival(inventory: Inventory, sheet: FilledSheet) -> _Arrival:
    """A workbook is known by its own identifier; a filled copy of a blank one by what it says too."""
    said = json.dumps(sorted(sheet.said.items()), ensure_ascii=False)
    digest = hashlib.sha256(said.encode()).hexdigest()
    copy = "" if sheet.passport.record else f":{digest[:16]}"
    instance = f"feuille:{sheet.passport.sheet}{copy}"
    with inventory.read() as connection:
        return _Arrival(sheet, instance, digest, received.known_sheet(connection, instance))


def _fill(
    inventory: Inventory,
    arrival: _Arrival,
    interview_id: int,
    before: Mapping[str, str],
    beside: Iterable[SheetProblem],
    origin: str,
) -> Received:
    """Put the answers into the draft and remember the workbook."""
    sheet, interview = arrival.sheet, interviews.get(inventory, interview_id)
    filling = interviews.open_filling(inventory, interview_id)
    answers = dict(filling.state()["answers"])
    if not before:
        _say_how(filling)
    problems = (*beside, *sheet.problems, *place(filling, sheet, before), *_doubts(filling, sheet))
    row: dict[str, Any] = {
        "instance_id": arrival.instance,
        "questionnaire_id": interview.questionnaire_id,
        "campaign_id": interview.campaign_id,
        "interview_id": interview_id,
        "state": "placed",
        "source": sheet.file_name,
        "digest": arrival.digest,
        "answers": sheet.said,
        "problems": [asdict(problem) for problem in problems],
        "received_at": datetime.now(UTC),
    }
    label = f"Feuille reçue : {interview.record_name or sheet.passport.title}"
    with inventory.write(label, origin=origin) as writing:
        _write(writing.writer, filling, answers, arrival.known, row)
        writing.writer.created(interview_id)
    missing = sum(issue.kind == "missing" for issue in filling.validate())
    outcome: Outcome = "updated" if before else "created"
    return Received(outcome, interview_id, interview.record_name, sheet, problems, missing, writing.change)


def _write(
    writer: Writer,
    filling: Filling,
    before: Mapping[str, Any],
    known: KnownSheet | None,
    row: Mapping[str, Any],
) -> None:
    interview_id: int = row["interview_id"]
    state = filling.state()
    after = state["answers"]
    changed = [
        (path, before.get(path, ""), after.get(path, ""))
        for path in dict.fromkeys((*before, *after))
        if before.get(path, "") != after.get(path, "")
    ]
    columns = {"answers": state, "updated_at": datetime.now(UTC)}
    stored.update_silently(writer.connection, interview_id, columns)
    writer.note(tables.interview, interview_id, changed, record_id=None)
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
            doubts.append(SheetProblem(where, cell, issue.label, issue.message, value))
    return doubts


def _campaign(inventory: Inventory, sheet: FilledSheet) -> Campaign:
    every = campaigns.every(inventory)
    passport = sheet.passport
    for campaign in every:
        if campaign.uuid == passport.campaign:
            return campaign
    for campaign in every:
        if str(campaign.year) == passport.year:
            return campaign
    raise CensusError(
        f"« {sheet.file_name} » a été envoyée pour la campagne {passport.year}, que cet inventaire n’a pas."
    )


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


def _require_draft(inventory: Inventory, interview_id: int, sheet: FilledSheet) -> None:
    if interviews.get(inventory, interview_id).state == FINISHED:
        raise CensusError(
            f"L’entretien fait de « {sheet.file_name} » est terminé : rouvrez-le pour le corriger, cette "
            "feuille n’y change plus rien."
        )
