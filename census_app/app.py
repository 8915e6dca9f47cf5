"""The composition root: puts the window together with the inventory it shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from census_app import __version__
from census_app.errors import CensusError
from census_app.gui.display import obstacle

if TYPE_CHECKING:  # Qt is loaded only once it is known that it can start
    from PySide6.QtWidgets import QApplication

    from census_app.forms import Filling, FormDefinition
    from census_app.forms.paper import Heading


def run_window(inventory: Path | None = None) -> int:
    """Open the window on an inventory, by default the last one or the user's own; return the exit code.

    CensusError when no window can open here (no screen, a system library that is missing).
    """
    application = _application()
    from PySide6.QtCore import QTimer

    from census_app.gui.crash import CrashHandler
    from census_app.gui.desk import Desk
    from census_app.gui.theme import follow_system

    follow_system(application)
    crash = CrashHandler(__version__)
    crash.install()
    desk = Desk()
    desk.show()
    # The window is painted before the database is loaded.
    QTimer.singleShot(0, desk, lambda: desk.start(inventory))
    try:
        return application.exec()
    finally:
        desk.close()


def render_screens(folder: Path, inventory: Path, *, every: bool = False) -> list[Path]:
    """Draw every page of an inventory to PNG files without a screen; return the files.

    Light and dark on a small screen; with `every`, on a large one and with larger text too.

    CensusError when the inventory cannot be opened, or a system library is missing.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = _application()
    from census_app.gui.screens import MATRIX, SMALL_SCREEN, render, window_screens
    from census_app.services.inventories import InventoryBusyError, open_inventory

    try:
        opened = open_inventory(inventory)  # as a user sees it: nothing is written
    except InventoryBusyError:
        opened = open_inventory(inventory, read_only=True)
    try:
        return list(render(application, window_screens(opened), folder, MATRIX if every else SMALL_SCREEN))
    finally:
        opened.close()


def print_form(
    form: FormDefinition | Filling, out: Path, heading: Heading, language: str | None = None
) -> Path:
    """Draw a questionnaire to a PDF file without a screen: blank, or with its answers; return the file.

    CensusError when the file cannot be written, or the system lacks what draws it.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        _application()
    except ImportError as error:
        raise CensusError(
            f"Le PDF ne peut pas être dessiné : Qt (PySide6) n’est pas utilisable ({error})."
        ) from error
    from census_app.forms import Filling
    from census_app.gui.paper import write_blank, write_filled

    if isinstance(form, Filling):
        return write_filled(form, out, heading)
    return write_blank(form, out, heading, language=language)


def _application() -> QApplication:
    """Qt's application, with its name, its French, and its look."""
    refused = obstacle(sys.platform, os.environ)
    if refused:
        raise CensusError(refused)
    from PySide6.QtWidgets import QApplication

    from census_app.gui.language import speak_french

    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("census-app")
    application.setApplicationVersion(__version__)
    application.setOrganizationName("census-app")
    speak_french(application)
    return application
