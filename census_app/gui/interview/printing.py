"""A PDF to print or to send: an interview with its answers, or the blank questionnaire that is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from census_app.domain.interviews import Interview
from census_app.domain.text import fold
from census_app.errors import CensusError
from census_app.forms import Filling, FormDefinition
from census_app.gui import writing
from census_app.gui.interview.wording import day_of, interviewed, say
from census_app.gui.workspace import Workspace

_FOLDER = "interview/pdf_folder"


def print_interview(workspace: Workspace, parent: QWidget, interview: Interview, filling: Filling) -> None:
    """Ask where, write the answers so far, and show the file; what fails is said."""

    def write(out: Path) -> Path:
        from census_app.gui.paper import write_filled
        from census_app.services import papers

        told = replace(interview, held_on=day_of(interview, filling))
        return write_filled(filling, out, workspace.ask(papers.interview_heading, told))

    name = f"entretien-{interview.number}-{fold(interviewed(interview)).replace(' ', '-')}"
    _print(workspace, parent, say("Imprimer l’entretien"), name, write)


def print_blank(workspace: Workspace, parent: QWidget, definition: FormDefinition) -> None:
    """Ask where, write the questionnaire to be filled with a pen, and show the file; what fails is said."""

    def write(out: Path) -> Path:
        from census_app.gui.paper import write_blank
        from census_app.services import papers

        heading = workspace.ask(papers.campaign_heading, workspace.campaign)
        return write_blank(definition, out, heading)

    name = "-".join(filter(None, (definition.form_id, definition.version))) or "questionnaire"
    _print(workspace, parent, say("Imprimer le questionnaire"), name, write)


def _print(
    workspace: Workspace, parent: QWidget, title: str, name: str, write: Callable[[Path], Path]
) -> None:
    proposed = writing.last_folder(_FOLDER) / f"{name[:80]}.pdf"
    out = writing.ask_place(parent, title, proposed, say("Documents PDF (*.pdf)"))
    if out is None:
        return
    QSettings().setValue(_FOLDER, str(out.parent))
    try:
        write(out)
    except CensusError as refusal:
        workspace.refused.emit(str(refusal))
        return
    workspace.said.emit(say("Écrit : {name}, dans {folder}").format(name=out.name, folder=out.parent))
    show(out)


def show(file: Path) -> None:
    """Open the file in the system's own reader, from which it is printed."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
