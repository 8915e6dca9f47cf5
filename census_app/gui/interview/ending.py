"""The end of an interview: what remains to be answered, then the deed itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from census_app.domain.interviews import Interview
from census_app.gui.interview.finish_view import FinishView
from census_app.gui.interview.progress import remaining
from census_app.gui.interview.session import Session
from census_app.gui.workspace import Workspace


class Ending(QStackedWidget):
    """Takes the place of the questions; the bar below holds the button that ends."""

    wanted = Signal(str)
    """Carries the path of a question to go to."""
    possible = Signal(bool)
    """Whether the deed can be done now."""

    def __init__(self, workspace: Workspace, origin: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._origin = workspace, origin
        self._deed = ""
        self.remaining = FinishView(self)
        self.remaining.wanted.connect(self.wanted)
        self.addWidget(self.remaining)

    def begin(self, interview: Interview | None, session: Session) -> bool:
        """Show what remains of an interview, or of a questionnaire that is tried; whether it can end."""
        listed = remaining(session)
        self._deed = self.tr("Terminer l’entretien") if interview is not None else self.tr("Fermer l’aperçu")
        self.remaining.show_remaining(listed, kept=interview is not None)
        return interview is None or not any(each.blocks for each in listed)

    def deed(self) -> str:
        """What the button that ends says."""
        return self._deed

    def take_focus(self) -> bool:
        """Put the cursor where something is to be done; False when only the end is left."""
        return not self.remaining.complete and self.remaining.take_focus()

    def finish(self, interview: Interview, session: Session) -> str:
        """Finish; what is then said of it, empty when it was refused."""
        from census_app.services import interviews

        done = self._workspace.run(interviews.finish, interview.id, session.filling, origin=self._origin)
        if done is None:
            return ""
        if interview.record_id is None:
            return self.tr("Entretien terminé.")
        return self.tr("Entretien terminé : ses réponses sont dans la fiche.")
