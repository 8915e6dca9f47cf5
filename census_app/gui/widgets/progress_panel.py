"""Long work seen from the window: what it does, how far it is, how to stop it, where the result is."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets.buttons import IconButton, LinkButton
from census_app.gui.widgets.labels import ElidedLabel, Label, Look


class ProgressPanel(QFrame):
    """A card that follows one job: give it what the job announces, it asks to `cancel`."""

    cancel = Signal()
    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self.setProperty("look", "card")
        self.setMinimumWidth(px(360))
        self._title = Label(title, Look.STRONG, self)
        self._text = ElidedLabel("", Look.SECONDARY, self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._cancel = LinkButton(self.tr("Annuler"), self)
        self._cancel.clicked.connect(self._ask_cancel)
        self._open_file = LinkButton(self.tr("Ouvrir le fichier"), self)
        self._open_file.clicked.connect(self._show_file)
        self._open_folder = LinkButton(self.tr("Ouvrir le dossier"), self)
        self._open_folder.clicked.connect(self._show_folder)
        self._close = IconButton("x", self.tr("Fermer"), self)
        self._close.clicked.connect(self._leave)
        self._lay_out()
        for later in (self._open_file, self._open_folder, self._close):
            later.hide()

    def text(self) -> str:
        """The sentence shown last."""
        return self._text.text()

    def progress(self, done: int, total: int, text: str) -> None:
        """Show how far the work is; a total of zero is not known yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(text)

    def succeed(self, text: str, file: Path | None = None) -> None:
        """End well, with the file that was made."""
        self._file = file
        self._end(text, Look.SECONDARY)
        self._bar.setRange(0, 1)
        self._bar.setValue(1)
        self._open_file.setVisible(file is not None)
        self._open_folder.setVisible(file is not None)

    def fail(self, text: str) -> None:
        """End with a refusal, or because it was cancelled."""
        self._end(text, Look.ERROR)
        self._bar.hide()

    def _end(self, text: str, look: Look) -> None:
        self._text.set_look(look)
        self._text.setText(text)
        self._cancel.hide()
        self._close.show()

    def _ask_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Annulation…"))
        self.cancel.emit()

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _show_file(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def _show_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(12))
        bottom.addWidget(self._text, 1)
        for button in (self._cancel, self._open_file, self._open_folder):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(12), px(12))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addLayout(bottom)
