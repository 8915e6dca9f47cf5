"""Giving the application its look, and keeping it the system's: light or dark, text size."""

from dataclasses import dataclass

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QApplication

from census_app.gui.theme.fonts import base_font, system_scale
from census_app.gui.theme.palettes import DARK, LIGHT, qt_palette
from census_app.gui.theme.style import style_sheet
from census_app.paths import resources


@dataclass(frozen=True, slots=True)
class Appearance:
    """A look asked for: None follows the system."""

    dark: bool | None = None
    scale: float | None = None


def apply(application: QApplication, appearance: Appearance | None = None) -> None:
    """Set style, palette, font and style sheet, in the order in which they build on each other."""
    wanted = appearance or Appearance()
    dark = _system_is_dark(application) if wanted.dark is None else wanted.dark
    colours = DARK if dark else LIGHT
    QDir.setSearchPaths("styles", [str(resources() / "styles")])
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(qt_palette(colours))
    application.setFont(base_font(wanted.scale or system_scale()))
    application.setStyleSheet(style_sheet(colours))


def follow_system(application: QApplication) -> None:
    """Apply the look now, and again when the system turns dark or light."""
    apply(application)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: apply(application))


def _system_is_dark(application: QApplication) -> bool:
    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark
