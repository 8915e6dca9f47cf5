"""How the window lists the page « Questionnaires »; the page itself is imported when it is first visited."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.workspace import Workspace

_DRAWN = ("kept", "changes", "answers")


def entry() -> PageEntry:
    """The questionnaires, reached from « Entretiens » and from the menu."""
    label = QCoreApplication.translate("questionnaires", "Questionnaires")
    return PageEntry("questionnaires", label, "file-check-2", _make, in_bar=False, pictures=_pictures)


def _make(workspace: Workspace) -> Page:
    from census_app.gui.questionnaires.page import QuestionnairesPage

    return QuestionnairesPage(workspace)


def _pictures(_workspace: Workspace) -> Mapping[str, Go]:
    """The page on each of its tabs."""
    return {f"questionnaires-{tab}": Go("questionnaires", section=tab) for tab in _DRAWN}
