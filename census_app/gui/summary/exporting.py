"""« Exporter vers Excel »: where to, how far it is, and what was written."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from census_app.gui import formats, writing
from census_app.gui.jobs import JobContext
from census_app.gui.summary.computing import Question
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.exports import ExportReport

SUFFIX = ".xlsx"
_FOLDER = "summary/folder"


class Exporting(writing.Writing):
    """Writes the workbook beside the window; shows nothing until it is asked to."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._inventory = workspace.inventory
        self._began = 0.0

    def export(self, question: Question) -> bool:
        """Ask where, then write; False when the user gives up."""
        out = ask_place(self, writing.last_folder(_FOLDER) / f"synthese-{question.campaign.year}{SUFFIX}")
        if out is None:
            return False
        QSettings().setValue(_FOLDER, str(out.parent))
        inventory = self._inventory

        def work(context: JobContext) -> ExportReport:
            from census_app.services.exports import export_summary
            from census_app.services.workbook_options import WorkbookOptions

            return export_summary(
                inventory,
                out,
                question.campaign.id,
                WorkbookOptions(question.perimeter, question.attribution),
                progress=context.progress,
            )

        self._began = monotonic()
        title = self.tr("Exporter la synthèse : {name}").format(name=out.name)
        self.write(title, work, lambda report: (self._written(report), report.path))
        return True

    def _written(self, report: ExportReport) -> str:
        seconds = max(1, round(monotonic() - self._began))
        text = self.tr("Classeur écrit en {seconds} s dans {folder}.").format(
            seconds=formats.number(seconds), folder=report.path.parent
        )
        return " ".join((text, *report.warnings))


def ask_place(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write the workbook; a file already there is replaced only if the user says so."""
    kinds = parent.tr("Classeurs Excel (*.xlsx)")
    return writing.ask_place(parent, parent.tr("Exporter la synthèse"), proposed, kinds)
