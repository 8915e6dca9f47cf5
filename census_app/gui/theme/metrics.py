"""Lengths on the 8-pixel grid, drawn larger when the system's text is larger."""

from PySide6.QtWidgets import QApplication

BODY_PIXELS = 13
"""Height of body text, in pixels, at 100 %."""


def text_scale() -> float:
    """How large text is: 1.0 at 100 %, 2.0 at 200 %."""
    pixels = QApplication.font().pixelSize()
    return pixels / BODY_PIXELS if pixels > 0 else 1.0


def px(length: float) -> int:
    """A length of the design at 100 %, in pixels at the present size of text."""
    return round(length * text_scale())
