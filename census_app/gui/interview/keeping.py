"""Keeping an interview: every answer is on disk a moment after it is given."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal

from census_app.domain.change import Change
from census_app.domain.interviews import Interview
from census_app.errors import CensusError
from census_app.gui.interview.form_view import FormView
from census_app.gui.interview.session import Session
from census_app.gui.interview.timer import Stopwatch
from census_app.gui.workspace import Workspace

WAIT_MS = 300
"""From the last key to the disk; what is chosen is written once the screen has shown it."""

_KEPT_EVERY = 20
"""Seconds after which the time spent is kept even when nothing was answered."""


class Keeper(QObject):
    """Writes the answers, the place and the time spent, without announcing it at each key."""

    saved = Signal(object)
    """Carries when (datetime) it was last kept."""
    failed = Signal(str)
    """Carries why it was not."""

    def __init__(
        self,
        workspace: Workspace,
        interview: Interview,
        session: Session,
        form: FormView,
        watch: Stopwatch,
    ) -> None:
        super().__init__(form)
        self._workspace, self._interview, self._session = workspace, interview, session
        self._form, self._watch = form, watch
        self._last = (interview.position, interview.seconds)
        self.wrote = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.flush)
        session.given.connect(self.later)
        form.moved.connect(self.later)
        watch.ticked.connect(self._ticked)

    def later(self, at_once: bool = False) -> None:
        """Write soon; what waits already is not made to wait longer than its turn."""
        wait = 0 if at_once else WAIT_MS
        if not self._clock.isActive() or wait < self._clock.remainingTime():
            self._clock.start(wait)

    def waiting(self) -> bool:
        """Whether something is to be written."""
        return self._clock.isActive()

    def flush(self) -> None:
        """Write now what is not yet on disk."""
        from census_app.services import interviews

        self._clock.stop()
        session = self._session
        entries, place, seconds = session.entries(), self._form.position().kept(), self._watch.seconds()
        if session.locked or (not entries and (place, seconds) == self._last):
            return
        try:
            # Asked, not run: the change would be announced, and every page would read the inventory again.
            self._workspace.ask(
                interviews.save,
                self._interview.id,
                session.filling.state(),
                entries,
                position=place,
                seconds=seconds,
            )
        except CensusError as refusal:
            self.failed.emit(str(refusal))
            return
        self.wrote = True
        self._last = (place, seconds)
        self.saved.emit(dt.datetime.now().astimezone())

    def leave(self, origin: str) -> None:
        """Put everything on disk, then tell the other pages, once, that this interview moved on."""
        self.flush()
        if self.wrote:
            self.wrote = False
            record = self._interview.record_id
            touched = frozenset() if record is None else frozenset({record})
            self._workspace.changed.emit(Change(None, frozenset({"interview"}), touched, origin))

    def _ticked(self, seconds: int) -> None:
        if seconds and seconds % _KEPT_EVERY == 0 and self._form.isVisible():
            self.later()
