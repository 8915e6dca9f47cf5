"""What the page writes to a file: the workbook, the answers, the sheets to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from census_app.gui import opening, writing
from census_app.gui.jobs import JobContext
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.questionnaires import QuestionnaireLine

FOLDER: Final = "questionnaires/folder"
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


class Giving(writing.Writing):
    """Asks where to, then writes beside the window; ends with the file and its folder to open."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._all = workspace

    def give_workbook(self, line: QuestionnaireLine) -> None:
        """The questionnaire as it came, or as a workbook when it came as text."""
        inventory, kept = self._all.inventory, line.questionnaire
        suffix = Path(kept.file_name).suffix.lower()
        suffix = suffix if suffix in {".xlsx", ".xls", ".xml"} else ".xlsx"

        def work(out: Path) -> Path:
            from census_app.services import questionnaires

            return questionnaires.export(inventory, kept.id, out)

        kinds = self.tr("Questionnaires (*{suffix})").format(suffix=suffix)
        self._give(self.tr("Exporter le classeur"), f"{_name(line)}{suffix}", kinds, work)

    def give_paper(self, line: QuestionnaireLine, campaign: int | None) -> None:
        """The questionnaire to be filled with a pen, headed with the campaign and its territory."""
        inventory, kept = self._all.inventory, line.questionnaire

        def work(out: Path) -> Path:
            from census_app.gui.paper import write_blank
            from census_app.services import papers, questionnaires

            heading = papers.campaign_heading(inventory, campaign)
            return write_blank(questionnaires.definition(inventory, kept.id), out, heading)

        kinds = self.tr("Documents PDF (*.pdf)")
        self._give(self.tr("Questionnaire papier"), f"{_name(line)}.pdf", kinds, work)

    def give_sheet(self, line: QuestionnaireLine, campaign: int | None) -> None:
        """The questionnaire as a workbook that an initiative fills in without the program."""
        inventory, kept = self._all.inventory, line.questionnaire

        def work(out: Path) -> Path:
            from census_app.services.fillable.writing import write_fillable

            return write_fillable(inventory, out, questionnaire_id=kept.id, campaign_id=campaign)

        self._give(self.tr("Feuille à remplir"), f"{_name(line)}-a-remplir.xlsx", self._books(), work)

    def give_answers(self, form_id: str, campaign: int | None = None) -> None:
        """The answers to all the versions of a form, of one campaign or of all."""
        inventory = self._all.inventory

        def work(out: Path, context: JobContext) -> Path:
            from census_app.services import answer_tables

            return answer_tables.write(inventory, form_id, out, campaign, cancelled=context.cancelled)

        self._start(self.tr("Exporter les réponses"), f"reponses-{_plain(form_id)}.xlsx", self._books(), work)

    def give_models(self) -> None:
        """The questionnaires shipped with the program, as workbooks in a folder."""
        folder = opening.ask_folder(self, writing.last_folder(FOLDER))
        if folder is None or self.running():
            return

        def work(_context: JobContext) -> tuple[Path, ...]:
            from census_app.services.questionnaire_workbooks import write_shipped

            return write_shipped(folder)

        def told(files: tuple[Path, ...]) -> tuple[str, Path]:
            text = self.tr("{count} classeurs écrits dans {folder}.")
            return text.format(count=len(files), folder=folder), files[0]

        self.write(self.tr("Modèles de questionnaires"), work, told)

    def _books(self) -> str:
        return self.tr("Classeurs Excel (*.xlsx)")

    def _give(self, title: str, name: str, kinds: str, work: Callable[[Path], Path]) -> None:
        self._start(title, name, kinds, lambda out, _context: work(out))

    def _start(self, title: str, name: str, kinds: str, work: Callable[[Path, JobContext], Path]) -> None:
        if self.running():
            return
        out = writing.ask_place(self, title, writing.last_folder(FOLDER) / name, kinds)
        if out is None:
            return
        QSettings().setValue(FOLDER, str(out.parent))

        def told(file: Path) -> tuple[str, Path]:
            return self.tr("« {name} » est écrit dans {folder}.").format(
                name=file.name, folder=file.parent
            ), file

        self.write(f"{title} : {out.name}", lambda context: work(out, context), told)


def _name(line: QuestionnaireLine) -> str:
    """« initiative-2026.1 »."""
    kept = line.questionnaire
    return "-".join(filter(None, map(_plain, (kept.form_id, kept.version)))) or "questionnaire"


def _plain(text: str) -> str:
    """Without what no system takes in the name of a file."""
    return _NOT_IN_NAMES.sub("-", text).strip("-.")
