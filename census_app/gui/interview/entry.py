"""The page of an interview, as the window lists it: nothing heavy is imported before it is visited."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.workspace import Workspace


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
    """A draft of the campaign, or what is finished, when there is one."""
    from census_app.services import interviews

    found = interviews.of_campaign(workspace.inventory, workspace.campaign) if workspace.campaign else ()
    drafts = [one for one in found if one.state == "draft"] or list(found)
    return {"entretien": Go("interview", interview=drafts[0].id)} if drafts else {}
