"""« Recevoir des réponses… »: workbooks that came back become drafts; answers of phones are placed first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.submissions import RECEIVED
from census_app.gui.interviews import receiving_work as work
from census_app.gui.interviews.outcome_view import OutcomeView
from census_app.gui.interviews.receiving_words import Remaining, counted, to_look_at, told, untaken, where
from census_app.gui.interviews.submissions_view import SubmissionsView
from census_app.gui.job_dialog import JobDialog, folder_kept, keep_folder
from census_app.gui.theme import px
from census_app.gui.widgets import (
    Choice,
    EmptyState,
    Label,
    Look,
    Offer,
    Option,
    PrimaryButton,
    SecondaryButton,
)
from census_app.gui.workspace import Workspace
from census_app.services import questionnaires

_FOLDER = "interviews/received"
_NAMED = 3
"""How many refused files are named above the lines."""


class ReceivingPanel(JobDialog):
    """Files are chosen or dropped; nothing of phones is written before it was shown."""

    open_asked = Signal(int, str)
    """Carries the id of an interview to open and the path of a question to go to, or an empty one."""

    def __init__(self, workspace: Workspace, campaign: int, parent: QWidget) -> None:
        super().__init__(workspace, parent)
        self.setWindowTitle(self.tr("Recevoir des réponses"))
        self.setAcceptDrops(True)
        self._campaign = campaign
        self._origin = f"{type(self).__name__}:{id(self)}"
        self._read = work.ReadFiles()
        self._said: list[str] = []
        self._remaining: list[Remaining] = []
        self.lines = SubmissionsView(workspace)
        self.lines.changed.connect(self.show_buttons)
        self.form = Choice(required=True, placeholder=self.tr("Choisissez le questionnaire"))
        self.form.edited.connect(self._look_again)
        self.outcome = OutcomeView(workspace)
        self.outcome.open_asked.connect(self._open)
        self.outcome.record_said.connect(self._say_record)
        self.other_button = SecondaryButton(self.tr("Autres fichiers…"))
        self.other_button.clicked.connect(self.choose)
        self.close_button = SecondaryButton(self.tr("Fermer"))
        self.close_button.clicked.connect(self.reject)
        self.apply_button = PrimaryButton("")
        self.apply_button.clicked.connect(self.apply)
        self._fill_stack()
        self.lay_out(self.other_button, self.close_button, self.apply_button)
        self.size_within(parent)
        self.show_view(self.start)

    def choose(self) -> None:
        """Ask for files and read them."""
        kinds = self.tr("Réponses (*.xlsx *.xls *.ods *.csv *.xml *.json *.zip);;Tous les fichiers (*)")
        names, _kind = QFileDialog.getOpenFileNames(
            self, self.windowTitle(), str(folder_kept(_FOLDER)), kinds
        )
        if names:
            keep_folder(_FOLDER, Path(names[0]))
            self.read([Path(name) for name in names])

    def read(self, files: Sequence[Path]) -> None:
        """Receive the workbooks among files, and look at the answers of phones."""
        inventory, campaign, origin = self.workspace.inventory, self._campaign, self._origin
        self._read = work.ReadFiles()
        self._said, self._remaining = [], []
        self.subtitle.setText(", ".join(path.name for path in files))
        self.work_on(
            self.tr("Lecture des fichiers"),
            lambda context: work.read_files(inventory, files, campaign, origin, context),
            self._after_reading,
        )

    def apply(self) -> None:
        """Write the answers as they were decided."""
        inventory, review, origin = self.workspace.inventory, self._read.review, self._origin
        decisions = self.lines.decisions()
        if review is not None:
            self.work_on(
                self.tr("Réception des réponses"),
                lambda context: work.write_answers(inventory, review, decisions, origin, context),
                self._after_writing,
            )

    # --- files come in ---

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.busy():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.read(files)

    def _look_again(self, form_id: object) -> None:
        """Read the same answers as those of another questionnaire."""
        inventory, campaign, answers = self.workspace.inventory, self._campaign, self._read.answers
        if isinstance(form_id, str):
            self.work_on(
                self.tr("Lecture des réponses"),
                lambda context: work.look_at(inventory, answers, form_id, campaign, context),
                self._after_looking_again,
            )

    # --- work is done ---

    def _after_reading(self, read: object) -> None:
        if isinstance(read, work.ReadFiles):
            self._read = read
            self._announce(*read.sheets)
            self._show_read()

    def _after_looking_again(self, read: object) -> None:
        if isinstance(read, work.ReadFiles):
            self._read = replace(read, sheets=self._read.sheets)
            self._show_read()

    def _show_read(self) -> None:
        read = self._read
        if not read.answers:
            self._show_outcome()
            return
        forms = {
            line.questionnaire.form_id: line.questionnaire.title
            for line in reversed(self.workspace.ask(questionnaires.every))
        }
        self.form.set_options([Option(form_id, title) for form_id, title in reversed(forms.items())])
        self.form.set_value(read.form_id or None)
        unknown = self.tr("Le questionnaire de ces réponses n’est pas reconnu : choisissez-le.")
        if read.review is None:
            self.lines.show_lines((), read.refusal or unknown)
        else:
            self.lines.show_lines(read.review.lines, read.review.obstacle, self._refused())
        self.show_view(self._asked)
        (self.lines.table if read.review else self.form).setFocus()

    def _after_writing(self, written: object) -> None:
        review = self._read.review
        if not isinstance(written, work.Written) or review is None:
            return
        if written.change:
            self.workspace.changed.emit(written.change)
        placed = self.lines.placed()
        known = sum(line.verdict == RECEIVED and not line.is_pending for line in review.lines)
        self._said = told(placed, len(self.lines.left()), known)
        self._remaining = to_look_at(placed, written.interviews)
        self._show_outcome()

    def _show_outcome(self) -> None:
        read = self._read
        sentences, remaining = work.of_sheets(read.sheets)
        refused = read.review.refused if read.review is not None else ()
        self.outcome.show_outcome(
            [*sentences, *self._said],
            [*remaining, *self._remaining, *(untaken(one.source, one.row, one.reason) for one in refused)],
            [(each.path, each.refusal) for each in read.sheets if each.asks],
        )
        self.show_view(self.outcome)

    def _say_record(self, path: Path, record_id: int) -> None:
        """Receive a workbook again, now that its record is said."""
        again = work.receive_sheet(self.workspace.inventory, path, record_id, self._origin)
        sheets = tuple(again if each.path == path else each for each in self._read.sheets)
        self._read = replace(self._read, sheets=sheets)
        self._announce(again)
        self._show_outcome()

    def _announce(self, *sheets: work.SheetArrival) -> None:
        """Each workbook is a change of its own, which Ctrl+Z puts back."""
        for each in sheets:
            if each.received is not None and each.received.change:
                self.workspace.changed.emit(each.received.change)

    def _open(self, interview: int, path: str) -> None:
        self.accept()
        self.open_asked.emit(interview, path)

    # --- what is shown ---

    @override
    def after_refusal(self) -> None:
        """Back to the lines, or to the choice of files."""
        self.show_view(self._asked if self._read.review is not None else self.start)

    @override
    def show_buttons(self) -> None:
        """Show what can be done with what is on screen."""
        self.other_button.setVisible(not self.busy() and not self.shows(self.start))
        self.close_button.setVisible(not self.busy())
        self.apply_button.setVisible(self.shows(self._asked))
        placed, left = len(self.lines.placed()), len(self.lines.left())
        if placed:
            text = counted(
                placed, self.tr("Recevoir {count} entretien"), self.tr("Recevoir {count} entretiens")
            )
        elif left:
            text = counted(
                left,
                self.tr("Garder {count} réponse en attente"),
                self.tr("Garder {count} réponses en attente"),
            )
        else:
            text = self.tr("Rien à recevoir")
        review = self._read.review
        self.apply_button.setText(text)
        self.apply_button.setAccessibleName(text)
        self.apply_button.setEnabled(review is not None and not review.obstacle and placed + left > 0)

    def _refused(self) -> str:
        """What of the files is no answer, the first ones named."""
        refused = self._read.review.refused if self._read.review is not None else ()
        said = [f"{where(each.source, each.row)} : {each.reason}" for each in refused[:_NAMED]]
        more = len(refused) - len(said)
        if more > 0:
            said.append(counted(more, self.tr("… et {count} autre."), self.tr("… et {count} autres.")))
        return "\n".join(said)

    def _fill_stack(self) -> None:
        offer = Offer(
            self.tr("Choisir des fichiers…"),
            self.tr("Feuilles à remplir revenues ; réponses d’ODK ou de KoboToolbox (XML, zip, csv, xlsx)."),
            self.choose,
        )
        self.start = EmptyState(
            "download", self.tr("Déposez ici les réponses reçues, ou choisissez-les."), [offer]
        )
        self._asked = QWidget()
        which = QHBoxLayout()
        which.setSpacing(px(8))
        name = Label(self.tr("Questionnaire"), Look.SECONDARY)
        name.setBuddy(self.form)
        self.form.setAccessibleName(name.text())
        which.addWidget(name)
        which.addWidget(self.form)
        which.addStretch(1)
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(which)
        column.addWidget(self.lines, 1)
        for view in (self.start, self._asked, self.outcome):
            self.stack.addWidget(view)
