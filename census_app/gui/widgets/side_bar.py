"""The side bar: where one is, where one can go, how much there is in each place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui import formats
from census_app.gui.theme import Size, font, paint_icon, px, tokens
from census_app.gui.widgets.labels import ElidedLabel, Look

_WIDTH = 176
_COMPACT_WIDTH = 52
_ROW = 35


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the side bar."""

    key: str
    label: str
    icon: str


class SideBar(QWidget):
    """The program's name, the territory, and the places one under the other."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(px(_WIDTH))
        self.setAccessibleName(self.tr("Pages"))
        self._territory = ElidedLabel("", Look.SMALL, self)
        self._buttons: dict[str, _PlaceButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(15), px(8), px(8))
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(8), 0, 0, px(12))
        head.setSpacing(px(1))
        self._name = ElidedLabel(self.tr("Recensement"), Look.STRONG, self)
        head.addWidget(self._name)
        head.addWidget(self._territory)
        column.addLayout(head)
        for place in places:
            button = _PlaceButton(place, self)
            button.clicked.connect(self._clicked)
            self._buttons[place.key] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)

    def set_compact(self, compact: bool) -> None:
        """Show icons alone, where the screen is small for its text; words become tooltips."""
        self.setFixedWidth(px(_COMPACT_WIDTH if compact else _WIDTH))
        self._name.setVisible(not compact)
        self._territory.setVisible(not compact)
        for button in self._buttons.values():
            button.set_compact(compact)

    def set_territory(self, text: str) -> None:
        """Write the territory under the program's name."""
        self._territory.setText(text)

    def set_current(self, key: str) -> None:
        """Show where one is; an unknown key leaves the bar as it is."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def current(self) -> str:
        """The key of the place shown, or an empty text."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_count(self, key: str, count: int | None) -> None:
        """Write a number at the right of a place, or nothing."""
        if key in self._buttons:
            self._buttons[key].set_count(count)

    def _clicked(self) -> None:
        self.chosen.emit(self.current())


class _PlaceButton(QAbstractButton):
    """Icon, word, count; painted, so that the selected state is exact."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._count, self._compact = place, "", False
        self.setText(place.label)
        self.setAccessibleName(place.label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        self._count = "" if count is None else formats.number(count)
        self.setAccessibleDescription(self._count)
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setToolTip(f"{self.text()} {self._count}".rstrip() if compact else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(36 if self._compact else 160), px(_ROW))

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
        area = QRectF(self.rect()).adjusted(0.5, 1, -0.5, -1)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(area, px(6), px(6))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(6), px(6))
        ink = colours.accent_text if chosen else colours.text
        side = px(16)
        mark = QRectF(px(10), (self.height() - side) / 2, side, side)
        paint_icon(painter, mark, self._place.icon, ink if chosen else colours.secondary)
        if not self._compact:
            self._paint_words(painter, area, chosen)
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF, chosen: bool) -> None:
        colours = tokens()
        painter.setPen(QColor(colours.accent_text if chosen else colours.text))
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        words = area.adjusted(px(36), 0, -px(10), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(colours.accent_text if chosen else colours.secondary))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
