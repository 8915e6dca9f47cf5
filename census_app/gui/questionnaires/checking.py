"""A questionnaire's file before it is kept: read again at each save, until it is sound."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from census_app.gui.asking import LastAsked
from census_app.gui.file_watch import FileWatch
from census_app.gui.jobs import JobContext
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.forms.difference import Difference
    from census_app.services.form_look import FormLook
    from census_app.services.inventories import Inventory
    from census_app.services.questionnaires import QuestionnaireLine


@dataclass(frozen=True, slots=True)
class Seen:
    """A file looked at, when, and what it changes from the last version kept of the same form."""

    look: FormLook
    at: dt.datetime
    before: QuestionnaireLine | None
    differences: tuple[Difference, ...]


class Checking(QObject):
    """Looks at one file beside the window, and again whenever it is saved."""

    started = Signal()
    seen = Signal(object)
    """Carries a `Seen`."""
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asking = LastAsked(workspace, self)
        self._asking.answered.connect(self.seen)
        self._asking.refused.connect(self.refused)
        self._watch = FileWatch(self)
        self._watch.saved.connect(self.again)

    @property
    def path(self) -> Path | None:
        """The file looked at, or None."""
        return self._watch.path

    def look(self, path: Path) -> None:
        """Look at a file and follow it."""
        self._watch.follow(path)
        self.again()

    def again(self) -> None:
        """Look at the file as it is now."""
        path, inventory = self.path, self._workspace.inventory
        if path is not None:
            self.started.emit()
            self._asking.start(lambda context: _look(inventory, path, context))

    def stop(self) -> None:
        """Follow no file any more."""
        self._asking.drop()
        self._watch.stop()

    def open_file(self) -> None:
        """Open the file in the program that edits it."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))


def _look(inventory: Inventory, path: Path, _context: JobContext) -> Seen:
    from census_app.forms.difference import compare
    from census_app.services import questionnaires

    look = questionnaires.look(inventory, path)
    now = dt.datetime.now().astimezone()
    same = [line for line in questionnaires.every(inventory) if line.questionnaire.form_id == look.form_id]
    if look.definition is None or look.problems or look.known is not None or not same:
        return Seen(look, now, same[0] if same else None, ())
    earlier = questionnaires.definition(inventory, same[0].questionnaire.id)
    return Seen(look, now, same[0], compare(earlier, look.definition))
