"""The page « Questionnaires »: their versions, what changed between them, the answers to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui import formats, writing
from census_app.gui.page import Go, Page
from census_app.gui.questionnaires.acts import Acts
from census_app.gui.questionnaires.answers import AnswersView
from census_app.gui.questionnaires.changes import ChangesView
from census_app.gui.questionnaires.check_view import CheckView
from census_app.gui.questionnaires.giving import FOLDER, Giving
from census_app.gui.questionnaires.kept import KeptView
from census_app.gui.theme import px
from census_app.gui.widgets import EmptyState, Offer, PageHeader, PrimaryButton, bind
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.questionnaires import QuestionnaireLine

TABS = ("kept", "changes", "answers")
"""The parts of the page, as `Go.section` names them; « check » is a file being imported."""
_SUFFIXES = (".xlsx", ".xls", ".md", ".csv", ".xml")


class QuestionnairesPage(Page):
    """Every version kept in the inventory, whatever the campaign looked at."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._lines: tuple[QuestionnaireLine, ...] = ()
        self._wanted: int | None = None
        self._header = PageHeader(self.tr("Questionnaires"), self)
        self.giving = Giving(workspace, self)
        self.acts = Acts(workspace, self.origin, self.giving, self)
        self.kept = KeptView(self.acts)
        self.changes = ChangesView(workspace)
        self.answers = AnswersView(workspace, self.giving)
        self.check = CheckView(workspace, self.origin)
        self._new = PrimaryButton(self.tr("Importer un questionnaire…"))
        bind(self._new, self.acts.bring)
        self._actions = QWidget()
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Questionnaires")

    @override
    def place(self) -> str:
        return "interviews"

    @override
    def actions_shown(self) -> Sequence[QWidget]:
        return (self._actions,)

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return self.acts.all()

    @override
    def help_text(self) -> str:
        return self.tr(
            "Un questionnaire est un classeur XLSForm, que l’on écrit dans un tableur. « Importer » le "
            "vérifie ligne par ligne, et de nouveau à chaque enregistrement ; l’aperçu le montre tel qu’il "
            "sera posé. Une campagne garde la version avec laquelle ses entretiens ont commencé."
        )

    @override
    def focus_filter(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.changes:
            self.changes.form.setFocus()
        elif shown is self.answers:
            self.answers.form.setFocus()
        else:
            self.kept.table.setFocus()

    @override
    def arrive(self, go: Go) -> None:
        if not self._lines:
            self.refresh()
        if go.file:
            self.look(Path(go.file))
        elif go.section in TABS:
            self.tabs.setCurrentIndex(TABS.index(go.section))
            self._show_tab()

    @override
    def refresh(self) -> None:
        from census_app.services import questionnaires

        self._lines = self.workspace.ask(questionnaires.every)
        self.kept.show_lines(self._lines, self._wanted)
        self._wanted = None
        forms = len({line.questionnaire.form_id for line in self._lines})
        self._header.set_note(
            self.tr("{forms} questionnaires, {versions} versions").format(
                forms=formats.number(forms), versions=formats.number(len(self._lines))
            )
            if self._lines
            else ""
        )
        if self._stack.currentWidget() is not self.check:
            self._show_tab()

    def look(self, path: Path) -> None:
        """Look at a file that may become a questionnaire."""
        self._show_view(self.check)
        self.check.checking.look(path)

    # --- importing ---

    def _choose(self) -> None:
        kinds = self.tr("Questionnaires ({kinds})").format(kinds=" ".join(f"*{one}" for one in _SUFFIXES))
        folder = str(writing.last_folder(FOLDER))
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Importer un questionnaire"), folder, kinds)
        if name:
            QSettings().setValue(FOLDER, str(Path(name).parent))
            self.look(Path(name))

    def _take(self, questionnaire: int) -> None:
        """Show the version just added, in the list."""
        self._wanted = questionnaire
        self._show_list()
        line = self.acts.line()
        if line is not None:
            self.workspace.said.emit(
                self.tr("« {title} » est dans la liste : une campagne peut l’utiliser.").format(
                    title=line.questionnaire.title
                )
            )

    def _show_list(self) -> None:
        self._show_view(self.kept)
        self.tabs.setCurrentIndex(0)
        self.refresh()
        self.kept.table.setFocus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None and self.acts.bring.isEnabled():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.look(path)

    # --- what is shown ---

    def _show_tab(self) -> None:
        views = (self.kept, self.changes, self.answers)
        shown = views[max(0, self.tabs.currentIndex())]
        self._show_view(shown if self._lines else self.nothing)
        if self._lines and shown is not self.kept:
            (self.changes if shown is self.changes else self.answers).show_lines(
                self._lines, self.acts.line()
            )

    def _show_view(self, view: QWidget) -> None:
        """Show a part of the page, with the actions that are its own."""
        self._stack.setCurrentWidget(view)
        self.tabs.setVisible(view not in {self.check, self.nothing})
        self.acts.rest(view is self.check)
        self._new.setVisible(view not in {self.check, self.nothing})
        for button in (self.check.preview, self.check.add):
            button.setVisible(view is self.check)

    def _connect(self) -> None:
        self.acts.bring_asked.connect(self._choose)
        self.tabs.currentChanged.connect(lambda _place: self._show_tab())
        self.check.kept.connect(self._take)
        self.check.closed.connect(self._show_list)
        self.check.other_asked.connect(self._choose)

    def _lay_out(self) -> None:
        for title in (self.tr("Versions"), self.tr("Ce qui a changé"), self.tr("Réponses")):
            self.tabs.addTab(title)
        self.tabs.setAccessibleName(self.tr("Parties de la page"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.nothing = self._teach()
        for view in (self.kept, self.changes, self.answers, self.check, self.nothing):
            self._stack.addWidget(view)
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for button in (self._new, self.check.preview, self.check.add):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(8))
        column.setSpacing(px(10))
        self._header.add(self.tabs)
        column.addWidget(self._header)
        column.addWidget(self.giving)
        column.addWidget(self._stack, 1)

    def _teach(self) -> EmptyState:
        year = dt.datetime.now().astimezone().year
        return EmptyState(
            "file-check-2",
            self.tr("Aucun questionnaire n’est encore dans cet inventaire."),
            [
                Offer(
                    self.tr("Ouvrir la campagne {year}").format(year=year),
                    self.tr("Elle prend les questionnaires du programme : initiative, réseau, participant."),
                    lambda: self._open_campaign(year),
                ),
                Offer(
                    self.tr("Importer un questionnaire…"),
                    self.tr(
                        "Un classeur XLSForm, comme pour ODK ou KoboToolbox. On peut aussi le déposer ici."
                    ),
                    self._choose,
                ),
                Offer(
                    self.tr("Partir d’un modèle…"),
                    self.tr("Les questionnaires du programme en classeurs Excel, à changer puis à importer."),
                    self.giving.give_models,
                ),
            ],
        )

    def _open_campaign(self, year: int) -> None:
        from census_app.services import campaigns

        change = self.workspace.run(campaigns.open_campaign, year)
        if change is not None and change.created is not None:
            self.workspace.set_campaign(change.created)


def _dropped(event: QDropEvent) -> Path | None:
    """The one questionnaire file that is dropped, or None."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in _SUFFIXES else None
