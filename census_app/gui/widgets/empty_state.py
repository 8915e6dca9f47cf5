"""An empty screen teaches: what it is for, and what can be done now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import paint_icon, px, tokens
from census_app.gui.widgets.buttons import PrimaryButton, SecondaryButton
from census_app.gui.widgets.labels import Label, Look


@dataclass(frozen=True, slots=True)
class Offer:
    """A button and the sentence that says what it does."""

    label: str
    sentence: str
    action: Callable[[], object]


class EmptyState(QWidget):
    """An icon, a sentence, and at most three offers; the first is the main one."""

    def __init__(
        self, icon_name: str, sentence: str, offers: Sequence[Offer] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons: tuple[QPushButton, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        column.addStretch(2)
        column.addWidget(_BigIcon(icon_name, self), 0, Qt.AlignmentFlag.AlignHCenter)
        words = Label(sentence, Look.HEADING, self, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(px(8))
        if offers:
            column.addWidget(self._offers(offers), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _offers(self, offers: Sequence[Offer]) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        buttons: list[QPushButton] = []
        for row, offer in enumerate(offers):
            button = PrimaryButton(offer.label) if row == 0 else SecondaryButton(offer.label)
            button.setAccessibleDescription(offer.sentence)
            button.clicked.connect(lambda _checked=False, act=offer.action: act())
            grid.addWidget(button, row, 0)
            grid.addWidget(Label(offer.sentence, Look.SECONDARY), row, 1)
            buttons.append(button)
        self.buttons = tuple(buttons)
        return holder


class _BigIcon(QWidget):
    """The icon, large and faint, on a soft round."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(px(64), px(64))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent_faint))
        painter.drawEllipse(self.rect())
        inside = self.rect().toRectF().adjusted(px(19), px(19), -px(19), -px(19))
        paint_icon(painter, inside, self._name, tokens().accent_text)
        painter.end()
