"""The end of an interview: what remains to be answered, what a correction changes, then the deed itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from census_app.domain.interviews import Interview
from census_app.gui.interview.correction_view import CorrectionView
from census_app.gui.interview.finish_view import FinishView
from census_app.gui.interview.outline import Outline
from census_app.gui.interview.remaining import remaining
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
        self._differs = False
        self._about: int | None = None
        self.remaining, self.correction = FinishView(self), CorrectionView(self)
        for view in (self.remaining, self.correction):
            view.wanted.connect(self.wanted)
            self.addWidget(view)
        self.correction.explained.connect(self.possible)

    def begin(self, interview: Interview | None, session: Session) -> bool:
        """Show what remains of an interview, or of a questionnaire that is tried; whether it can end."""
        listed = remaining(session)
        blocked = any(each.blocks for each in listed)
        if interview is not None and interview.reopened and not blocked:
            return self._begin_correction(interview, session)
        self._deed = self.tr("Terminer l’entretien") if interview is not None else self.tr("Fermer l’aperçu")
        self.remaining.show_remaining(listed, kept=interview is not None)
        self.setCurrentWidget(self.remaining)
        return interview is None or not blocked

    def deed(self) -> str:
        """What the button that ends says."""
        return self._deed

    def take_focus(self) -> bool:
        """Put the cursor where something is to be done; False when only the end is left."""
        if self.currentWidget() is self.correction:
            return self.correction.take_focus()
        return not self.remaining.complete and self.remaining.take_focus()

    def finish(self, interview: Interview, session: Session) -> str:
        """Finish; what is then said of it, empty when it was refused."""
        from census_app.services import interviews, reopening

        run, origin = self._workspace.run, self._origin
        if not interview.reopened:
            done = run(interviews.finish, interview.id, session.filling, origin=origin)
            sentence = self.tr("Entretien terminé : ses réponses sont dans la fiche.")
        elif self._differs:
            why = self.correction.why()
            done = run(reopening.correct, interview.id, session.filling, why, origin=origin)
            sentence = self.tr("Correction écrite : la fiche et son historique la portent.")
        else:
            done = run(reopening.abandon, interview.id, origin=origin)
            return self.tr("Entretien refermé : rien n’a changé.") if done is not None else ""
        if done is None:
            return ""
        return sentence if interview.record_id is not None else self.tr("Entretien terminé.")

    def _begin_correction(self, interview: Interview, session: Session) -> bool:
        from census_app.services import reopening

        if self._about != interview.id:
            self._about = interview.id
            self.correction.forget()
        found = self._workspace.ask(reopening.corrections, interview.id, session.filling)
        self._differs = bool(found)
        self._deed = self.tr("Écrire la correction") if found else self.tr("Refermer l’entretien")
        self.correction.show_corrections(interview, session, found, Outline(session).title_of)
        self.setCurrentWidget(self.correction)
        return not found or bool(self.correction.why())
