"""The head of a page: its name, a sentence in grey on the same line, and room for chips at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets.labels import ElidedLabel, Label, Look


class PageHeader(QWidget):
    """« Initiatives  148, dont 13 affichées », both words on one baseline."""

    def __init__(self, title: str, parent: QWidget | None = None, *, note: str = "") -> None:
        super().__init__(parent)
        self._title = Label(title, Look.TITLE, self)
        self._note = ElidedLabel(note, Look.SECONDARY, self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(self._title)
        self._row.addWidget(self._note, 1)
        self._align()

    def set_title(self, text: str) -> None:
        """Change the name."""
        self._title.setText(text)

    def note(self) -> str:
        """The sentence in grey."""
        return self._note.text()

    def set_note(self, text: str) -> None:
        """Change the sentence in grey."""
        self._note.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a chip or a button at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _align(self) -> None:
        """Lift the note so that both texts stand on one line."""
        self._title.ensurePolished()
        self._note.ensurePolished()
        lift = self._title.fontMetrics().descent() - self._note.fontMetrics().descent()
        self._note.setContentsMargins(0, 0, 0, max(0, lift))
        self._title.setAlignment(Qt.AlignmentFlag.AlignBottom)
