"""Looking at submissions before anything is written: known or not, about which record, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from census_app.domain.campaigns import OPEN
from census_app.domain.campaigns import STATE_LABELS as CAMPAIGN_STATES
from census_app.domain.submissions import KeptSubmission
from census_app.errors import CensusError
from census_app.exchange.known import Known, KnownName
from census_app.exchange.submissions import Submission, read
from census_app.forms import FormDefinition
from census_app.services import campaigns
from census_app.services.garbage import sparing_collector
from census_app.services.inventories import Inventory
from census_app.services.perimeters import home_of
from census_app.services.submissions.documents import from_document
from census_app.services.submissions.forms import KeptForm, form_of
from census_app.services.submissions.line_making import LineMaker
from census_app.services.submissions.lines import (
    SubmissionLine,
    SubmissionReview,
)
from census_app.services.submissions.matching import Matcher
from census_app.store import bulk
from census_app.store import interviews as stored_interviews
from census_app.store import submissions as stored

Progress = Callable[[int, int], None]
_EVERY: Final = 50


def review(
    inventory: Inventory,
    form: str | int | FormDefinition,
    files: Sequence[Path],
    campaign_id: int,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SubmissionReview:
    """What importing submissions would do; nothing is written.

    ``form``: the id of a form kept, of one of its questionnaires, or a form to look with only. ``files``: XML
    instances, tables of exports, folders and zip archives of them. ``progress`` is told how many files or
    rows were read, then how many submissions were looked at.

    Raises:
        CensusError: no such form, nothing that can be read, or ``cancelled`` said so.
    """
    kept_form = form_of(inventory, form, campaign_id)
    paths = tuple(Path(each) for each in files)
    reading = read(paths, kept_form.versions, progress=progress, cancelled=cancelled)
    lines, stamp = _lines(inventory, kept_form, reading.submissions, campaign_id, progress, cancelled)
    return SubmissionReview(
        lines=lines,
        refused=reading.unreadable,
        form=form,
        title=kept_form.title,
        campaign_id=campaign_id,
        files=paths,
        stamp=stamp,
        obstacle=_obstacle(inventory, campaign_id),
    )


def lines_of_kept(inventory: Inventory, received: Sequence[KeptSubmission]) -> tuple[SubmissionLine, ...]:
    """The lines of submissions received before, in their order."""
    groups: dict[tuple[int, int], list[KeptSubmission]] = {}
    for each in received:
        groups.setdefault((each.questionnaire_id, each.campaign_id), []).append(each)
    found: dict[str, SubmissionLine] = {}
    for (questionnaire_id, campaign_id), group in groups.items():
        form = form_of(inventory, questionnaire_id, campaign_id)
        lines, _ = _lines(inventory, form, [from_document(each) for each in group], campaign_id)
        found |= {line.instance_id: line for line in lines}
    return tuple(found[each.instance_id] for each in received)


def _lines(
    inventory: Inventory,
    form: KeptForm,
    submissions: Sequence[Submission],
    campaign_id: int,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[tuple[SubmissionLine, ...], int]:
    home = home_of(inventory, campaign_id)
    with inventory.read() as connection, sparing_collector() as reclaim:
        names = [name for each in submissions for name in each.names]
        matcher = Matcher(
            Known(KnownName(*row) for row in bulk.names(connection)),
            form.kind,
            stored.interviewed(connection, campaign_id, form.form_id),
        )
        interview_of = partial(stored_interviews.get, connection)
        kept = stored.of_instances(connection, names)
        maker = LineMaker(form, matcher, kept, interview_of, home)
        lines = []
        for number, submission in enumerate(submissions):
            if number % _EVERY == 0:
                if cancelled is not None and cancelled():
                    raise CensusError("Import interrompu : rien n’a été écrit.")
                if progress is not None:
                    progress(number, len(submissions))
            lines.append(maker.line(submission))
            reclaim(number)
        if progress is not None:
            progress(len(lines), len(lines))
        return tuple(lines), bulk.stamp(connection)


def _obstacle(inventory: Inventory, campaign_id: int) -> str:
    """Why nothing can be written, whatever the submissions."""
    campaign = campaigns.get(inventory, campaign_id)
    if campaign.state == OPEN:
        return ""
    return f"La campagne {campaign.year} est {CAMPAIGN_STATES[campaign.state]} : choisissez-en une autre."
