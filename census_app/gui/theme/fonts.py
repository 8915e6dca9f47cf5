"""One family, the system's, in four sizes; figures of equal width everywhere."""

import math
from enum import IntEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from census_app.gui.theme.metrics import BODY_PIXELS, px

_GENERIC = ("Sans Serif", "Sans", "")
_INSTEAD = ("Inter", "Cantarell", "Noto Sans", "Segoe UI", "DejaVu Sans")
_LARGEST_AT_100 = 15
"""Desktops set their text between 12 and 15 pixels: all of that is 100 %."""


class Size(IntEnum):
    """Sizes of text in pixels at 100 %."""

    SMALL = 11
    BODY = BODY_PIXELS
    LARGE = 16
    TITLE = 22


def font(size: Size = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's font at one of the four sizes."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(weight)
    return made


def base_font(scale: float) -> QFont:
    """The font that the application starts from, body text at this scale."""
    made = QFont(_family())
    made.setPixelSize(round(BODY_PIXELS * scale))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def system_scale() -> float:
    """Size of the system's text against the usual one, from 1.0 to 2.0 by steps of 0.05."""
    pixels = QFontInfo(_system()).pixelSize()
    if pixels <= _LARGEST_AT_100:
        return 1.0
    return min(2.0, math.floor(pixels / BODY_PIXELS * 20) / 20)


def _system() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _family() -> str:
    """The system's family; where it only names an alias, the first good one it has."""
    family = _system().family()
    if family not in _GENERIC:
        return family
    installed = set(QFontDatabase.families())
    return next((name for name in _INSTEAD if name in installed), family)
