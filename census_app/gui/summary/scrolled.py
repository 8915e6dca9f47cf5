"""What a small dialog holds: shown whole where there is room, scrolled where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from census_app.gui.theme import px


class Scrolled(QScrollArea):
    """Asks for the whole of what it holds, and scrolls it where there is less room."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(held)
        held.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @override
    def sizeHint(self) -> QSize:
        wished = self._held.sizeHint().expandedTo(self._held.minimumSizeHint())
        return wished.expandedTo(QSize(0, self._held.heightForWidth(wished.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        held = self._held.minimumSizeHint()
        return QSize(held.width(), min(held.height(), px(160)))
