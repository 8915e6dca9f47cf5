"""Help on the screen one looks at, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from census_app import __version__
from census_app.gui.page import Page


def show_help(window: QWidget, page: Page | None) -> None:
    """Say what the page is for, or how to move about."""
    text = page.help_text() if page is not None else ""
    _say(
        window,
        _tr("Aide"),
        text or _tr("Choisissez une page à gauche. Ctrl+K trouve une fiche, où qu’elle soit."),
    )


def show_about(window: QWidget) -> None:
    """Say the version and the licences."""
    text = _tr("Recensement {version}, logiciel libre (GPL 3 ou plus récente).\nIcônes : Lucide (ISC).")
    _say(window, _tr("À propos"), text.format(version=__version__))


def _say(window: QWidget, title: str, text: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, window)
    box.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("help", text)
