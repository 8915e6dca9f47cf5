"""What can be done with a questionnaire, each act with its menu entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from census_app.gui.page import Go
from census_app.gui.questionnaires.giving import Giving
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.questionnaires import QuestionnaireLine


class Acts(QObject):
    """Acts on the version under the cursor; `page` holds the actions, and is where dialogs appear."""

    bring_asked = Signal()

    def __init__(self, workspace: Workspace, origin: str, giving: Giving, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._origin, self._giving, self._page = workspace, origin, giving, page
        self._line: QuestionnaireLine | None = None
        self._resting = False
        self.reason = ""
        self.bring = self._act(self.tr("Importer un questionnaire…"), "Ctrl+I", self.bring_asked.emit)
        self.preview = self._act(self.tr("Aperçu"), "Ctrl+Return", self._preview)
        self.use = self._act(self.tr("Utiliser dans la campagne"), "", self._use)
        self.export = self._act(self.tr("Exporter le classeur…"), "Ctrl+E", self._on(giving.give_workbook))
        self.answers = self._act(self.tr("Exporter les réponses…"), "", self._on(self._give_answers))
        self.paper = self._act(self.tr("Questionnaire papier (PDF)…"), "Ctrl+P", self._on(self._give_paper))
        self.sheet = self._act(self.tr("Feuille à remplir (Excel)…"), "", self._on(self._give_sheet))
        giving.ended.connect(self._show)
        self._show()

    def all(self) -> Sequence[QAction]:
        """Every act, in the order of the menu."""
        return (self.bring, self.preview, self.use, *self.papers())

    def papers(self) -> Sequence[QAction]:
        """What writes a file."""
        return (self.paper, self.sheet, self.export, self.answers)

    def follow(self, line: QuestionnaireLine | None) -> None:
        """Act on another version from now on."""
        self._line = line
        self._show()

    def rest(self, resting: bool) -> None:
        """Do nothing while something else is on screen, nor take its keys."""
        self._resting = resting
        self._show()

    def line(self) -> QuestionnaireLine | None:
        """The version acted on."""
        return self._line

    def in_use(self) -> bool:
        """Whether the campaign looked at already takes this version."""
        return self._line is not None and self._year() in self._line.campaigns

    def _show(self) -> None:
        line = self._line
        year = self._year()
        self.reason = self._why_not(line)
        text = self.tr("Utiliser dans la campagne {year}").format(year=year) if year else ""
        self.use.setText(text or self.tr("Utiliser dans la campagne"))
        acting = line is not None and not self._resting
        self.use.setEnabled(acting and not self.reason)
        self.preview.setEnabled(acting)
        self.bring.setEnabled(not self._workspace.inventory.read_only)
        for act in self.papers():
            act.setEnabled(acting and not self._giving.running())

    def _why_not(self, line: QuestionnaireLine | None) -> str:
        from census_app.services import questionnaires

        campaign = self._workspace.campaign
        if line is None:
            return ""
        if campaign is None:
            return self.tr("Aucune campagne n’est ouverte : le bouton en haut à gauche en ouvre une.")
        if self.in_use():
            return self.tr("La campagne {year} utilise cette version.").format(year=self._year())
        return self._workspace.ask(questionnaires.obstacle, campaign, line.questionnaire.id)

    def _year(self) -> int | None:
        from census_app.services import campaigns

        campaign = self._workspace.campaign
        return self._workspace.ask(campaigns.get, campaign).year if campaign is not None else None

    def _preview(self) -> None:
        if self._line is not None:
            self._workspace.go.emit(Go("interview", questionnaire=self._line.questionnaire.id))

    def _use(self) -> None:
        from census_app.services import questionnaires

        line, campaign = self._line, self._workspace.campaign
        if line is None or campaign is None:
            return
        change = self._workspace.run(questionnaires.use, campaign, line.questionnaire.id)
        if change:
            self._workspace.said.emit(
                self.tr("La campagne {year} prend « {name} ». Ctrl+Z l’annule.").format(
                    year=self._year(), name=questionnaires.named(line.questionnaire)
                )
            )

    def _give_answers(self, line: QuestionnaireLine) -> None:
        self._giving.give_answers(line.questionnaire.form_id)

    def _give_paper(self, line: QuestionnaireLine) -> None:
        self._giving.give_paper(line, self._workspace.campaign)

    def _give_sheet(self, line: QuestionnaireLine) -> None:
        self._giving.give_sheet(line, self._workspace.campaign)

    def _on(self, give: Callable[[QuestionnaireLine], object]) -> Callable[[], object]:
        def act() -> None:
            if self._line is not None:
                give(self._line)
                self._show()

        return act

    def _act(self, text: str, keys: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self._page)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: do())
        return action
