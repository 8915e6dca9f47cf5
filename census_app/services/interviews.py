"""Interviews: start one, keep each answer as it is given, finish it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from census_app.domain.campaigns import Campaign
from census_app.domain.change import Change
from census_app.domain.interviews import DRAFT, FINISHED, Interview
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.services import interview_writing, perimeters, questionnaires
from census_app.services.answers import Answers, read_outputs
from census_app.services.inventories import Inventory
from census_app.services.prefill import prefill, tell_campaign
from census_app.services.records import ensure_annual
from census_app.services.told_answers import Occurrence, told
from census_app.store import campaigns, records, tables
from census_app.store import interviews as stored
from census_app.store import questionnaires as stored_questionnaires

if TYPE_CHECKING:
    from census_app.forms import Filling
    from census_app.store.writer import Writer

FORM_OF_KIND = {"initiative": "initiative", "network": "reseau"}
"""The form that interviews a kind of record."""

PARTICIPANT = "participant"
"""The individual form of a meeting."""

_GONE = "Cet entretien n’existe plus."


@dataclass(frozen=True, slots=True)
class LastYear:
    """What the record said in the campaign before: indicator values, and answers by question name.

    ``repeats`` holds, by the name of a repeat, what was said of each occurrence. Names are what the versions
    of a questionnaire have in common.
    """

    year: int
    values: Mapping[str, IndicatorValue]
    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)


def of_campaign(inventory: Inventory, campaign_id: int) -> tuple[Interview, ...]:
    """The interviews of a campaign, the last touched first."""
    with inventory.read() as connection:
        return stored.of_campaign(connection, campaign_id)


def get(inventory: Inventory, interview_id: int) -> Interview:
    """An interview. CensusError when it is gone."""
    with inventory.read() as connection:
        interview = stored.get(connection, interview_id)
    if interview is None:
        raise CensusError(_GONE)
    return interview


def start(
    inventory: Inventory,
    campaign_id: int,
    *,
    record_id: int | None = None,
    meeting_id: int | None = None,
    form_id: str = "",
    origin: str = "",
) -> Change:
    """Start the interview of a record, or the individual form of a meeting's participant.

    ``Change.created`` is its id. The version of the questionnaire is the campaign's. CensusError when
    the campaign is closed or has no such questionnaire.
    """
    with inventory.write("Entretien commencé", origin=origin) as writing:
        draft = Draft(campaign_id, record_id, meeting_id, form_id)
        writing.writer.created(insert_draft(writing.writer, draft, inventory.who))
    return writing.change


@dataclass(frozen=True, slots=True)
class Draft:
    """What an interview to be started is about; without a ``form_id``, the form is that of the record."""

    campaign_id: int
    record_id: int | None = None
    meeting_id: int | None = None
    form_id: str = ""


def insert_draft(writer: Writer, draft: Draft, who: str) -> int:
    """Start an interview in the middle of writing, and return its id. CensusError as ``start``."""
    campaign_id, record_id = draft.campaign_id, draft.record_id
    campaign = campaigns.require_open(writer.connection, campaign_id)
    record = records.get_record(writer.connection, record_id, campaign_id) if record_id else None
    wanted = draft.form_id or (FORM_OF_KIND[record.kind] if record else PARTICIPANT)
    questionnaire_id = stored_questionnaires.used_by(writer.connection, campaign_id, wanted)
    if questionnaire_id is None:
        raise CensusError(f"La campagne {campaign.year} n’a pas de questionnaire « {wanted} ».")
    if record_id is not None:
        ensure_annual(writer, record_id, campaign_id)
    now = datetime.now(UTC)
    row: dict[str, Any] = {
        "number": stored.next_number(writer.connection),
        "campaign_id": campaign_id,
        "record_id": record_id,
        "meeting_id": draft.meeting_id,
        "questionnaire_id": questionnaire_id,
        "state": DRAFT,
        "asked_by": who,
        "held_on": _today(),
        "answers": {},
        "started_at": now,
        "updated_at": now,
    }
    return writer.insert(tables.interview, row)


def open_filling(inventory: Inventory, interview_id: int) -> Filling:
    """The interview in the form engine: its answers so far, or what is already known of the record."""
    from census_app.forms import Filling

    interview = get(inventory, interview_id)
    if not interview.answers:
        return first_filling(
            inventory, interview.questionnaire_id, interview.record_id, interview.campaign_id
        )
    form = questionnaires.definition(inventory, interview.questionnaire_id)
    return Filling.restore(form, dict(interview.answers))


def first_filling(
    inventory: Inventory, questionnaire_id: int, record_id: int | None, campaign_id: int
) -> Filling:
    """A questionnaire with the campaign's year, and what is already known of a record."""
    from census_app.forms import Filling

    filling = Filling(questionnaires.definition(inventory, questionnaire_id))
    with inventory.read() as connection:
        year = next(each.year for each in campaigns.every(connection) if each.id == campaign_id)
        record = records.get_record(connection, record_id, campaign_id) if record_id else None
        sites = records.sites_of(connection, record_id) if record_id else ()
    tell_campaign(filling, year)
    if record is not None:
        prefill(filling, record, sites)
    return filling


def save(
    inventory: Inventory,
    interview_id: int,
    state: Mapping[str, Any],
    changed: Iterable[tuple[str, Any, Any]],
    *,
    position: str = "",
    seconds: int | None = None,
    origin: str = "",
) -> Change:
    """Keep the answers of an interview as they stand; on disk when this returns.

    ``state`` is ``Filling.state()``; ``changed`` tells the history which answers changed (path, before,
    after); ``position`` is where to come back to; ``seconds`` what the interview has lasted.
    """
    with inventory.write("Réponse", origin=origin) as writing:
        writer = writing.writer
        interview = require(writer, interview_id)
        if interview.state == FINISHED:
            raise CensusError("Cet entretien est terminé : ses réponses ne changent plus.")
        columns = {"answers": dict(state), "position": position, "updated_at": datetime.now(UTC)}
        if seconds is not None:
            columns["seconds"] = seconds
        stored.update_silently(writer.connection, interview_id, columns)
        writer.note(tables.interview, interview_id, changed, record_id=None)
    return writing.change


def finish(inventory: Inventory, interview_id: int, filling: Filling, *, origin: str = "") -> Change:
    """Finish an interview and write its answers where the questionnaire says, in one transaction.

    CensusError when an error or a missing required answer remains.
    """
    require_complete(filling)
    home = perimeters.home_of(inventory, get(inventory, interview_id).campaign_id)
    answers = read_outputs(filling.outputs(), home)
    with inventory.write("Entretien terminé", origin=origin) as writing:
        interview = require(writing.writer, interview_id)
        if interview.reopened:
            raise CensusError("Cet entretien a été rouvert : dites d’abord pourquoi il est corrigé.")
        campaigns.require_open(writing.writer.connection, interview.campaign_id)
        mark_finished(writing.writer, interview, filling, answers)
        interview_writing.write_answers(writing.writer, interview, answers)
    return writing.change


def require_complete(filling: Filling) -> None:
    """CensusError, with the first question to answer, while an interview cannot end."""
    blocking = [issue for issue in filling.validate() if issue.kind != "warning"]
    if blocking:
        count = len(blocking)
        raise CensusError(
            f"Il reste {count} réponse{'s' if count > 1 else ''} à compléter, "
            f"à commencer par « {blocking[0].label} »."
        )


def require(writer: Writer, interview_id: int) -> Interview:
    """An interview, in the middle of writing. CensusError when it is gone."""
    interview = stored.get(writer.connection, interview_id)
    if interview is None:
        raise CensusError(_GONE)
    return interview


def mark_finished(writer: Writer, interview: Interview, filling: Filling, answers: Answers) -> None:
    """Keep an interview as finished now, with what its answers say of the interview itself."""
    now = datetime.now(UTC)
    stored.update_silently(writer.connection, interview.id, {"answers": filling.state()})
    columns: dict[str, Any] = {
        "state": FINISHED,
        "finished_answers": None,
        "finished_at": now,
        "updated_at": now,
        **interview_writing.interview_columns(answers),
    }
    writer.update(tables.interview, interview.id, columns)


def discard(inventory: Inventory, interview_id: int, *, origin: str = "") -> Change:
    """Remove a draft; it can be undone. CensusError when the interview is finished."""
    with inventory.write("Brouillon supprimé", origin=origin) as writing:
        interview = require(writing.writer, interview_id)
        if interview.reopened:
            raise CensusError(
                "Un entretien rouvert ne se supprime pas : terminez la correction, ou abandonnez-la."
            )
        if interview.state == FINISHED:
            raise CensusError(
                "Un entretien terminé ne se supprime pas : ses réponses sont dans l’inventaire."
            )
        writing.writer.delete(tables.interview, interview_id)
    return writing.change


def last_year(inventory: Inventory, interview: Interview) -> LastYear | None:
    """What the record said in the campaign before, to show beside each question; None when nothing."""
    return (
        None if interview.record_id is None else before(inventory, interview.record_id, interview.campaign_id)
    )


def before(inventory: Inventory, record_id: int, campaign_id: int) -> LastYear | None:
    """What a record said in the campaign before one; None when nothing."""
    with inventory.read() as connection:
        earlier = _previous(campaigns.every(connection), campaign_id)
        if earlier is None:
            return None
        values = records.values_of(connection, record_id, earlier.id)
        settled = [
            other.settled_answers
            for other in stored.of_record(connection, record_id)
            if other.campaign_id == earlier.id and other.settled_answers is not None
        ]
    said = told(settled[0]) if settled else Occurrence({})
    if not (values or said.answers or said.repeats):
        return None
    return LastYear(earlier.year, values, said.answers, said.repeats)


def _previous(every: Iterable[Campaign], campaign_id: int) -> Campaign | None:
    ordered = list(every)
    years = {campaign.id: campaign.year for campaign in ordered}
    return next((other for other in ordered if other.year < years[campaign_id]), None)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day
