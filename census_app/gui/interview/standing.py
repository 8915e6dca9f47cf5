"""Whether an interview can be answered: draft, finished, reopened; and the way from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from census_app.domain.interviews import FINISHED, Interview
from census_app.gui.interview.banner import Banner
from census_app.gui.interview.wording import locked_because, reopened_words
from census_app.gui.theme import Tone
from census_app.gui.workspace import Workspace


class Standing(QObject):
    """Says above the questions how the interview stands, and offers what can be done about it."""

    leaving = Signal()
    """What is typed is to be put on disk now."""
    moved = Signal(int)
    """The interview (its id) no longer stands as it did: it is to be opened again."""

    def __init__(self, workspace: Workspace, origin: str, banner: Banner) -> None:
        super().__init__(banner)
        self._workspace, self._origin, self._banner = workspace, origin, banner
        self._interview: Interview | None = None
        banner.acted.connect(self._act)

    def show(self, interview: Interview | None) -> str:
        """Say how an interview stands; why it cannot be answered is returned, empty when it can."""
        self._interview = interview
        read_only = self._workspace.inventory.read_only
        locked = "" if interview is None else locked_because(interview, read_only)
        if interview is not None and interview.state == FINISHED and not read_only:
            self._banner.say(locked, action=self.tr("Rouvrir"))
        elif interview is not None and interview.reopened and not read_only:
            self._banner.say(reopened_words(interview), Tone.WARN, self.tr("Abandonner la correction"))
        else:
            self._banner.say(locked)
        return locked

    def reopen(self) -> None:
        """Open a finished interview again, to correct it."""
        from census_app.services import reopening

        interview = self._interview
        if interview is not None and interview.state == FINISHED:
            self._moved(self._workspace.run(reopening.reopen, interview.id, origin=self._origin))

    def abandon(self) -> None:
        """Give up the correction of a reopened interview: it is as it was finished."""
        from census_app.services import reopening

        interview = self._interview
        if interview is not None and interview.reopened:
            self.leaving.emit()
            self._moved(self._workspace.run(reopening.abandon, interview.id, origin=self._origin))

    def _act(self) -> None:
        if self._interview is not None and self._interview.reopened:
            self.abandon()
        else:
            self.reopen()

    def _moved(self, done: object) -> None:
        if done is not None and self._interview is not None:
            self.moved.emit(self._interview.id)
