"""« Importer… »: read a spreadsheet, look at each line's verdict, then write all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui import formats
from census_app.gui.initiatives.import_review import ReviewView
from census_app.gui.initiatives.import_rows import written
from census_app.gui.jobs import Err, Job, JobContext, Ok, Progress
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, PrimaryButton, ProgressPanel, SecondaryButton
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.domain.change import Change
    from census_app.services.importing import ImportReview

_FOLDER = "import/folder"


class ImportPanel(QDialog):
    """One file at a time; reading and writing are jobs, which can be cancelled."""

    imported = Signal(object, int)
    """Carries the `Change` made and how many records it wrote."""

    def __init__(self, workspace: Workspace, origin: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Importer un tableur"))
        self._workspace, self._origin = workspace, origin
        self._job: Job | None = None
        self._then: Callable[[object], None] = self._read
        self._waiting = QWidget()
        self._review: ImportReview | None = None
        self._file = Label("", Look.SECONDARY)
        self.progress: ProgressPanel | None = None
        self.lines = ReviewView()
        self.other_button = SecondaryButton(self.tr("Autre fichier…"))
        self.other_button.clicked.connect(self.choose)
        self.close_button = SecondaryButton(self.tr("Annuler"))
        self.close_button.clicked.connect(self.reject)
        self.apply_button = PrimaryButton("")
        self.apply_button.clicked.connect(self.apply)
        self._lay_out()

    def choose(self) -> None:
        """Ask for a file and read it; with none, and nothing read yet, the panel closes."""
        kinds = self.tr("Tableurs (*.xlsx *.xls *.ods *.csv);;Tous les fichiers (*)")
        name, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), str(_folder()), kinds)
        if name:
            QSettings().setValue(_FOLDER, str(Path(name).parent))
            self.read(Path(name))
        elif self._review is None:
            self.reject()

    def read(self, path: Path) -> None:
        """Read a file beside the window, then show its lines; nothing is written."""
        inventory, campaign = self._workspace.inventory, self._workspace.campaign
        words = self.tr("Chaque ligne est comparée à l’inventaire…")

        def work(context: JobContext) -> ImportReview:
            from census_app.services import importing

            return importing.review_file(
                inventory, path, campaign, progress=lambda done, total: context.progress(done, total, words)
            )

        self._review = None
        self._file.setText(path.name)
        self._start(self.tr("Lecture de {name}").format(name=path.name), work, self._read)

    def apply(self) -> None:
        """Write what the lines say, the wrong ones left aside."""
        review, inventory, origin = self._review, self._workspace.inventory, self._origin
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

        self._start(self.tr("Import de {name}").format(name=review.path.name), work, self._applied)

    # --- jobs ---

    def _start(
        self, title: str, work: Callable[[JobContext], object], done: Callable[[object], None]
    ) -> None:
        self._stack.removeWidget(self._waiting)
        self._waiting.deleteLater()
        self.progress = ProgressPanel(title)
        self.progress.cancel.connect(self._cancel)
        self.progress.closed.connect(self._go_on)
        self._waiting = QWidget()
        column = QVBoxLayout(self._waiting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        column.addStretch(1)
        self._stack.addWidget(self._waiting)
        self._stack.setCurrentWidget(self._waiting)
        self._then = done
        self._job = self._workspace.jobs.start(work)
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(self._ended)
        self._show_buttons()

    def _tell(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress.progress(progress.done, progress.total, progress.text)

    def _ended(self, result: Ok[object] | Err) -> None:
        self._job = None
        if isinstance(result, Ok):
            self._then(result.value)
        elif self.progress is not None:
            self.progress.fail(result.text)
        self._show_buttons()

    def _read(self, review: object) -> None:
        from census_app.services.importing import ImportReview

        if isinstance(review, ImportReview):
            self._review = review
            self.lines.show_review(review)
            self._stack.setCurrentWidget(self.lines)
            self.lines.table.setFocus()

    def _applied(self, change: object) -> None:
        from census_app.domain.change import Change

        if isinstance(change, Change) and self._review is not None:
            self.accept()
            if change:
                self._workspace.changed.emit(change)
            self.imported.emit(change, written(self._review))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _go_on(self) -> None:
        """After a refusal: back to the lines, or away when there are none."""
        if self._review is None:
            self.reject()
        else:
            self._stack.setCurrentWidget(self.lines)
            self._show_buttons()

    @override
    def done(self, result: int) -> None:
        """Stop what is under way, then close."""
        self._cancel()
        super().done(result)

    # --- what is shown ---

    def _show_buttons(self) -> None:
        busy, review = self._job is not None, self._review
        self.other_button.setVisible(not busy)
        self.close_button.setVisible(not busy)
        shown = review is not None and not busy and self._stack.currentWidget() is self.lines
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

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self.apply_button.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(self.tr("Importer un tableur"), Look.HEADING))
        column.addWidget(self._file)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self.resize(px(920), px(600))


def _folder() -> Path:
    kept = str(QSettings().value(_FOLDER, ""))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(kept) if kept and Path(kept).is_dir() else Path(QStandardPaths.writableLocation(documents))
