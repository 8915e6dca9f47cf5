"""Status pills: a word on a soft colour. The word says it; the colour only helps the eye."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, Tokens, Tone, font, px, tokens

_PADDING = 6
_HEIGHT = 17


def badge_width(text: str) -> float:
    """Width of a pill in logical pixels."""
    return QFontMetricsF(font(Size.SMALL)).horizontalAdvance(text) + 2 * px(_PADDING)


def paint_badge(painter: QPainter, area: QRectF, text: str, tone: Tone, colours: Tokens) -> QRectF:
    """Paint a pill at the left of an area, centred in its height; return the pill's own area."""
    ink, ground = colours.tone(tone)
    height = px(_HEIGHT)
    width = min(badge_width(text), area.width())
    pill = QRectF(area.left(), round(area.center().y() - height / 2), width, height)
    small = font(Size.SMALL)
    room = width - 2 * px(_PADDING) + 1
    shown = QFontMetricsF(small).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, px(4), px(4))
    painter.setPen(QColor(ink))
    painter.setFont(small)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
    return pill


class Badge(QWidget):
    """A pill as a widget of its own, for previews and pages."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._tone = text, tone
        self.set(text, tone)

    def text(self) -> str:
        """The word shown."""
        return self._text

    def set(self, text: str, tone: Tone) -> None:
        """Change the word and its tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(badge_width(self._text) + 1), px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._text, self._tone, tokens())
        painter.end()
