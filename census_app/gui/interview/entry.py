"""The page of an interview, as the window lists it: nothing heavy is imported before it is visited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from census_app.domain.interviews import DRAFT, FINISHED
from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.workspace import Workspace

END: Final = "end"
"""Section of a `Go`: what remains before an interview ends."""
DOUBTS: Final = "doubts"
"""Section of a `Go`: the first question to look at again, all that is missing said."""


def entry() -> PageEntry:
    """The page's line."""
    label = QCoreApplication.translate("interview", "Entretien")
    return PageEntry(
        "interview", label, "messages-square", _make, in_bar=False, full=True, pictures=_pictures
    )


def _make(workspace: Workspace) -> Page:
    from census_app.gui.interview.page import InterviewPage

    return InterviewPage(workspace)


def _pictures(workspace: Workspace) -> Mapping[str, Go]:
    """A draft at its start, another where something lacks, a third at its end; a finished one; a trial."""
    from census_app.services import interviews, questionnaires

    campaign = workspace.campaign
    if campaign is None:
        return {}
    found = workspace.ask(interviews.of_campaign, campaign)
    drafts = sorted((one for one in found if one.state == DRAFT), key=lambda one: len(str(one.answers)))
    finished = [one for one in found if one.state == FINISHED]
    shown: dict[str, Go] = {}
    if drafts:
        shown["entretien"] = Go("interview", interview=drafts[0].id)
        shown["entretien-erreurs"] = Go("interview", interview=drafts[0].id, section=DOUBTS)
        shown["entretien-fin"] = Go("interview", interview=drafts[-1].id, section=END)
    # One that was interviewed the year before, so that both years are seen beside each other.
    again = (one for one in finished if workspace.ask(interviews.last_year, one) is not None)
    for done in [*again, *finished][:1]:
        shown["entretien-termine"] = Go("interview", interview=done.id)
    for form in workspace.ask(questionnaires.of_campaign, campaign)[:1]:
        shown["entretien-apercu"] = Go("interview", questionnaire=form.id)
    return shown
