"""The files given as answers: kept with the inventory in an interview, only named in a trial."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from census_app.gui.interview.wording import say
from census_app.gui.workspace import Workspace


class Files:
    """Of a questionnaire that is only tried: a file stays where it is."""

    def keep(self, path: str) -> str:
        """The answer for a file; CensusError when it cannot be kept. Without a file there is no answer."""
        return path

    def locate(self, answer: str) -> Path | None:
        """Where the file of an answer is; None when it is nowhere."""
        return Path(answer)

    def open(self, answer: str) -> None:
        """Show the file of an answer in the program made for it."""
        found = self.locate(answer)
        if found is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found)))


class KeptFiles(Files):
    """Of an interview: a file is copied beside the inventory, so that it is not lost with its original."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @override
    def keep(self, path: str) -> str:
        from census_app.services import attachments

        return self._workspace.ask(attachments.keep, Path(path)) if path else ""

    @override
    def locate(self, answer: str) -> Path | None:
        from census_app.services import attachments

        found = self._workspace.ask(attachments.locate, answer)
        if found is None:
            gone = say("Le fichier « {name} » n’est plus à côté de l’inventaire.")
            self._workspace.refused.emit(gone.format(name=called(answer)))
        return found


def called(answer: str) -> str:
    """The name that a file had before it was kept."""
    from census_app.services.attachments import called as name_of

    return name_of(answer)
