"""A questionnaire shown as it would be asked: one that is kept, or a file that is read again when saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from census_app.gui.jobs import Err, JobContext, Ok
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.forms import FormDefinition

_SETTLE_MS = 250
"""A spreadsheet program writes aside, then renames: what follows within this is one save."""


class Preview(QObject):
    """Reads what is asked for off the window's thread, and follows a file while it is shown."""

    ready = Signal(object)
    """Carries the `FormDefinition`."""
    failed = Signal(str)
    """Carries why the file cannot be shown, or no longer."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asked: Go | None = None
        self._seen: tuple[int, int] | None = None
        self._reading = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touched)
        self._watcher.directoryChanged.connect(self._touched)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)

    @property
    def asked(self) -> Go | None:
        """What is shown, None when nothing is."""
        return self._asked

    def show(self, go: Go) -> None:
        """Read the questionnaire, or the file, that `go` names."""
        self.stop()
        self._asked = go
        if go.file:
            self._watcher.addPath(str(Path(go.file).parent))
        self._read()

    def stop(self) -> None:
        """Follow nothing any more; what is still being read is dropped."""
        self._asked = self._seen = None
        self._settle.stop()
        for watched in (*self._watcher.files(), *self._watcher.directories()):
            self._watcher.removePath(watched)

    def _read(self) -> None:
        asked = self._asked
        if asked is None or self._reading:
            return
        self._reading = True
        self._seen = _stamp(asked.file)
        if asked.file and asked.file not in self._watcher.files():
            self._watcher.addPath(asked.file)  # renamed over, a file is no longer the one watched
        inventory = self._workspace.inventory

        def work(_context: JobContext) -> FormDefinition:
            from census_app.forms import load_form
            from census_app.services import questionnaires

            if asked.questionnaire is not None:
                return questionnaires.definition(inventory, asked.questionnaire)
            return load_form(Path(asked.file))

        job = self._workspace.jobs.start(work)
        job.finished.connect(lambda result: self._done(asked, result))

    def _done(self, asked: Go, result: Ok[FormDefinition] | Err) -> None:
        self._reading = False
        if asked is not self._asked:
            self._read()  # something else was asked for meanwhile, or nothing
        elif _stamp(asked.file) != self._seen:
            self._settle.start()
        elif isinstance(result, Ok):
            self.ready.emit(result.value)
        else:
            self.failed.emit(result.text)

    def _touched(self, _path: str) -> None:
        self._settle.start()

    def _look(self) -> None:
        if self._asked is not None and _stamp(self._asked.file) not in {self._seen, None}:
            self._read()


def _stamp(file: str) -> tuple[int, int] | None:
    """When a file was written and how long it is; None when there is none now."""
    try:
        found = Path(file).stat() if file else None
    except OSError:
        found = None
    return None if found is None else (found.st_mtime_ns, found.st_size)
