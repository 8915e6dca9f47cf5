"""An interview as a PDF to print or to send: the questionnaire with its answers, numbered as on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from census_app.domain.interviews import Interview
from census_app.domain.text import fold
from census_app.errors import CensusError
from census_app.forms import Filling
from census_app.gui import writing
from census_app.gui.interview.wording import interviewed, say
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.gui.paper import Heading

_FOLDER = "interview/pdf_folder"


def print_interview(workspace: Workspace, parent: QWidget, interview: Interview, filling: Filling) -> None:
    """Ask where, write the answers so far, and show the file; what fails is said."""
    from census_app.gui.paper import write_filled

    name = f"entretien-{interview.number}-{fold(interviewed(interview)).replace(' ', '-')}"[:80]
    title, kinds = say("Imprimer l’entretien"), say("Documents PDF (*.pdf)")
    out = writing.ask_place(parent, title, writing.last_folder(_FOLDER) / f"{name}.pdf", kinds)
    if out is None:
        return
    QSettings().setValue(_FOLDER, str(out.parent))
    try:
        write_filled(filling, out, heading_of(workspace, interview))
    except CensusError as refusal:
        workspace.refused.emit(str(refusal))
        return
    workspace.said.emit(say("Écrit : {name}, dans {folder}").format(name=out.name, folder=out.parent))
    show(out)


def heading_of(workspace: Workspace, interview: Interview) -> Heading:
    """What stands above every page."""
    from census_app.gui.paper import Heading
    from census_app.services import campaigns, perimeters

    campaign = workspace.ask(campaigns.get, interview.campaign_id)
    return Heading(
        campaign=str(campaign.year),
        territory=workspace.ask(perimeters.find, campaign.perimeter).name,
        record=interview.record_name,
        interview=interview.number,
        held_on=interview.held_on,
        place=interview.held_at,
        asked_by=interview.asked_by,
    )


def show(file: Path) -> None:
    """Open the file in the system's own reader, from which it is printed."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
