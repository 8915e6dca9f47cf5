"""A text with a grey part before or after it: « En 2025 : 38 », « Que font-ils ? plusieurs réponses »."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui.theme import tokens
from census_app.gui.widgets import Look


class TwoTone(QLabel):
    """Words of the form or of the inventory are escaped: they never change how they are shown."""

    def __init__(self, parent: QWidget, look: Look = Look.BODY) -> None:
        super().__init__(parent)
        self._words = ("", "", "")
        self.setWordWrap(True)
        self.setProperty("look", look.value)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, *, before: str = "", after: str = "") -> None:
        """Show a text between two grey ones."""
        if (before, text, after) != self._words:
            self._words = (before, text, after)
            self._show()

    def words(self) -> str:
        """All that is written."""
        return " ".join(part for part in self._words if part)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        self.setAccessibleName(self.words())
        if not (self._words[0] or self._words[2]):
            self.setTextFormat(Qt.TextFormat.PlainText)  # much quicker to lay out
            self.setText(self._words[1])
            return
        self.setTextFormat(Qt.TextFormat.RichText)
        before, text, after = (escape(part).replace("\n", "<br>") for part in self._words)
        grey = f'<span style="color:{tokens().secondary}; font-weight:400">'
        parts = [f"{grey}{before}</span>" if before else "", text, f"{grey}{after}</span>" if after else ""]
        self.setText(" ".join(part for part in parts if part))
