"""The page « Synthèse »: figures by commune, computed beside the window, and their workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.gui.page import Go, Page
from census_app.gui.summary.asking import Asking
from census_app.gui.summary.computing import Answer, Computation
from census_app.gui.summary.export_dialog import Offered
from census_app.gui.summary.exporting import Exporting
from census_app.gui.summary.figures import Figures
from census_app.gui.summary.veil import Veil
from census_app.gui.theme import px
from census_app.gui.widgets import EmptyState, Offer, PageHeader, PrimaryButton
from census_app.gui.workspace import Workspace

EXPORT = "export"
"""The section that opens the dialog of the workbook."""

_SETTLE_MS = 400
"""Changes that come one after the other are computed once."""


class SummaryPage(Page):
    """The campaign looked at, on the perimeter and by the key chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._answer: Answer | None = None
        self._export_asked = False
        self._header = PageHeader(
            self.tr("Synthèse"), self, note=self.tr("Impact économique et social par commune")
        )
        self.asking = Asking(workspace, self)
        self.computation = Computation(workspace, self)
        self.exporting = Exporting(workspace, self)
        self.figures = Figures()
        self._export = PrimaryButton(self.tr("Exporter vers Excel…"))
        self._export_action = QAction(self.tr("Exporter la synthèse vers Excel…"), self)
        self._export_action.setShortcut(QKeySequence(self.tr("Ctrl+E")))
        self._again_action = QAction(self.tr("Exporter comme la dernière fois"), self)
        self._again_action.setShortcut(QKeySequence(self.tr("Ctrl+Shift+E")))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._lay_out()
        self._veil = Veil(self._scrolled)
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Synthèse")

    @override
    def actions_shown(self) -> Sequence[QWidget]:
        return (self._export,)

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return (self._export_action, self._again_action)

    @override
    def help_text(self) -> str:
        return self.tr(
            "Les chiffres de la campagne, commune par commune. En gris après chaque chiffre : combien de "
            "fiches ont répondu, sur combien. « — » veut dire que personne n’a répondu ; 0 est une réponse. "
            "Cliquez sur une colonne pour la voir en graphique, sur une commune pour voir ses initiatives. "
            "Les communes, plus « Hors périmètre » et « Non localisé », font exactement « Ensemble »."
        )

    @override
    def focus_filter(self) -> None:
        self.asking.perimeter.setFocus()

    @override
    def arrive(self, go: Go) -> None:
        self._export_asked = go.section == EXPORT
        if go.section and not self._export_asked:
            self.figures.show_theme(go.section)
        if self._export_asked and self._answer is not None and not self.computation.running():
            self._start_export()
        elif self._answer is None and not self.computation.running():
            self.refresh()

    @override
    def refresh(self) -> None:
        self._settle.stop()
        self.asking.read()
        self._compute()

    @override
    def hear(self, change: Change) -> None:
        if "campaign_shown" in change.what:
            self.refresh()
        else:
            self._settle.start()

    def answer(self) -> Answer | None:
        """The figures on screen."""
        return self._answer

    # --- computing ---

    def _compute(self) -> None:
        question = self.asking.question()
        if question is None:
            self.computation.drop()
            self._answer = None
            self._show_body(self._no_campaign)
        else:
            self.computation.ask(question)
            self._veil.fall()
        self._show_export()

    def _take(self, answer: Answer) -> None:
        self._veil.lift()
        self._answer = answer
        self.figures.show_answer(answer)
        empty = not answer.summary.total.counts.presence["records"]
        self._show_body(self._no_record if empty else self._scrolled)
        self._show_export()
        if self._export_asked:
            self._start_export()

    def _refuse(self, sentence: str) -> None:
        self._veil.lift()
        self.workspace.refused.emit(sentence)

    # --- exporting ---

    def _start_export(self) -> None:
        self._export_asked = False
        offered = self._offered()
        if offered is not None:
            self.exporting.ask(offered)

    def _export_again(self) -> None:
        offered = self._offered()
        if offered is not None:
            self.exporting.again(offered)

    def _offered(self) -> Offered | None:
        """What may be exported now, None when nothing can."""
        from census_app.services import campaigns

        question = self.asking.question()
        if question is None or not self._export.isEnabled():
            return None
        return Offered(self.workspace.ask(campaigns.every), self.asking.perimeters(), question)

    def _show_export(self) -> None:
        question = self.asking.question()
        records = self._answer is not None and self._answer.summary.total.counts.presence["records"]
        possible = question is not None and bool(records) and not self.exporting.running()
        self._export.setEnabled(possible)
        self._export_action.setEnabled(possible)
        self._again_action.setEnabled(possible)

    # --- what is shown ---

    def _connect(self) -> None:
        self.asking.changed.connect(self._compute)
        self.computation.answered.connect(self._take)
        self.computation.refused.connect(self._refuse)
        self._settle.timeout.connect(self.refresh)
        self._export.clicked.connect(self._start_export)
        self._export_action.triggered.connect(self._start_export)
        self._again_action.triggered.connect(self._export_again)
        self.exporting.began.connect(self._show_export)
        self.exporting.ended.connect(self._show_export)
        self.figures.opened.connect(
            lambda code: self.workspace.go.emit(Go("initiatives", filters=(("commune", code),)))
        )

    def _show_body(self, body: QWidget) -> None:
        self._stack.setCurrentWidget(body)

    def _lay_out(self) -> None:
        self._header.add(self.asking.perimeter)
        self._header.add(self.asking.attribution)
        self._scrolled = QScrollArea()
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setWidget(self.figures)
        self._no_campaign, self._no_record = self._teach_campaign(), self._teach_records()
        body = QWidget()
        self._stack = QStackedLayout(body)
        for shown in (self._scrolled, self._no_campaign, self._no_record):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(12))
        column.addWidget(self._header)
        column.addWidget(self.exporting)
        column.addWidget(body, 1)

    def _teach_campaign(self) -> EmptyState:
        year = dt.datetime.now().astimezone().year
        return EmptyState(
            "chart-column",
            self.tr("La synthèse additionne les chiffres d’une campagne : aucune n’est encore ouverte."),
            [
                Offer(
                    self.tr("Ouvrir la campagne {year}").format(year=year),
                    self.tr("Elle reçoit les entretiens et les chiffres de l’année."),
                    lambda: self._open_campaign(year),
                )
            ],
        )

    def _teach_records(self) -> EmptyState:
        go = self.workspace.go
        return EmptyState(
            "chart-column",
            self.tr("Aucune fiche à additionner dans cette campagne."),
            [
                Offer(
                    self.tr("Aller aux initiatives"),
                    self.tr("Créez une fiche, ou importez le tableau que vous avez déjà."),
                    lambda: go.emit(Go("initiatives")),
                ),
                Offer(
                    self.tr("Aller aux entretiens"),
                    self.tr("Un entretien terminé écrit les chiffres que cette page additionne."),
                    lambda: go.emit(Go("interviews")),
                ),
            ],
        )

    def _open_campaign(self, year: int) -> None:
        from census_app.services import campaigns

        change = self.workspace.run(campaigns.open_campaign, year)
        if change is not None and change.created is not None:
            self.workspace.set_campaign(change.created)
