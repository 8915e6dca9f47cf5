"""How the page names a questionnaire, its uses, and what can be done about a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from census_app.gui import formats
from census_app.gui.widgets import Cell, Column, Option

if TYPE_CHECKING:
    from census_app.forms import Problem
    from census_app.services.questionnaires import QuestionnaireLine


def columns() -> list[Column[QuestionnaireLine]]:
    """The columns of the list of versions."""
    return [
        Column("title", _tr("Questionnaire"), _title, width=220, sortable=False),
        Column("version", _tr("Version"), lambda one: Cell(version(one)), width=90, sortable=False),
        Column(
            "campaigns", _tr("Campagnes"), lambda one: Cell(years(one), grey=True), width=110, sortable=False
        ),
        Column("interviews", _tr("Entretiens"), _interviews, width=96, number=True, sortable=False),
        Column("added_at", _tr("Ajouté"), lambda one: Cell(added(one), grey=True), width=100, sortable=False),
    ]


def version(line: QuestionnaireLine) -> str:
    """« 2026.1 », or « — » for a form that gives none."""
    return line.questionnaire.version or formats.UNKNOWN


def years(line: QuestionnaireLine) -> str:
    """« 2027, 2026 », or « — »."""
    return ", ".join(map(str, line.campaigns)) or formats.UNKNOWN


def added(line: QuestionnaireLine) -> str:
    """The day it was kept."""
    return formats.date(line.questionnaire.added_at.astimezone().date())


def options(lines: tuple[QuestionnaireLine, ...], form_id: str) -> list[Option]:
    """The versions of a form to choose from, the last kept first."""
    return [
        Option(line.questionnaire.id, line.questionnaire.version or added(line))
        for line in lines
        if line.questionnaire.form_id == form_id
    ]


def forms(lines: tuple[QuestionnaireLine, ...]) -> list[Option]:
    """The forms to choose from, under the title of their last version."""
    titles: dict[str, str] = {}
    for line in lines:
        titles.setdefault(line.questionnaire.form_id, line.questionnaire.title)
    return [Option(form_id, title) for form_id, title in titles.items()]


def sentence(text: str) -> str:
    """A message as a sentence: a capital and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def place(problem: Problem) -> str:
    """« Feuille « survey », ligne 4, colonne « relevant » »; the file when nothing is named."""
    return (problem.place[:1].upper() + problem.place[1:]) if problem.place else _tr("Le fichier")


def _title(line: QuestionnaireLine) -> Cell:
    return Cell(line.questionnaire.title, strong=True)


def _interviews(line: QuestionnaireLine) -> Cell:
    return Cell(formats.number(line.interviews), grey=not line.interviews)


def _tr(text: str) -> str:
    return QCoreApplication.translate("questionnaires", text)
