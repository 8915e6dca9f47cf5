"""Where the workbook is written: a name that follows what is exported, until the user gives another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui import writing
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import InlineMessage, Label, LineEdit, Look, SecondaryButton

SUFFIX = ".xlsx"


def file_name(year: int, *, public: bool, contacts: bool) -> str:
    """The name proposed: « synthese-2026-publique.xlsx »."""
    version = "-publique" if public else "-contacts" if contacts else ""
    return f"synthese-{year}{version}{SUFFIX}"


class FileChoice(QWidget):
    """A path that may be typed, a button to look for a folder, and what is wrong with it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit()
        self.browse = SecondaryButton(self.tr("Parcourir…"))
        self.browse.setAutoDefault(False)
        self.message = InlineMessage()
        self._proposed = ""
        title = Label(self.tr("Fichier"), Look.MEDIUM)
        title.setBuddy(self.line)
        self.line.setAccessibleName(self.tr("Fichier"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(title)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self.message)
        self.line.edited.connect(self._show)
        self.browse.clicked.connect(self._browse)

    def file(self) -> Path | None:
        """The file to write, with its extension; None when there is no such folder.

        A folder alone is where the name proposed goes.
        """
        path = _typed(self.line.value() or "")
        if path is None or not path.is_absolute():
            return None
        if _is(path.is_dir):
            return path / self._proposed
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(f"{path.name}{SUFFIX}")
        return path if _is(path.parent.is_dir) and not _is(path.is_dir) else None

    def set_file(self, file: Path) -> None:
        """Show a file without announcing it."""
        self.line.set_value(str(file))
        self._show()

    def propose(self, name: str) -> None:
        """Give the file this name, unless the user gave it one of her own."""
        shown = Path(str(self.line.value() or ""))
        if shown.name and shown.name == self._proposed:
            self.line.set_value(str(shown.with_name(name)))
        self._proposed = name
        self._show()

    def replaces(self) -> bool:
        """Whether a file is already there."""
        file = self.file()
        return file is not None and _is(file.exists)

    def _show(self) -> None:
        if self.file() is None:
            self.message.say(
                self.tr("Ce dossier n’existe pas : choisissez-en un avec « Parcourir… »."), Tone.ERROR
            )
        elif self.replaces():
            self.message.say(self.tr("Ce fichier existe déjà : il sera remplacé."), Tone.WARN)
        else:
            self.message.say("")
        self.edited.emit()

    def _browse(self) -> None:
        shown = Path(str(self.line.value() or ""))
        start = self.file() or writing.last_folder("") / (shown.name or self._proposed)
        taken = ask_place(self, start)
        if taken is not None:
            self.set_file(taken)
            self.line.setFocus()


def _typed(text: str) -> Path | None:
    """A path as it is typed, `~` being the user's own folder; None while it is none."""
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # ~somebody who is not there
        return None
    return path if text and path.name != ".." else None


def _is(asked: Callable[[], bool]) -> bool:
    """What the disk says of a name; False for one that it refuses, e.g. too long."""
    try:
        return asked()
    except OSError:
        return False


def ask_place(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write the workbook; a file already there is replaced only if the user says so."""
    kinds = parent.tr("Classeurs Excel (*.xlsx)")
    return writing.ask_place(parent, parent.tr("Exporter la synthèse"), proposed, kinds)
