"""The row under the cursor of a table, whole, under that table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, Rule

_LINES = 4


class Detail(QWidget):
    """A title, what is to be read, and a quieter line; it keeps its height, so that nothing moves above."""

    def __init__(self, parent: QWidget | None = None, *, beside: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", Look.STRONG, wrap=True)
        self.body = Label("", wrap=True)
        self.quiet = Label("", Look.SECONDARY, wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        if beside is not None:
            top.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Rule())
        column.addSpacing(px(4))
        column.addLayout(top)
        for label in (self.body, self.quiet):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        self.setMinimumHeight(self.body.fontMetrics().lineSpacing() * _LINES + px(16))

    def show_texts(self, title: str = "", body: str = "", quiet: str = "") -> None:
        """Show these; without any, the place stays empty."""
        for label, text in ((self.title, title), (self.body, body), (self.quiet, quiet)):
            label.setText(text)
            label.setVisible(bool(text))
