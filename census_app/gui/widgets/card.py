"""Figure cards: a name, a large figure, what it compares with, how many answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import px
from census_app.gui.widgets.coverage import CoverageBar
from census_app.gui.widgets.labels import ElidedLabel, Look


class Card(QFrame):
    """A figure that is also a link to what makes it, when `clicked` is listened to by `linked`."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, linked: bool = False) -> None:
        super().__init__(parent)
        self._linked = linked
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(name, Look.SECONDARY, self)
        self._figure = ElidedLabel("—", Look.TITLE, self)
        self._note = ElidedLabel("", Look.SMALL, self)
        self._bar = CoverageBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(11), px(14), px(10))
        column.setSpacing(px(2))
        for part in (self._name, self._figure, self._note):
            column.addWidget(part)
        column.addSpacing(px(3))
        column.addWidget(self._bar)
        if linked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set(self, figure: str, note: str, answered: int, eligible: int) -> None:
        """Show a figure already written, its note, and the coverage under it."""
        self._figure.setText(figure)
        self._note.setText(note)
        self._bar.set(answered, eligible)
        self.setAccessibleName(f"{self._name.text()} : {figure}. {note}")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._linked and inside and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._linked and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
