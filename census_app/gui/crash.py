"""A bug opens one window with a report that can be copied and saved; the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, PrimaryButton, SecondaryButton

_log = logging.getLogger(__name__)


def report(error: BaseException, where: TracebackType | None, version: str) -> str:
    """The text to send to who maintains the program: versions, then the trace. No value of the inventory."""
    lines = (
        f"census-app {version}",
        f"Python {platform.python_version()} · Qt {qVersion()}",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
        "",
        *(line.rstrip("\n") for line in traceback.format_exception(type(error), error, where)),
    )
    return "\n".join(lines)


class CrashWindow(QDialog):
    """What happened in plain words, and the report."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Erreur inattendue"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(640), px(440))
        self._report = QPlainTextEdit(text, self)
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setAccessibleName(self.tr("Rapport d’erreur"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(self.tr("Le programme a rencontré une erreur"), Look.HEADING, self))
        sentence = self.tr(
            "C’est un défaut du programme, pas une faute de votre part. Ce qui est enregistré l’est "
            "toujours : vous pouvez continuer. Transmettez ce rapport à la personne qui suit le logiciel."
        )
        column.addWidget(Label(sentence, Look.SECONDARY, self, wrap=True))
        column.addWidget(self._report, 1)
        column.addLayout(self._buttons())

    def text(self) -> str:
        """The report."""
        return self._report.toPlainText()

    def add(self, text: str) -> None:
        """Add the report of another error that came while the window was open."""
        self._report.appendPlainText(f"\n\n{text}")

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def save(self, path: Path) -> None:
        """Write the report to a file."""
        path.write_text(self.text(), encoding="utf-8")

    def _ask_where(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Enregistrer le rapport"), "rapport-erreur.txt"
        )
        if name:
            self.save(Path(name))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        copy, save = SecondaryButton(self.tr("Copier")), SecondaryButton(self.tr("Enregistrer…"))
        go_on = PrimaryButton(self.tr("Continuer"))
        copy.clicked.connect(self.copy)
        save.clicked.connect(self._ask_where)
        go_on.clicked.connect(self.close)
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(go_on)
        return row


class CrashHandler:
    """Stands where Python sends errors that nobody caught."""

    def __init__(self, version: str) -> None:
        self._version = version
        self.window: CrashWindow | None = None

    def install(self) -> None:
        """Take the place of `sys.excepthook`."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Log the error and show its report; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.critical("unexpected error", exc_info=(kind, error, where))
        text = report(error, where, self._version)
        if self.window is not None:
            self.window.add(text)
            return
        self.window = CrashWindow(text)
        self.window.finished.connect(self._closed)
        self.window.show()

    def _closed(self) -> None:
        self.window = None
