"""A question that takes a moment, answered beside the window: only the last one asked is answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from census_app.gui.jobs import Err, Job, JobContext, Ok
from census_app.gui.workspace import Workspace


class LastAsked(QObject):
    """Asks one question at a time; a new one drops the one before."""

    answered = Signal(object)
    """Carries what the work returned."""
    refused = Signal(str)
    """Carries the sentence of a refusal."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._job: Job | None = None

    def running(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None

    def start(self, work: Callable[[JobContext], object]) -> None:
        """Start working; the work runs on another thread."""
        self.drop()
        self._job = self.workspace.jobs.start(work)
        self._job.finished.connect(self._end)

    def drop(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _end(self, result: Ok[object] | Err) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if isinstance(result, Ok):
            self.answered.emit(result.value)
        else:
            self.refused.emit(result.text)
