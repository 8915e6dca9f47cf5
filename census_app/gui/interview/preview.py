"""A questionnaire shown as it would be asked: one that is kept, or a file that is read again when saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from census_app.gui.file_watch import FileWatch
from census_app.gui.interview.session import Session
from census_app.gui.jobs import Err, JobContext, Ok
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.forms import FormDefinition


def tried(definition: FormDefinition, before: Session | None) -> Session:
    """A questionnaire to be tried; read again, it keeps the answers whose questions it still has."""
    from census_app.forms import Filling

    if before is None:
        return Session(Filling(definition))
    kept = before.filling
    return Session(Filling.restore(definition, kept.state(), kept.language))


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
        self._reading: Go | None = None
        self._again = False
        self._file = FileWatch(self)
        self._file.saved.connect(self._read)

    @property
    def asked(self) -> Go | None:
        """What is shown, None when nothing is."""
        return self._asked

    def show(self, go: Go) -> None:
        """Read the questionnaire, or the file, that `go` names."""
        self.stop()
        self._asked = go
        if go.file:
            self._file.follow(Path(go.file))
        self._read()

    def stop(self) -> None:
        """Follow nothing any more; what is still being read is dropped."""
        self._asked = None
        self._file.stop()

    def _read(self) -> None:
        """Read what is asked; what is asked or saved while one reads is read right after."""
        asked, inventory = self._asked, self._workspace.inventory
        if asked is None or self._reading is not None:
            self._again = asked is not None
            return
        self._reading, self._again = asked, False

        def work(_context: JobContext) -> FormDefinition:
            from census_app.forms import load_form
            from census_app.services import questionnaires

            if asked.questionnaire is not None:
                return questionnaires.definition(inventory, asked.questionnaire)
            return load_form(Path(asked.file))

        self._workspace.jobs.start(work).finished.connect(self._done)

    def _done(self, result: Ok[FormDefinition] | Err) -> None:
        asked, self._reading = self._reading, None
        if self._again:
            self._read()
        elif asked is not None and asked == self._asked:
            if isinstance(result, Ok):
                self.ready.emit(result.value)
            else:
                self.failed.emit(result.text)
