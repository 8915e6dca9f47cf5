"""Writing a file beside the window: where to, how far it is, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from census_app.gui.jobs import Err, Job, JobContext, Ok, Progress
from census_app.gui.widgets import ProgressPanel
from census_app.gui.workspace import Workspace

T = TypeVar("T")


class Writing(QWidget):
    """One file at a time; shows nothing until a file is written."""

    ended = Signal()
    """The file is written, or will not be."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self.panel: ProgressPanel | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def running(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def write(
        self, title: str, work: Callable[[JobContext], T], written: Callable[[T], tuple[str, Path]]
    ) -> None:
        """Do the work on another thread; `written` gives, of what it returned, a sentence and the file."""
        self._new_panel(title)
        self._job = self._workspace.jobs.start(work)
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(lambda result: self._end(result, written))

    def _new_panel(self, title: str) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = ProgressPanel(title, self)
        self.panel.cancel.connect(self._cancel)
        self.panel.closed.connect(self.hide)
        self.panel.progress(0, 0, self.tr("Préparation…"))
        self._box.addWidget(self.panel)
        self.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell(self, progress: Progress) -> None:
        if self.panel is not None:
            self.panel.progress(progress.done, progress.total, f"{progress.text}…")

    def _end(self, result: Ok[T] | Err, written: Callable[[T], tuple[str, Path]]) -> None:
        self._job = None
        if self.panel is not None:
            if isinstance(result, Ok):
                self.panel.succeed(*written(result.value))
            else:
                self.panel.fail(result.text)
        self.ended.emit()


def last_folder(kept: str) -> Path:
    """The folder remembered under this name while it exists, else the user's documents."""
    folder = str(QSettings().value(kept, ""))
    if folder and Path(folder).is_dir():
        return Path(folder)
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
    )


def ask_place(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Ask where to write a file; one already there is replaced only if the user says so.

    `kinds` is the name filter, « Classeurs Excel (*.xlsx) »; the suffix is that of the name proposed.
    """
    dialog = QFileDialog(parent, title, str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    taken = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(taken[0]) if taken else None
