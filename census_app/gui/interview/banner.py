"""What is said above the questions: why they are only shown, what is tried, what was reopened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Notice


class Banner(QWidget):
    """One sentence with at most one action; it takes no room when there is nothing to say."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = ""
        self._notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(8), px(12), px(8))
        self.hide()

    def say(self, sentence: str, tone: Tone = Tone.ACCENT, action: str = "") -> None:
        """Say a sentence in the place of the one before; an empty one hides."""
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        self.sentence = sentence
        if sentence:
            self._notice = Notice(sentence, tone, self, action=action)
            self._notice.acted.connect(self.acted)
            self._column.addWidget(self._notice)
        self.setVisible(bool(sentence))
