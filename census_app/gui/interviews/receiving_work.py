"""The work of receiving files, done beside the window: read them, make drafts of the workbooks, write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.gui.interviews.receiving_words import Remaining, counted
from census_app.gui.jobs import Cancelled, JobContext
from census_app.services import submissions
from census_app.services.fillable.receiving import Received, receive
from census_app.services.fillable.whom import RecordUnsaid
from census_app.services.inventories import Inventory
from census_app.services.submissions import Decision, SubmissionReview


@dataclass(frozen=True, slots=True)
class SheetArrival:
    """A workbook and what became of it: received, or refused (`asks`: because its record is not said)."""

    path: Path
    received: Received | None = None
    refusal: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Workbooks, already drafts; the answers of phones, only looked at (`refusal`: why they are not)."""

    sheets: tuple[SheetArrival, ...] = ()
    answers: tuple[Path, ...] = ()
    form_id: str = ""
    review: SubmissionReview | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and the interviews that answers became, by instance id."""

    change: Change
    interviews: Mapping[str, int]


def read_files(
    inventory: Inventory, files: Sequence[Path], campaign: int, origin: str, context: JobContext
) -> ReadFiles:
    """Tell the files apart, make drafts of the workbooks, look at the answers."""
    context.progress(0, 0, _tr("Les fichiers sont lus…"))
    arrivals = submissions.sort_arrivals(inventory, files, campaign)
    sheets: list[SheetArrival] = []
    for number, path in enumerate(arrivals.sheets):
        if context.cancelled():
            return ReadFiles(tuple(sheets))  # what is received is received: it has to be told
        context.progress(number, len(arrivals.sheets), _tr("Les feuilles remplies sont reçues…"))
        sheets.append(receive_sheet(inventory, path, None, origin))
    try:
        looked = look_at(inventory, arrivals.answers, arrivals.form_id, campaign, context)
    except Cancelled:
        if not sheets:
            raise
        return ReadFiles(tuple(sheets))
    return replace(looked, sheets=tuple(sheets))


def receive_sheet(inventory: Inventory, path: Path, record_id: int | None, origin: str) -> SheetArrival:
    """Make a draft of a workbook."""
    try:
        return SheetArrival(path, receive(inventory, path, record_id=record_id, origin=origin))
    except RecordUnsaid as refusal:
        return SheetArrival(path, refusal=str(refusal), asks=True)
    except CensusError as refusal:
        return SheetArrival(path, refusal=str(refusal))


def look_at(
    inventory: Inventory, files: tuple[Path, ...], form_id: str, campaign: int, context: JobContext
) -> ReadFiles:
    """Look at answers as those of a form; why they cannot be is a part of what was read."""
    words = _tr("Chaque réponse est comparée aux fiches…")
    if not files or not form_id:
        return ReadFiles(answers=files)
    try:
        review = submissions.review(
            inventory,
            form_id,
            files,
            campaign,
            progress=lambda done, total: context.progress(done, total, words),
        )
    except CensusError as refusal:
        return ReadFiles((), files, form_id, None, str(refusal))
    return ReadFiles((), files, form_id, review)


def write_answers(
    inventory: Inventory,
    review: SubmissionReview,
    decisions: Mapping[str, Decision],
    origin: str,
    context: JobContext,
) -> Written:
    """Write what was decided, as one change."""
    words = _tr("Les entretiens sont écrits…")
    change = submissions.apply(
        inventory,
        review,
        decisions,
        origin=origin,
        progress=lambda done, total: context.progress(done, total, words),
    )
    return Written(change, submissions.interviews_of(inventory, [line.instance_id for line in review.lines]))


def of_sheets(sheets: Iterable[SheetArrival]) -> tuple[list[str], list[Remaining]]:
    """What is said of workbooks, and what is to be looked at again in their drafts."""
    sheets = tuple(sheets)
    received = [each.received for each in sheets if each.received is not None]
    outcomes = [each.outcome for each in received]
    said = [
        counted(outcomes.count(outcome), one, several)
        for outcome, one, several in (
            (
                "created",
                _tr("{count} feuille reçue en brouillon"),
                _tr("{count} feuilles reçues en brouillons"),
            ),
            ("updated", _tr("{count} brouillon mis à jour"), _tr("{count} brouillons mis à jour")),
            ("unchanged", _tr("{count} feuille déjà reçue"), _tr("{count} feuilles déjà reçues")),
        )
        if outcome in outcomes
    ]
    sentences = [", ".join(said) + "."] if said else []
    sentences += [each.refusal for each in sheets if each.refusal and not each.asks]
    return sentences, [line for each in received for line in _to_look_at(each)]


def _to_look_at(received: Received) -> list[Remaining]:
    """The draft itself, then each problem of the workbook."""
    name = received.record_name or received.sheet.passport.title
    lacks = counted(
        received.missing,
        _tr("Brouillon : {count} réponse attendue encore."),
        _tr("Brouillon : {count} réponses attendues encore."),
    )
    complete = _tr("Brouillon complet : à relire, puis à terminer.")
    draft = Remaining(
        received.interview_id, name, received.sheet.file_name, "", lacks if received.missing else complete
    )
    problems = [
        Remaining(
            received.interview_id,
            name,
            " ".join(filter(None, (one.sheet, one.cell))) or received.sheet.file_name,
            one.label,
            one.message,
            one.path,
        )
        for one in received.problems
    ]
    return [draft, *problems]


def _tr(text: str) -> str:
    return QCoreApplication.translate("receiving", text)
