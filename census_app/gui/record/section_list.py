"""The sections down the side: where one is in the page, and how much there is in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, font, px, tokens

_WIDTH, _ROW = 176, 32


class SectionList(QWidget):
    """One line a section; the current one follows the scrolling."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(_WIDTH))
        self.setAccessibleName(self.tr("Sections de la fiche"))
        self.lines: dict[str, _Line] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(1))

    def set_sections(self, sections: Sequence[tuple[str, str]]) -> None:
        """Give the sections as (key, title)."""
        for key, title in sections:
            line = _Line(title, self)
            line.clicked.connect(lambda _on=False, wanted=key: self.chosen.emit(wanted))
            self._group.addButton(line)
            self._column.addWidget(line)
            self.lines[key] = line
        self._column.addStretch(1)

    def set_current(self, key: str) -> None:
        """Show where one is."""
        self.lines[key].setChecked(True)

    def current(self) -> str:
        """The key of the section shown as current."""
        return next((key for key, line in self.lines.items() if line.isChecked()), "")

    def set_count(self, key: str, count: str) -> None:
        """Write how much there is in a section."""
        self.lines[key].set_count(count)


class _Line(QAbstractButton):
    """A word, a small number at the right; painted, so that the selected state is exact."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ""
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str) -> None:
        if count != self._count:
            self._count = count
            self.setAccessibleDescription(count)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(_WIDTH), px(_ROW))

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
        colours, chosen = tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(area, px(6), px(6))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(6), px(6))
        words = area.adjusted(px(12), 0, -px(10), 0)
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(colours.accent_text if chosen else colours.secondary))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        painter.setPen(QColor(colours.accent_text if chosen else colours.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
