"""« Exporter vers Excel »: asks what is wanted, follows the writing, says what was written."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from census_app.gui import formats, writing
from census_app.gui.jobs import JobContext
from census_app.gui.summary.export_dialog import ExportDialog, Offered, Wanted
from census_app.gui.summary.export_file import file_name
from census_app.gui.summary.export_memory import Chosen, recall, remember
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.exports import ExportReport

_FOLDER = "summary/folder"


class Exporting(writing.Writing):
    """Writes the workbook beside the window; shows nothing until it is asked to."""

    began = Signal()
    """A workbook is being written."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._inventory = workspace.inventory
        self._began = 0.0
        self.dialog: ExportDialog | None = None

    def ask(self, offered: Offered) -> None:
        """Open the dialog on what the page shows, with the choices of the last time."""
        chosen = recall(self._inventory.path)
        dialog = ExportDialog(offered, chosen, _place(offered, chosen), self)
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        self._workspace.jobs.start(self._prepare)
        dialog.open()

    def _prepare(self, _context: JobContext) -> None:
        """Have all that a workbook needs at hand by the time the user has chosen."""
        from census_app.services.exports import prepare

        prepare(self._inventory)

    def again(self, offered: Offered) -> None:
        """Write the same file anew, with the same choices, on what the page shows; or else ask."""
        wanted = _as_before(offered, recall(self._inventory.path))
        if wanted is None:
            self.ask(offered)
        else:
            self.export(wanted)

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None

    def _take(self, dialog: ExportDialog) -> None:
        wanted = dialog.wanted()
        if wanted is None:
            return
        remember(self._inventory.path, dialog.chosen())
        QSettings().setValue(_FOLDER, str(wanted.out.parent))
        self.export(wanted)

    def export(self, wanted: Wanted) -> None:
        """Write the workbook."""
        inventory = self._inventory

        def work(context: JobContext) -> ExportReport:
            from census_app.services.exports import export_summary

            return export_summary(
                inventory, wanted.out, wanted.campaign.id, wanted.options, progress=context.progress
            )

        self._began = monotonic()
        title = self.tr("Exporter la synthèse : {name}").format(name=wanted.out.name)
        self.write(title, work, lambda report: (self._written(report), report.path))
        self.began.emit()

    def _written(self, report: ExportReport) -> str:
        seconds = max(1, round(monotonic() - self._began))
        text = self.tr("Classeur écrit en {seconds} s dans {folder}.").format(
            seconds=formats.number(seconds), folder=report.path.parent
        )
        return " ".join((text, *report.warnings))


def _as_before(offered: Offered, chosen: Chosen) -> Wanted | None:
    """The workbook of the last time; None when it was another year's, or its folder is gone."""
    from census_app.services.workbook_options import WorkbookOptions, sheet_choices

    question, file = offered.question, Path(chosen.file)
    offers = frozenset(sheet.key for sheet in sheet_choices(public=chosen.public))
    kept = offers - chosen.left_out
    if not chosen.file or chosen.year != question.campaign.year or not file.parent.is_dir() or not kept:
        return None
    options = WorkbookOptions(
        question.perimeter,
        question.attribution,
        None if kept == offers else kept,
        chosen.language,
        chosen.contacts,
        chosen.public,
    )
    return Wanted(question.campaign, options, file)


def _place(offered: Offered, chosen: Chosen) -> Path:
    """The file of the last time for the same year, or else a name in the folder of the last time."""
    year = offered.question.campaign.year
    last = Path(chosen.file)
    if chosen.file and chosen.year == year and last.parent.is_dir():
        return last
    folder = last.parent if chosen.file and last.parent.is_dir() else writing.last_folder(_FOLDER)
    folder = folder if folder.is_dir() else Path.home()
    return folder / file_name(year, public=chosen.public, contacts=chosen.contacts)
