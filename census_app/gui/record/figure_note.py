"""The note of a figure: one quiet line that opens, and the field it opens to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, font, px, tokens
from census_app.gui.widgets import Label, Look

_NAME = 88


class NoteLine(QAbstractButton):
    """A note on one grey line, cut with « … »; a click, Enter or Space asks to write in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, text: str) -> None:
        """Show a note; its lines follow each other."""
        self.setText(" ".join(text.split()))
        self.setToolTip(text)
        self.setAccessibleDescription(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(120), QFontMetrics(font(Size.SMALL)).height() + px(4))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, here = tokens(), self.hasFocus()
        painter = QPainter(self)
        written = font(Size.SMALL)
        written.setUnderline(here)
        painter.setFont(written)
        shade = colours.text if self.underMouse() else colours.secondary
        painter.setPen(QColor(colours.accent_text if here else shade))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


def named(name: str, area: QWidget, parent: QWidget) -> QWidget:
    """A text with its small name at the left."""
    holder = QWidget(parent)
    label = Label(name, Look.SMALL, holder, wrap=True)
    label.setFixedWidth(px(_NAME))
    label.setContentsMargins(0, px(8), 0, 0)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, px(3))
    row.setSpacing(px(8))
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(area, 1)
    return holder
