"""The small grey words after a field: why there is no answer, and a remark."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.interview.wording import absence_word, absences
from census_app.gui.theme import Size, font, px
from census_app.gui.widgets import Label, Look, QuietButton


class QuietBar(QWidget):
    """« ne sait pas · refus · sans objet · non demandé · note » while one looks at the question.

    Else only the reason given, if any. Its room is kept, so that nothing moves when the words appear; they
    are made when first needed.
    """

    marked = Signal(object)
    """Carries the code of the reason chosen, None when it is taken back."""
    noted = Signal()
    """A remark is to be written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._absence = ""
        self._words: QWidget | None = None
        self._said: QuietButton | None = None
        self._buttons: dict[str, QuietButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setFixedWidth(self.sizeHint().width())  # with a fixed height, nothing around is laid out anew

    def set_absence(self, absence: str) -> None:
        """Show why there is no answer."""
        if absence == self._absence:
            return
        self._absence = absence
        for code, button in self._buttons.items():
            button.setChecked(code == absence)
        if absence:
            self._reason().setText(absence_word(absence))
        self.set_shown(self._words is not None and self._words.isVisibleTo(self))

    def set_shown(self, shown: bool) -> None:
        """Show the words, or only the reason given."""
        if shown and self._words is None:
            self._words = self._made()
            self._row.insertWidget(0, self._words)
        if self._words is not None:
            self._words.setVisible(shown)
        if self._said is not None:
            self._said.setVisible(bool(self._absence) and not shown)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Size.SMALL))
        words = [*(word for _code, word in absences()), self.tr("note")]
        return QSize(sum(metrics.horizontalAdvance(word) + px(15) for word in words), px(20))

    def _reason(self) -> QuietButton:
        """The reason alone, as it stands when one looks elsewhere."""
        if self._said is None:
            self._said = QuietButton("", self)
            self._said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._said.setCheckable(True)
            self._said.setChecked(True)
            self._said.clicked.connect(lambda: self.marked.emit(None))
            self._row.addWidget(self._said)
            self._row.addStretch()
        return self._said

    def _made(self) -> QWidget:
        words = QWidget(self)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        for code, word in absences():
            button = self._add(row, code, word)
            button.setCheckable(True)
            button.setChecked(code == self._absence)
            button.clicked.connect(partial(self._clicked, code))
            row.addWidget(Label("·", Look.SMALL, words))
        self._add(row, "note", self.tr("note")).clicked.connect(self.noted)
        row.addStretch()
        return words

    def _add(self, row: QHBoxLayout, code: str, word: str) -> QuietButton:
        """The keyboard has keys of its own for these (Alt+N…): the Tab key goes from question to question."""
        button = QuietButton(word)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons[code] = button
        row.addWidget(button)
        return button

    def _clicked(self, code: str, checked: bool) -> None:
        self.marked.emit(code if checked else None)
