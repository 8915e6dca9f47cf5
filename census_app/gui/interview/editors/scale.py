"""A scale of answers side by side: rounds on a line, what each means under it (appearance `likert`).

The same columns draw tables of questions: a first one that shows the words only (`label`), the others the
rounds only (`list-nolabel`).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import px, tokens
from census_app.gui.widgets import Label

_COLUMN, _TABLE_COLUMN, _ROUND = 104, 88, 20


class Scale(QWidget):
    """Equal columns, joined by a line when they are the steps of one scale."""

    def __init__(self, parent: QWidget, *, joined: bool) -> None:
        super().__init__(parent)
        self._joined = joined
        self._buttons: Sequence[QAbstractButton] = ()

    def place(self, buttons: Sequence[QAbstractButton], words: Sequence[Label]) -> None:
        """Put the rounds above, their words under; either may be missing."""
        self._buttons = buttons
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(2), 0, px(2))
        grid.setHorizontalSpacing(px(4))
        grid.setVerticalSpacing(px(2))
        count = max(len(buttons), len(words))
        for place in range(count):
            grid.setColumnMinimumWidth(place, px(_COLUMN if self._joined else _TABLE_COLUMN))
        for place, button in enumerate(buttons):
            button.setFixedWidth(px(_ROUND))  # without its empty text, so that its words are centred on it
            grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignHCenter)
        for place, label in enumerate(words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMaximumWidth(px(_COLUMN if self._joined else _TABLE_COLUMN))
            grid.addWidget(label, 1, place)
        grid.setColumnStretch(count, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._joined or len(self._buttons) < 2:
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens().line_strong), px(2)))
        side = px(10)
        for left, right in zip(self._buttons, self._buttons[1:], strict=False):
            start, end = _middle(left), _middle(right)
            painter.drawLine(start + QPoint(side, 0), end - QPoint(side, 0))
        painter.end()


def _middle(button: QAbstractButton) -> QPoint:
    return button.geometry().center()
