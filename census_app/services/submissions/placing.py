"""Placing submissions: those of a review, all in one change, and those that wait, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from census_app.domain.change import Change
from census_app.domain.submissions import KeptSubmission
from census_app.errors import CensusError
from census_app.forms import FormDefinition
from census_app.services.inventories import Inventory
from census_app.services.submissions.attaching import attach
from census_app.services.submissions.forms import form_of
from census_app.services.submissions.lines import CREATE, Decision, SubmissionLine, SubmissionReview
from census_app.services.submissions.reviewing import Progress, lines_of_kept, review
from census_app.services.submissions.writing import Placement, write_lines
from census_app.store import bulk, lookups, tables
from census_app.store import submissions as stored
from census_app.store.writer import Writer

_CHANGED_SINCE: Final = "L’inventaire a changé depuis l’aperçu : regardez à nouveau ce que l’import ferait."
_NOT_KEPT: Final = "Ajoutez d’abord le questionnaire de ces réponses à l’inventaire."
_GONE: Final = "Cette réponse n’est plus en attente."


def apply(
    inventory: Inventory,
    looked_at: SubmissionReview,
    decisions: Mapping[str, Decision] | None = None,
    *,
    origin: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Change:
    """Write what a review says, as one change of the history: all of it, or nothing.

    ``decisions``, by instance id, go before those of the review: a record's id, ``CREATE``, ``ALONE``, or
    None to let a submission wait. What is in the inventory already changes nothing. When the inventory has
    changed since the review, the files are looked at again.

    Raises:
        CensusError: nothing can be written, a verdict is no longer the same, a decision cannot be followed,
            or ``cancelled`` said so.
    """
    looked_at = _up_to_date(inventory, looked_at)
    if isinstance(looked_at.form, FormDefinition):
        raise CensusError(_NOT_KEPT)
    if looked_at.obstacle:
        raise CensusError(looked_at.obstacle)
    told = decisions or {}
    pending = [line for line in looked_at.lines if line.is_pending]
    if any(line.held.submission.files for line in pending):
        form = form_of(inventory, looked_at.form, looked_at.campaign_id)
        pending = attach(inventory, form, pending, looked_at.files)
    placements = [
        Placement(line, _checked(line, told.get(line.instance_id, line.decision))) for line in pending
    ]
    count = len(placements)
    label = f"Réponses de téléphone : {looked_at.title} ({count})"
    if not count:
        return Change(None, origin=origin, label=label)
    with inventory.write(label, origin=origin) as writing:
        if bulk.stamp(writing.writer.connection) != looked_at.stamp:
            raise CensusError(_CHANGED_SINCE)
        for placement in placements:
            _require_record(writing.writer, placement)
        write_lines(writing.writer, looked_at.campaign_id, placements, progress, cancelled)
    return writing.change


def waiting(inventory: Inventory, campaign_id: int | None = None) -> tuple[SubmissionLine, ...]:
    """The submissions that wait for a place, in the order they came, each with its candidates of today."""
    with inventory.read() as connection:
        kept = stored.waiting(connection, campaign_id)
    return lines_of_kept(inventory, kept)


def waiting_count(inventory: Inventory, campaign_id: int) -> int:
    """How many submissions of a campaign wait for a place."""
    with inventory.read() as connection:
        return stored.waiting_count(connection, campaign_id)


def interviews_of(inventory: Inventory, instance_ids: Iterable[str]) -> dict[str, int]:
    """The interviews that submissions became, by instance id; those that wait have none."""
    with inventory.read() as connection:
        kept = stored.of_instances(connection, instance_ids)
    return {
        name: each.interview_id
        for name, each in kept.items()
        if each.interview_id is not None and not each.waits
    }


def place(inventory: Inventory, submission_id: int, decision: Decision, *, origin: str = "") -> Change:
    """Give a submission that waits its place: a record's id, ``CREATE`` or ``ALONE``.

    Raises:
        CensusError: it no longer waits, or it cannot go there.
    """
    return place_all(inventory, {submission_id: decision}, origin=origin)


def place_all(
    inventory: Inventory,
    decisions: Mapping[int, Decision],
    *,
    origin: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Change:
    """Give submissions that wait their places, by their ids, as one change: all of them, or none.

    Raises:
        CensusError: one no longer waits, one cannot go there, or ``cancelled`` said so.
    """
    waits = [_waiting(inventory, submission_id) for submission_id in decisions]
    lines = lines_of_kept(inventory, waits)
    told = zip(lines, decisions.values(), strict=True)
    placements = [Placement(line, _checked(line, decision)) for line, decision in told]
    with inventory.write(_label(lines), origin=origin) as writing:
        for placement in placements:
            _require_record(writing.writer, placement)
        for campaign_id in dict.fromkeys(kept.campaign_id for kept in waits):
            pairs = zip(waits, placements, strict=True)
            own = [placement for kept, placement in pairs if kept.campaign_id == campaign_id]
            write_lines(writing.writer, campaign_id, own, progress, cancelled)
    return writing.change


def _label(lines: Sequence[SubmissionLine]) -> str:
    if len(lines) > 1:
        return f"Réponses de téléphone placées : {len(lines)}"
    name = lines[0].name if lines else ""
    return f"Réponse de téléphone placée : {name}" if name else "Réponse de téléphone placée"


def forget(inventory: Inventory, submission_id: int, *, origin: str = "") -> Change:
    """Let go of a submission that waits; it can be undone. CensusError when it does not wait."""
    kept = _waiting(inventory, submission_id)
    with inventory.write(f"Réponse écartée : {kept.source}", origin=origin) as writing:
        writing.writer.delete(tables.submission, submission_id)
    return writing.change


def _waiting(inventory: Inventory, submission_id: int) -> KeptSubmission:
    with inventory.read() as connection:
        kept = stored.get(connection, submission_id)
    if kept is None or not kept.waits:
        raise CensusError(_GONE)
    return kept


def _checked(line: SubmissionLine, decision: Decision) -> Decision:
    if decision == CREATE and not line.can_create:
        name = line.name or line.instance_id
        raise CensusError(
            f"Aucune fiche ne peut être créée d’après « {name} » : la réponse ne donne pas de nom, ou la "
            "personne n’accepte pas que ses réponses soient conservées."
        )
    return decision


def _require_record(writer: Writer, placement: Placement) -> None:
    """CensusError when the record decided on is gone or retired."""
    if not isinstance(placement.decision, int):
        return
    row = lookups.row(writer.connection, tables.record, placement.decision)
    if row is None or row["retired_at"] is not None:
        raise CensusError("La fiche choisie n’existe plus, ou a été retirée : choisissez-en une autre.")


def _up_to_date(inventory: Inventory, looked_at: SubmissionReview) -> SubmissionReview:
    with inventory.read() as connection:
        if bulk.stamp(connection) == looked_at.stamp:
            return looked_at
    again = review(inventory, looked_at.form, looked_at.files, looked_at.campaign_id)
    if again.verdicts != looked_at.verdicts:
        raise CensusError(_CHANGED_SINCE)
    return again
