"""The pages of the window, in the order of the side bar: one line each, made when first visited."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from census_app.gui.initiatives.entry import initiatives_entry, networks_entry
from census_app.gui.interview import entry as interview
from census_app.gui.page import Page, PageEntry
from census_app.gui.questionnaires import entry as questionnaires
from census_app.gui.record import entry as record
from census_app.gui.summary import entry as summary
from census_app.gui.workspace import Workspace


def page_entries() -> tuple[PageEntry, ...]:
    """Every page; called once the translations are installed, because labels are words."""
    return (
        initiatives_entry(),
        networks_entry(),
        PageEntry("interviews", _tr("Entretiens"), "messages-square", _interviews),
        summary.entry(),
        record.entry(),
        interview.entry(),
        questionnaires.entry(),
    )


def _interviews(workspace: Workspace) -> Page:
    from census_app.gui.interviews import InterviewsPage

    return InterviewsPage(workspace)


def _tr(text: str) -> str:
    return QCoreApplication.translate("pages", text)
