"""How the window lists the page « Synthèse »; the page itself is imported when it is first visited."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.workspace import Workspace

_DRAWN = ("economy", "social", "domain", "export")


def entry() -> PageEntry:
    """The summary, in the side bar."""
    label = QCoreApplication.translate("summary", "Synthèse")
    return PageEntry("summary", label, "chart-column", _make, pictures=_pictures)


def _make(workspace: Workspace) -> Page:
    from census_app.gui.summary.page import SummaryPage

    return SummaryPage(workspace)


def _pictures(_workspace: Workspace) -> Mapping[str, Go]:
    """The page on three of its themes, and the dialog of its workbook."""
    return {f"summary-{theme}": Go("summary", section=theme) for theme in _DRAWN}
