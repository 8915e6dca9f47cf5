"""« Importer… »: read a spreadsheet, look at each line's verdict, then write all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from census_app.gui import formats
from census_app.gui.initiatives.import_review import ReviewView
from census_app.gui.initiatives.import_rows import written
from census_app.gui.job_dialog import JobDialog, folder_kept, keep_folder
from census_app.gui.jobs import JobContext
from census_app.gui.theme import px
from census_app.gui.widgets import PrimaryButton, SecondaryButton
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.domain.change import Change
    from census_app.services.importing import ImportReview

_FOLDER = "import/folder"


class ImportPanel(JobDialog):
    """One file at a time; reading and writing are jobs, which can be cancelled."""

    imported = Signal(object, int)
    """Carries the `Change` made and how many records it wrote."""

    def __init__(self, workspace: Workspace, origin: str, parent: QWidget) -> None:
        super().__init__(workspace, parent)
        self.setWindowTitle(self.tr("Importer un tableur"))
        self._origin = origin
        self._review: ImportReview | None = None
        self.lines = ReviewView()
        self.other_button = SecondaryButton(self.tr("Autre fichier…"))
        self.other_button.clicked.connect(self.choose)
        self.close_button = SecondaryButton(self.tr("Annuler"))
        self.close_button.clicked.connect(self.reject)
        self.apply_button = PrimaryButton("")
        self.apply_button.clicked.connect(self.apply)
        self.apply_button.hide()
        self.stack.addWidget(self.lines)
        self.lay_out(self.other_button, self.close_button, self.apply_button)
        self.resize(px(920), px(600))

    def choose(self) -> None:
        """Ask for a file and read it; with none, and nothing read yet, the panel closes."""
        kinds = self.tr("Tableurs (*.xlsx *.xls *.ods *.csv);;Tous les fichiers (*)")
        name, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), str(folder_kept(_FOLDER)), kinds)
        if name:
            keep_folder(_FOLDER, Path(name))
            self.read(Path(name))
        elif self._review is None:
            self.reject()

    def read(self, path: Path) -> None:
        """Read a file beside the window, then show its lines; nothing is written."""
        inventory, campaign = self.workspace.inventory, self.workspace.campaign
        words = self.tr("Chaque ligne est comparée à l’inventaire…")

        def work(context: JobContext) -> ImportReview:
            from census_app.services import importing

            return importing.review_file(
                inventory, path, campaign, progress=lambda done, total: context.progress(done, total, words)
            )

        self._review = None
        self.subtitle.setText(path.name)
        self.work_on(self.tr("Lecture de {name}").format(name=path.name), work, self._read)

    def apply(self) -> None:
        """Write what the lines say, the wrong ones left aside."""
        review, inventory, origin = self._review, self.workspace.inventory, self._origin
        words = self.tr("Les fiches sont écrites…")
        if review is None:
            return

        def work(context: JobContext) -> Change:
            from census_app.services import importing

            return importing.apply(
                inventory,
                review,
                skip_errors=True,
                origin=origin,
                progress=lambda done, total: context.progress(done, total, words),
            )

        self.work_on(self.tr("Import de {name}").format(name=review.path.name), work, self._applied)

    def _read(self, review: object) -> None:
        from census_app.services.importing import ImportReview

        if isinstance(review, ImportReview):
            self._review = review
            self.lines.show_review(review)
            self.stack.setCurrentWidget(self.lines)
            self.lines.table.setFocus()

    def _applied(self, change: object) -> None:
        from census_app.domain.change import Change

        if isinstance(change, Change) and self._review is not None:
            self.accept()
            if change:
                self.workspace.changed.emit(change)
            self.imported.emit(change, written(self._review))

    @override
    def after_refusal(self) -> None:
        """Back to the lines, or away when there are none."""
        if self._review is None:
            self.reject()
        else:
            self.show_view(self.lines)

    @override
    def show_buttons(self) -> None:
        """Show the button that writes once there are lines to write."""
        busy, review = self.busy(), self._review
        self.other_button.setVisible(not busy)
        self.close_button.setVisible(not busy)
        shown = review is not None and self.shows(self.lines)
        self.apply_button.setVisible(shown)
        if review is None or not shown:
            return
        count = written(review)
        number = formats.number(count)
        if count == 0:
            text = self.tr("Rien à importer")
        elif review.wrong:
            text = self.tr("Importer les {count} lignes justes seulement").format(count=number)
        else:
            words = self.tr("Importer {count} fiches") if count > 1 else self.tr("Importer {count} fiche")
            text = words.format(count=number)
        self.apply_button.setText(text)
        self.apply_button.setAccessibleName(text)
        self.apply_button.setEnabled(count > 0 and not review.obstacle)
