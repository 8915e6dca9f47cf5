"""How the window lists the record page; the page itself is imported when it is first visited."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from census_app.gui.page import Go, Page, PageEntry
from census_app.gui.workspace import Workspace

_DRAWN = ("", "sites", "figures", "needs", "contacts", "history")


def entry() -> PageEntry:
    """The record page: out of the side bar, reached from the lists."""
    label = QCoreApplication.translate("record", "Fiche")
    return PageEntry("record", label, "pencil", _make, in_bar=False, pictures=_pictures)


def _make(workspace: Workspace) -> Page:
    from census_app.gui.record.view import RecordView

    return RecordView(workspace)


def _pictures(workspace: Workspace) -> Mapping[str, Go]:
    """The sections of a record that was interviewed, or of any."""
    from census_app.domain.records import RecordFilter
    from census_app.services import records

    told = RecordFilter(interview="finished")
    found = workspace.ask(records.ids, told, workspace.campaign) or workspace.ask(
        records.ids, RecordFilter(), workspace.campaign
    )
    if not found:
        return {}
    return {
        f"record-{section}".rstrip("-"): Go("record", record=found[0], section=section) for section in _DRAWN
    }
