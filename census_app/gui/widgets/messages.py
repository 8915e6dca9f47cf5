"""Messages: beside a field, above a page, or for a moment at the bottom of the window."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import Tone, pixmap, px, tokens
from census_app.gui.widgets.buttons import LinkButton
from census_app.gui.widgets.labels import Label, Look

_LOOKS = {Tone.ERROR: Look.ERROR, Tone.WARN: Look.WARN}
_ICONS = {
    Tone.ERROR: "circle-alert",
    Tone.WARN: "triangle-alert",
    Tone.OK: "circle-check",
    Tone.ACCENT: "info",
    Tone.NEUTRAL: "info",
}
_TOAST_MS = 6000


class InlineMessage(Label):
    """One sentence under a field; it takes no room when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Look.ERROR, parent, wrap=True)
        self.hide()

    def say(self, text: str, tone: Tone = Tone.ERROR) -> None:
        """Show a sentence, or hide when it is empty."""
        self.set_look(_LOOKS.get(tone, Look.SMALL))
        self.setText(text)
        self.setVisible(bool(text))


class Notice(QFrame):
    """A sentence across a page, with an icon and at most one action: a duplicate, a read-only file."""

    acted = Signal()

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None, *, action: str = ""
    ) -> None:
        super().__init__(parent)
        self._tone = Tone.OK if tone is Tone.ACCENT else tone
        self.setProperty("look", f"notice-{self._tone.value}")
        self._icon = Label("", parent=self)
        self._text = Label(text, parent=self, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        if action:
            link = LinkButton(action, self)
            link.clicked.connect(self.acted)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self._colour()

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self._text.setText(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        self._icon.setPixmap(pixmap(_ICONS[self._tone], tokens().tone(self._tone)[0]))


class Toast(QFrame):
    """A sentence for a few seconds over the bottom of its parent, with at most one action (« Annuler »)."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "toast")
        self._text = Label("", Look.MEDIUM, self)
        self._action = LinkButton("", self)
        self._action.clicked.connect(self._act)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        row.setSpacing(px(16))
        row.addWidget(self._text)
        row.addWidget(self._action)
        parent.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """The sentence shown last."""
        return self._text.text()

    def say(self, text: str, *, action: str = "") -> None:
        """Show a sentence; it leaves by itself."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._action.setStyleSheet(f"color: {tokens().accent_soft};")
        self.show()
        self.raise_()
        self._move()
        self._clock.start(_TOAST_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._move()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _move(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.adjustSize()
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - px(48))
