"""What lies over figures that are being computed again: they are still read, in grey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from census_app.gui.theme import tokens

_AFTER_MS = 250
"""An answer that comes sooner changes the figures without a blink."""
_OPACITY = 140


class Veil(QWidget):
    """Covers its parent, lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_AFTER_MS)
        self._clock.timeout.connect(self._cover)
        parent.installEventFilter(self)
        self.hide()

    def fall(self) -> None:
        """Cover, unless `lift` comes soon."""
        if self.isHidden():
            self._clock.start()

    def lift(self) -> None:
        """Uncover."""
        self._clock.stop()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(tokens().surface)
        colour.setAlpha(_OPACITY)
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour)
        painter.end()

    def _cover(self) -> None:
        self._fit()
        self.show()
        self.raise_()

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
