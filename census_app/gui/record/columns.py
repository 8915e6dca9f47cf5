"""Columns that keep the same widths from line to line, and shrink where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from census_app.gui.theme import px

_GAP = 8
_RIGID_BELOW = 80
_LEAST = 112
"""What a column without a width gets at least, in pixels at 100 %."""


class ColumnsLayout(QLayout):
    """One line of widgets. A width of 0 shares what is left; widths from 80 shrink to leave it something."""

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = tuple(widths)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def sizeHint(self) -> QSize:
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(sum(px(width or _LEAST) for width in self._widths), height)

    @override
    def minimumSize(self) -> QSize:
        return QSize(px(_LEAST), self.sizeHint().height())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        left = rect.left()
        for item, width in zip(self._items, column_widths(self._widths, rect.width()), strict=False):
            height = min(item.sizeHint().height(), rect.height())
            top = rect.top() + (rect.height() - height) // 2
            item.setGeometry(QRect(left, top, width, height))
            left += width + px(_GAP)


def column_widths(widths: Sequence[int], room: int) -> list[int]:
    """The width of each column in pixels, from those of the design (pixels at 100 %), in so much room."""
    room -= px(_GAP) * (len(widths) - 1)
    rigid = sum(px(width) for width in widths if 0 < width < _RIGID_BELOW)
    supple = sum(px(width) for width in widths if width >= _RIGID_BELOW)
    free = widths.count(0)
    left = room - rigid - supple
    least = px(_LEAST) * free
    ratio = min(1.0, max(0.4, (room - rigid - least) / supple)) if left < least and supple else 1.0
    share = max(0, room - rigid - round(supple * ratio)) // free if free else 0
    return [
        share if width == 0 else px(width) if width < _RIGID_BELOW else round(px(width) * ratio)
        for width in widths
    ]
