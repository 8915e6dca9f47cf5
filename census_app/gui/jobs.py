"""Long work beside the window: it says how far it is, can be stopped, and ends as `Ok` or `Err`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from census_app.errors import CensusError

T = TypeVar("T")
_SECONDS_BETWEEN = 0.05
"""What a person can see: the window is not told more often how far the same step is."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The work is done; here is what it made."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """The work was refused, stopped (`cancelled`) or failed; the sentence is for the user."""

    text: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is; a total of zero is not known yet."""

    done: int
    total: int
    text: str


class Cancelled(Exception):
    """Raised within the work when it was asked to stop."""


class Executor(Protocol):
    """What runs the work: a thread in the program, the test's own hand in tests."""

    def submit(self, work: Callable[[], None], /) -> object:
        """Run the work, now or later."""


class JobContext:
    """What the work is given: where to say how far it is, and whether it should stop."""

    def __init__(self, announce: Callable[[Progress], None], stop: Event) -> None:
        self._announce, self._stop = announce, stop
        self._said_at, self._said = 0.0, ""

    def progress(self, done: int, total: int, text: str) -> None:
        """Say how far the work is, as often as one likes. Raises `Cancelled` when it should stop."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if text != self._said or done == total or now - self._said_at >= _SECONDS_BETWEEN:
            self._said_at, self._said = now, text
            self._announce(Progress(done, total, text))

    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop.is_set()


class Job(QObject):
    """One piece of work under way; its signals come on the window's thread."""

    progressed = Signal(object)
    """Carries a `Progress`."""
    finished = Signal(object)
    """Carries `Ok` or `Err`, once."""
    _said = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[JobContext], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()
        # Queued: the work emits from its own thread, the window must hear on its own.
        self._said.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; it ends as `Err` at its next sign of life."""
        self._stop.set()

    def execute(self) -> None:
        """Do the work; called by the executor, on any thread."""
        bug: BaseException | None = None
        result: Ok[object] | Err
        try:
            result = Ok(self._work(JobContext(self._said.emit, self._stop)))
        except Cancelled:
            result = Err(_tr("Annulé : rien n’a été gardé."), cancelled=True)
        except CensusError as refusal:
            result = Err(str(refusal))
        except Exception as error:  # noqa: BLE001 - a bug: the crash window reports it, the job still ends
            _log.error("a job failed", exc_info=error)
            bug = error
            result = Err(_tr("Une erreur inattendue a arrêté ce travail."))
        self._ended.emit(result, bug)

    def _hear(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _end(self, result: Ok[object] | Err, bug: BaseException | None) -> None:
        self.finished.emit(result)
        if bug is not None:
            sys.excepthook(type(bug), bug, bug.__traceback__)


class JobRunner(QObject):
    """Starts jobs one after the other; the executor can be injected."""

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = None if executor is not None else ThreadPoolExecutor(1, "census-job")
        self._executor: Executor | None = executor
        self._jobs: list[Job] = []
        self._running: set[int] = set()

    def start(self, work: Callable[[JobContext], object]) -> Job:
        """Start a piece of work. Connect to the job before the event loop runs again: nothing is lost."""
        job = Job(work)
        self._jobs.append(job)
        self._running.add(id(job))
        job.finished.connect(self._forget)
        if self._own is not None:
            self._own.submit(job.execute)
        elif self._executor is not None:
            self._executor.submit(job.execute)
        return job

    def busy(self) -> bool:
        """Whether some work is under way."""
        return bool(self._running)

    def _forget(self) -> None:
        """Drop the job once its signal has reached everybody, and leave its end to Python.

        Were Qt to delete it, a lambda connected to it that holds it would take the program down with it.
        """
        ended = self.sender()
        for job in self._jobs:
            if job is ended:
                self._running.discard(id(job))
        QTimer.singleShot(0, self, self._sweep)

    def _sweep(self) -> None:
        self._jobs = [job for job in self._jobs if id(job) in self._running]

    def close(self) -> None:
        """Ask everything to stop and wait for it."""
        for job in self._jobs:
            job.cancel()
        if self._own is not None:
            self._own.shutdown(cancel_futures=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("jobs", text)
