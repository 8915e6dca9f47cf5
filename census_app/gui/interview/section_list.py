"""The sections at the left, each with how far it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, font, paint_icon, px, tokens

_TALL, _BAR, _SIDE, _GAP = 43, 4, 12, 8


@dataclass(frozen=True, slots=True)
class SectionSign:
    """What the list says of a section: answered of asked, and whether something in it is wrong."""

    path: str
    label: str
    answered: int
    questions: int
    wrong: bool


class SectionList(QScrollArea):
    """One stop of the Tab key; the arrows go from section to section."""

    chosen = Signal(str)
    """Carries the path of the section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, SectionItem] = {}
        body = QWidget()
        body.setProperty("look", "side")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(px(8), px(8), px(8), px(8))
        self._column.setSpacing(px(3))
        self._column.addStretch()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Sections"))

    def show_sections(self, signs: Sequence[SectionSign], current: str) -> None:
        """Show these sections, the current one highlighted; those no longer named vanish."""
        named = {sign.path for sign in signs}
        for path in [path for path in self._items if path not in named]:
            gone = self._items.pop(path)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, sign in enumerate(signs):
            item = self._items.get(sign.path)
            if item is None:
                item = SectionItem(self)
                item.clicked.connect(partial(self.chosen.emit, sign.path))
                item.installEventFilter(self)
                self._items[sign.path] = item
                self._column.insertWidget(place, item)
            item.show_sign(sign, current=sign.path == current)
            if sign.path == current:
                self.ensureWidgetVisible(item, 0, px(_GAP))

    def take_focus(self) -> None:
        """Put the cursor on the current section."""
        for item in self._ordered():
            if item.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                item.setFocus()

    def texts(self) -> list[str]:
        """What each line says."""
        return [item.accessibleName() for item in self._ordered()]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            items = self._ordered()
            if step and watched in items:
                place = [each is watched for each in items].index(True) + step
                if 0 <= place < len(items):
                    items[place].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _ordered(self) -> list[SectionItem]:
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (None if item is None else item.widget() for item in items)
        return [widget for widget in widgets if isinstance(widget, SectionItem)]


class SectionItem(QAbstractButton):
    """A name, « 3 sur 6 », and a bar; a small sign where something is to be mended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = SectionSign("", "", 0, 0, wrong=False)
        self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_sign(self, sign: SectionSign, *, current: bool) -> None:
        """Show a section; the current one is the stop of the Tab key."""
        if (sign, current) == (self._sign, self._current):
            return
        self._sign, self._current = sign, current
        count = self._count()
        wrong = self.tr(", à vérifier") if sign.wrong else ""
        self.setAccessibleName(f"{sign.label}, {count}{wrong}" if count else f"{sign.label}{wrong}")
        self.setToolTip(sign.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(180), px(_TALL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self.underMouse():
            painter.setBrush(QColor(colours.accent_soft if self._current else colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        inner = self.rect().adjusted(px(_SIDE), px(6), -px(_SIDE), -px(6))
        words = QRect(inner.left(), inner.top(), inner.width(), inner.height() - px(_BAR) - px(4))
        room = self._draw_count(painter, words)
        painter.setPen(QColor(colours.accent_text if self._current else colours.text))
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold if self._current else QFont.Weight.Normal))
        name = painter.fontMetrics().elidedText(self._sign.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        self._draw_bar(painter, QRectF(inner.left(), inner.bottom() - px(_BAR) + 1, inner.width(), px(_BAR)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        painter.end()

    def _draw_count(self, painter: QPainter, words: QRect) -> int:
        """Draw the figures at the right; return the room that the name has."""
        colours = tokens()
        needed = QFontMetrics(font(Size.BODY, QFont.Weight.DemiBold)).horizontalAdvance(self._sign.label)
        painter.setFont(font(Size.SMALL))
        count = self._count()
        needed += px(_GAP) + (px(12) if self._sign.wrong else 0)
        if count and needed + painter.fontMetrics().horizontalAdvance(count) > words.width():
            count = f"{self._sign.answered}/{self._sign.questions}"
        painter.setPen(QColor(colours.error if self._sign.wrong else colours.secondary))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        wide = QFontMetrics(painter.font()).horizontalAdvance(count) + px(_GAP)
        if self._sign.wrong:
            side = px(12)
            area = QRectF(words.right() - wide - side + px(4), words.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, area, "circle-alert", colours.error)
            wide += side
        return words.width() - wide

    def _draw_bar(self, painter: QPainter, area: QRectF) -> None:
        colours, sign = tokens(), self._sign
        if not sign.questions:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_line if self._current else colours.line))
        painter.setOpacity(0.45 if self._current else 1.0)
        painter.drawRoundedRect(area, px(2), px(2))
        painter.setOpacity(1.0)
        if sign.answered:
            area.setWidth(max(px(_BAR), area.width() * sign.answered / sign.questions))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(area, px(2), px(2))

    def _count(self) -> str:
        if not self._sign.questions:
            return ""
        return self.tr("{done} sur {all}").format(done=self._sign.answered, all=self._sign.questions)
