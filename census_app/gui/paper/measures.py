"""The sheet: A4 with room for the holes of a binder, lengths in the unit that everything is drawn in."""

from __future__ import annotations

from typing import Final

DPI: Final = 720
"""Ten units a point: fine enough for type, and whole numbers to think in."""


def pt(points: float) -> float:
    """A length in points, in units."""
    return points * DPI / 72


def mm(millimetres: float) -> float:
    """A length in millimetres, in units."""
    return millimetres * DPI / 25.4


WIDTH: Final = mm(210)
HEIGHT: Final = mm(297)
LEFT: Final = mm(25)
RIGHT: Final = mm(195)
HEADER: Final = mm(11)
TOP: Final = mm(22)
BOTTOM: Final = mm(279)
FOOTER: Final = mm(286)
GUTTER: Final = pt(25)
"""The column of the numbers of questions, left of what they ask."""
STEP: Final = pt(12)
"""How far the questions of a block of a repeat stand to the right."""
