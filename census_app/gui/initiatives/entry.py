"""How the window lists the two pages; the page itself is imported when it is first visited."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from census_app.gui.page import Page, PageEntry
from census_app.gui.workspace import Workspace


def initiatives_entry() -> PageEntry:
    """The list of initiatives."""
    return PageEntry("initiatives", _tr("Initiatives"), "sprout", _initiatives)


def networks_entry() -> PageEntry:
    """The list of networks."""
    return PageEntry("networks", _tr("Réseaux"), "network", _networks)


def _initiatives(workspace: Workspace) -> Page:
    from census_app.gui.initiatives.page import RecordsPage
    from census_app.gui.initiatives.wording import initiatives

    return RecordsPage(workspace, initiatives())


def _networks(workspace: Workspace) -> Page:
    from census_app.gui.initiatives.page import RecordsPage
    from census_app.gui.initiatives.wording import networks

    return RecordsPage(workspace, networks())


def _tr(text: str) -> str:
    return QCoreApplication.translate("records", text)
