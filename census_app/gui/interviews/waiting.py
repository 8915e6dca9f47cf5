"""The answers received that wait for their record: they get one, wait on, or are let go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from census_app.gui.interviews import receiving_work as work
from census_app.gui.interviews.outcome_view import OutcomeView
from census_app.gui.interviews.receiving_words import counted, to_look_at, told
from census_app.gui.interviews.submissions_view import SubmissionsView
from census_app.gui.job_dialog import JobDialog
from census_app.gui.jobs import JobContext
from census_app.gui.widgets import PrimaryButton, SecondaryButton
from census_app.gui.workspace import Workspace
from census_app.services import submissions
from census_app.services.submissions import SubmissionLine


class WaitingPanel(JobDialog):
    """The lines of a campaign that have no place yet, each with its candidates of today."""

    open_asked = Signal(int, str)
    """Carries the id of an interview to open and the path of a question to go to, or an empty one."""

    def __init__(self, workspace: Workspace, campaign: int, parent: QWidget) -> None:
        super().__init__(workspace, parent)
        self.setWindowTitle(self.tr("Réponses en attente de leur fiche"))
        self._campaign = campaign
        self._origin = f"{type(self).__name__}:{id(self)}"
        self.lines = SubmissionsView(workspace, known=True)
        self.lines.changed.connect(self.show_buttons)
        self.outcome = OutcomeView(workspace)
        self.outcome.open_asked.connect(self._open)
        self.forget_button = SecondaryButton(self.tr("Écarter cette réponse"))
        self.forget_button.clicked.connect(self._forget)
        self.close_button = SecondaryButton(self.tr("Fermer"))
        self.close_button.clicked.connect(self.reject)
        self.apply_button = PrimaryButton("")
        self.apply_button.clicked.connect(self.apply)
        self.stack.addWidget(self.lines)
        self.stack.addWidget(self.outcome)
        self.lay_out(self.forget_button, self.close_button, self.apply_button)
        self.size_within(parent)

    def read(self) -> None:
        """Look for the records of what waits, beside the window."""
        inventory, campaign = self.workspace.inventory, self._campaign
        words = self.tr("Chaque réponse est comparée aux fiches…")

        def look(context: JobContext) -> tuple[SubmissionLine, ...]:
            context.progress(0, 0, words)
            return submissions.waiting(inventory, campaign)

        self.work_on(self.tr("Lecture des réponses en attente"), look, self._show)

    def apply(self) -> None:
        """Give the lines decided on their places."""
        inventory, origin = self.workspace.inventory, self._origin
        placed = {
            line.submission_id: self.lines.decision(line)
            for line in self.lines.placed()
            if line.submission_id is not None
        }
        names = [line.instance_id for line in self.lines.placed()]
        words = self.tr("Les entretiens sont écrits…")

        def write(context: JobContext) -> work.Written:
            change = submissions.place_all(
                inventory,
                placed,
                origin=origin,
                progress=lambda done, total: context.progress(done, total, words),
            )
            return work.Written(change, submissions.interviews_of(inventory, names))

        if placed:
            self.work_on(self.tr("Réception des réponses"), write, self._after_writing)

    def _show(self, lines: object) -> None:
        if isinstance(lines, tuple):
            self.lines.show_lines(lines)
            self.show_view(self.lines)
            self.lines.table.setFocus()

    def _after_writing(self, written: object) -> None:
        if isinstance(written, work.Written):
            if written.change:
                self.workspace.changed.emit(written.change)
            placed = self.lines.placed()
            sentences = told(placed, len(self.lines.left()), 0)
            self.outcome.show_outcome(sentences, to_look_at(placed, written.interviews))
            self.show_view(self.outcome)

    def _forget(self) -> None:
        line = self.lines.table.current()
        if line is None or line.submission_id is None:
            return
        if self.workspace.run(submissions.forget, line.submission_id, origin=self._origin):
            self.lines.drop(line)
            self.subtitle.setText(self.tr("La réponse est écartée. Ctrl+Z, sur la page, la reprend."))
            self.show_buttons()

    def _open(self, interview: int, path: str) -> None:
        self.accept()
        self.open_asked.emit(interview, path)

    @override
    def after_refusal(self) -> None:
        """Back to the lines, or away when there are none."""
        if self.lines.is_empty():
            self.reject()
        else:
            self.show_view(self.lines)

    @override
    def show_buttons(self) -> None:
        """Show what can be done with what is on screen."""
        shown, placed = self.shows(self.lines), len(self.lines.placed())
        self.forget_button.setVisible(shown)
        self.forget_button.setEnabled(not self.lines.is_empty())
        self.close_button.setVisible(not self.busy())
        self.apply_button.setVisible(shown)
        one, several = self.tr("Recevoir {count} entretien"), self.tr("Recevoir {count} entretiens")
        text = counted(placed, one, several) if placed else self.tr("Dites leur fiche")
        self.apply_button.setText(text)
        self.apply_button.setAccessibleName(text)
        self.apply_button.setEnabled(placed > 0)
