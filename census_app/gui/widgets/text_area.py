"""Several lines of text in a field that grows with what is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui.theme import px


class TextArea(QPlainTextEdit):
    """From `lines` lines high to twelve, then it scrolls. Tab goes to the next field; empty is None."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2, placeholder: str = "") -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(px(3))
        self._setting = False
        self.textChanged.connect(self._changed)
        self._grow()

    def value(self) -> str | None:
        """The text without spaces at its ends, or None."""
        return self.toPlainText().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show a text without announcing it."""
        if value == self.value():
            return
        self._setting = True
        self.setPlainText(value or "")
        self._setting = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _changed(self) -> None:
        self._grow()
        if not self._setting:
            self.edited.emit(self.value())

    def _grow(self) -> None:
        written = round(self.document().size().height())
        shown = max(self._lines, min(written, 12))
        height = shown * self.fontMetrics().lineSpacing() + px(16)
        if height != self.height():
            self.setFixedHeight(height)
