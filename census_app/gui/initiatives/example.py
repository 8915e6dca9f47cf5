"""The example inventory, in a window of its own: the user's stays open, and will open next time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from census_app.gui.jobs import Err, JobContext
from census_app.gui.workspace import Workspace
from census_app.paths import user_data

if TYPE_CHECKING:
    from census_app.gui.desk import Desk
    from census_app.gui.window import MainWindow

_LAST = "inventory/last"
"""Where the desk keeps what to open next time."""


class ExampleWindow(QObject):
    """Makes the example when it is first asked for, then shows it."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page
        self._desk: Desk | None = None

    def show(self) -> None:
        """Show the example, made first when it is not there yet."""
        path = example_path()
        if path.exists():
            self._open(path)
            return
        waiting = QProgressDialog(self.tr("L’exemple se prépare…"), "", 0, 0, self._page)
        waiting.setCancelButton(None)
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        waiting.show()
        job = self._workspace.jobs.start(_make)
        job.finished.connect(waiting.close)
        job.finished.connect(self._made)

    @property
    def window(self) -> MainWindow | None:
        """The window on the example, or None before it was asked for."""
        return None if self._desk is None else self._desk.window

    def close(self) -> None:
        """Release the example's file."""
        if self._desk is not None:
            self._desk.window.close()
            self._desk.close()
            self._desk = None

    def _made(self, result: object) -> None:
        if isinstance(result, Err):
            self._workspace.refused.emit(result.text)
        else:
            self._open(example_path())

    def _open(self, path: Path) -> None:
        from census_app.gui.desk import Desk

        if self._desk is None:
            kept = QSettings().value(_LAST)
            self._desk = Desk()
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self.close)
            self._desk.start(path)
            QSettings().setValue(_LAST, kept)
        self._desk.show()
        self._desk.window.raise_()


def example_path() -> Path:
    """Where the example is kept."""
    return user_data() / "exemple" / "exemple.recensement"


def _make(context: JobContext) -> None:
    """Make the example aside, and put it in its place once it is whole."""
    from census_app.services import demo

    context.progress(0, 0, "")
    place = example_path().parent
    aside = place.with_name("exemple-en-cours")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    demo.build(aside)
    shutil.rmtree(place, ignore_errors=True)
    aside.rename(place)
