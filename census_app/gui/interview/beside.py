"""Last year's answer beside a question, in grey, and the way to take it again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.interview.earlier import Earlier
from census_app.gui.interview.two_tone import TwoTone
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look, Rule

WIDTH = 236
_SHORT = 40
"""So many letters go on one line, whatever the size of the text."""


class Beside(QWidget):
    """« En 2025 : 38 », and « Reprendre » while the answer is another one, with its key.

    Beside its question, or `under` it: then on one line when it is short.
    """

    taken = Signal()

    def __init__(self, said: Earlier | None, parent: QWidget, *, under: bool = False) -> None:
        super().__init__(parent)
        self._take: LinkButton | None = None
        self._key: Label | None = None
        self.said = said
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        if said is None:
            return
        rule = Rule(self, vertical=True)
        rule.setFixedWidth(px(2))
        row.addWidget(rule)
        words = TwoTone(self)
        words.setContentsMargins(px(2), 0, 0, 0)  # as the text of the link under it
        words.say(said.text, before=self.tr("En {year} :").format(year=said.year))
        self._take = LinkButton(self.tr("Reprendre"), self)
        self._take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take.clicked.connect(self.taken)
        self._key = Label(self.tr("Alt+R"), Look.SMALL, self)
        for part in (self._take, self._key):
            part.ensurePolished()
            part.setFixedSize(part.sizeHint())  # so that nothing moves when they come and go
        line = QHBoxLayout()
        line.setSpacing(px(4))
        if under and len(said.text) <= _SHORT:
            words.setWordWrap(False)
            line.addWidget(words)
            line.addSpacing(px(8))
            row.addLayout(line, 1)
        else:
            column = QVBoxLayout()
            column.setSpacing(px(2))
            column.addWidget(words)
            column.addLayout(line)
            column.addStretch()
            row.addLayout(column, 1)
        line.addWidget(self._take)
        line.addWidget(self._key)
        line.addStretch()

    def show_offer(self, *, offered: bool, current: bool) -> None:
        """Offer to take it again, or not; say the key when the cursor is there."""
        if self._take is not None and self._key is not None:
            self._take.setText(self.tr("Reprendre") if offered else "")
            self._take.setEnabled(offered)
            self._key.setText(self.tr("Alt+R") if offered and current else "")
