"""Questions listed under the names of their sections, each a link to its place: what an end shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look, Rule

_WIDTH = 820
_INDENT = 2
"""The text of a link stands so far from its edge; what is said under it stands under that text."""


class QuestionList(QScrollArea):
    """Takes the place of the questions. Made anew at each `begin`; `end` puts it on screen."""

    wanted = Signal(str)
    """Carries the path of the question to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.links: list[LinkButton] = []
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self._section = ""

    def begin(self, title: str, sentence: str) -> None:
        """Forget what was listed; say what the list is about."""
        self.links, self._section = [], ""
        self.body = QWidget()
        self.body.setMaximumWidth(px(_WIDTH))
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(px(36), px(16), px(20), px(24))
        self.column.setSpacing(px(6))
        self.column.addWidget(Label(title, Look.TITLE, self.body, wrap=True))
        self.column.addWidget(Label(sentence, Look.SECONDARY, self.body, wrap=True))

    def end(self) -> None:
        """Show what was listed since `begin`."""
        self.column.addStretch(1)
        self.setWidget(self.body)

    def add_heading(self, text: str) -> None:
        """Say what the questions that follow have in common."""
        self._section = ""
        self.column.addSpacing(px(20))
        self.column.addWidget(Label(text, Look.HEADING, self.body))

    def add_question(self, path: str, name: str, section: str, spoken: str = "", after: str = "") -> None:
        """A question as a link, with a small word `after` it; `spoken` is what a screen reader adds.

        Without a path it is only named.
        """
        if section != self._section:
            self._section = section
            self.column.addSpacing(px(10))
            self.column.addWidget(Label(section, Look.STRONG, self.body))
            self.column.addWidget(Rule(self.body))
        if not path:
            self.add_words(Label(name, Look.MEDIUM, self.body, wrap=True), apart=True)
            return
        link = LinkButton(self._fitting(name), self.body)
        link.setAccessibleName(f"{name} {spoken}".strip())
        link.setToolTip(name)
        link.clicked.connect(partial(self.wanted.emit, path))
        self.links.append(link)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(link)
        line.addWidget(Label(after, Look.SMALL, self.body), 1)
        self.column.addLayout(line)

    def add_words(self, words: QWidget, *, apart: bool = False) -> None:
        """What is said of the last question, right under it; or something `apart` from it."""
        words.setContentsMargins(px(_INDENT), 0, 0, 0)
        if not apart:
            self.column.addSpacing(-self.column.spacing())
        self.column.addWidget(words)

    def _fitting(self, question: str) -> str:
        room = max(px(200), min(px(_WIDTH), self.window().width()) - px(150))
        shown = self.fontMetrics().elidedText(question, Qt.TextElideMode.ElideRight, room)
        return shown.replace("&", "&&")
