"""Under the cards of a repeat: last year's occurrences that none of them is, each to be taken again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.interview.earlier_repeats import EarlierOccurrence
from census_app.gui.interview.two_tone import TwoTone
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look


class EarlierLines(QWidget):
    """« En 2025 aussi : Derval · 40 %  Reprendre »; it takes no room when there is none."""

    taken = Signal(object)
    """Carries the `EarlierOccurrence` to add."""
    all_taken = Signal()
    """The whole repeat is to be taken again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.texts: list[str] = []
        self._shown: tuple[object, ...] = ()
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(8), 0, 0, 0)
        self.hide()

    def show_lines(self, rest: Sequence[EarlierOccurrence], *, whole: int, free: bool) -> None:
        """Show what nothing matches; `whole`: so many were said and nothing yet, so all can be taken."""
        wanted = (tuple(each.text for each in rest), whole, free)
        if wanted == self._shown:
            return
        self._shown = wanted
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body = QWidget(self)
        self.texts = []
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(4))
        if whole > 1:
            text = self.tr("Tout reprendre : {count} l’an dernier").format(count=whole)
            lines.addLayout(self._offer(body, text))
        for each in rest:
            words = TwoTone(body)
            words.say(each.text, before=self.tr("En {year} aussi :").format(year=each.year))
            self.texts.append(words.words())
            lines.addLayout(self._line(body, words, each, free=free))
        self._column.addWidget(body)
        self.setVisible(bool(rest) or whole > 1)

    def _offer(self, body: QWidget, text: str) -> QHBoxLayout:
        link = LinkButton(text, body)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.clicked.connect(self.all_taken)
        self.texts.append(text)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(link)
        line.addWidget(Label(self.tr("Alt+R"), Look.SMALL, body))
        line.addStretch()
        return line

    def _line(self, body: QWidget, words: TwoTone, said: EarlierOccurrence, *, free: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(words, 1)
        if free:
            link = LinkButton(self.tr("Reprendre"), body)
            link.setAccessibleName(f"{link.text()} : {said.text}")
            link.clicked.connect(partial(self.taken.emit, said))
            line.addWidget(link)
        return line
