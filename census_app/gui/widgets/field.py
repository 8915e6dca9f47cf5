"""One row of a form: what is asked, the editor, its unit, what is wrong, what stood there last year."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui.theme import Tone, px
from census_app.gui.widgets.editors import mark_wrong
from census_app.gui.widgets.labels import Label, Look
from census_app.gui.widgets.messages import InlineMessage

LABEL_WIDTH = 184
SIDE_WIDTH = 208


class FieldRow(QWidget):
    """Label at the left (or `above`), editor and unit, hint and message under it, side text at the right."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        parent: QWidget | None = None,
        *,
        unit: str = "",
        hint: str = "",
        side: str = "",
        above: bool = False,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = Label(label, Look.MEDIUM if above else Look.SECONDARY, self, wrap=True)
        self._label.setBuddy(editor)
        self._unit = Label(unit, Look.SECONDARY, self)
        self._hint = Label(hint, Look.SMALL, self, wrap=True)
        self._message = InlineMessage(self)
        self._side = Label(side, Look.SECONDARY, self, wrap=True)
        self._side.setFixedWidth(px(SIDE_WIDTH))
        self._unit.setVisible(bool(unit))
        self._hint.setVisible(bool(hint))
        self._side.setVisible(bool(side))
        editor.setAccessibleName(f"{label} ({unit})" if unit else label)
        problem = getattr(editor, "problem", None)
        if isinstance(problem, SignalInstance):
            problem.connect(self.set_message)
        self._lay_out(above)

    def label(self) -> str:
        """What is asked."""
        return self._label.text()

    def message(self) -> str:
        """The sentence shown, or an empty text."""
        return self._message.text()

    def set_message(self, text: str, tone: Tone = Tone.ERROR) -> None:
        """Say what is wrong (error) or doubtful (warn) and mark the editor; empty takes it back."""
        self._message.say(text, tone)
        self.editor.setAccessibleDescription(text)
        mark_wrong(self.editor, bool(text) and tone is Tone.ERROR)

    def set_side(self, text: str) -> None:
        """Write at the right, for instance last year's value."""
        self._side.setText(text)
        self._side.setVisible(bool(text))

    def add_beside(self, widget: QWidget) -> None:
        """Put a small control after the unit: « ne sait pas », « refus »."""
        self._line.insertWidget(self._line.count() - 1, widget)

    def _lay_out(self, above: bool) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(px(8))
        fixed = self.editor.minimumWidth() == self.editor.maximumWidth()
        self._line.addWidget(self.editor, 0 if fixed else 1)
        self._line.addWidget(self._unit)
        self._line.addStretch(1 if fixed else 0)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        if above:
            column.addWidget(self._label)
            column.addWidget(self._hint)
        column.addLayout(self._line)
        if not above:
            column.addWidget(self._hint)
        column.addWidget(self._message)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        if not above:
            self._label.setFixedWidth(px(LABEL_WIDTH))
            self._label.setContentsMargins(0, px(8), 0, 0)
            self._side.setContentsMargins(0, px(8), 0, 0)
            row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
