"""« Exporter vers Excel »: where to, how far it is, and what was written."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.jobs import Err, Job, JobContext, Ok, Progress
from census_app.gui.summary.computing import Question
from census_app.gui.widgets import ProgressPanel
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.exports import ExportReport

SUFFIX = ".xlsx"
_FOLDER = "summary/folder"


class Exporting(QWidget):
    """Writes the workbook beside the window; shows nothing until it is asked to."""

    ended = Signal()
    """The workbook is written, or will not be."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._began = 0.0
        self.panel: ProgressPanel | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def running(self) -> bool:
        """Whether a workbook is being written."""
        return self._job is not None

    def export(self, question: Question) -> bool:
        """Ask where, then write; False when the user gives up."""
        out = ask_place(self, default_folder() / f"synthese-{question.campaign.year}{SUFFIX}")
        if out is None:
            return False
        QSettings().setValue(_FOLDER, str(out.parent))
        self._write(question, out)
        return True

    def _write(self, question: Question, out: Path) -> None:
        inventory = self._workspace.inventory

        def work(context: JobContext) -> ExportReport:
            from census_app.services.exports import export_summary

            return export_summary(
                inventory,
                out,
                question.campaign.id,
                question.perimeter,
                question.attribution,
                progress=context.progress,
            )

        self._new_panel(out)
        self._began = monotonic()
        self._job = self._workspace.jobs.start(work)
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(self._end)

    def _new_panel(self, out: Path) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = ProgressPanel(self.tr("Exporter la synthèse : {name}").format(name=out.name), self)
        self.panel.cancel.connect(self._cancel)
        self.panel.closed.connect(self.hide)
        self.panel.progress(0, 0, self.tr("Préparation…"))
        self._box.addWidget(self.panel)
        self.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell(self, progress: Progress) -> None:
        if self.panel is not None:
            self.panel.progress(progress.done, progress.total, f"{progress.text}…")

    def _end(self, result: Ok[ExportReport] | Err) -> None:
        self._job = None
        if self.panel is not None:
            if isinstance(result, Ok):
                self.panel.succeed(self._written(result.value), result.value.path)
            else:
                self.panel.fail(result.text)
        self.ended.emit()

    def _written(self, report: ExportReport) -> str:
        seconds = max(1, round(monotonic() - self._began))
        text = self.tr("Classeur écrit en {seconds} s dans {folder}.").format(
            seconds=formats.number(seconds), folder=report.path.parent
        )
        return " ".join((text, *report.warnings))


def default_folder() -> Path:
    """The folder of the last export while it exists, else the user's documents."""
    kept = str(QSettings().value(_FOLDER, ""))
    if kept and Path(kept).is_dir():
        return Path(kept)
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
    )


def ask_place(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write the workbook; a file already there is replaced only if the user says so."""
    dialog = QFileDialog(parent, parent.tr("Exporter la synthèse"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(parent.tr("Classeurs Excel (*.xlsx)"))
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(proposed.name)
    taken = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(taken[0]) if taken else None
