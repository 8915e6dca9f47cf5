"""The list of a campaign's interviews: open one, begin one, drop a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.interviews import DRAFT, FINISHED, REOPENED, STATE_LABELS, Interview
from census_app.gui import formats
from census_app.gui.interviews.columns import columns, sort_value
from census_app.gui.interviews.starting import StartPanel
from census_app.gui.page import Go, Page
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    Chip,
    DataTable,
    EmptyState,
    LineEdit,
    Notice,
    Offer,
    Option,
    PageHeader,
    PrimaryButton,
    RowsModel,
    SecondaryButton,
)
from census_app.gui.workspace import Workspace


class InterviewsPage(Page):
    """The interviews of the campaign looked at, the last touched first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._all: tuple[Interview, ...] = ()
        self._order = ("updated_at", True)
        self._header = PageHeader(self.tr("Entretiens"))
        self._state = Chip(
            self.tr("État"), [Option(state, STATE_LABELS[state]) for state in (DRAFT, REOPENED, FINISHED)]
        )
        self._form = Chip(self.tr("Questionnaire"), [], several=True)
        self._text = LineEdit(placeholder=self.tr("Nom de la fiche…"))
        self._text.setMaximumWidth(px(240))
        self._model = RowsModel[Interview](columns(_today()))
        self._table = DataTable(self._model, name="interviews", stretch="about")
        self._table.setAccessibleName(self.tr("Entretiens de la campagne"))
        self._new = PrimaryButton(self.tr("Nouvel entretien"))
        self._forms = SecondaryButton(self.tr("Questionnaires"))
        self._receive = SecondaryButton(self.tr("Recevoir des réponses…"))
        self._receive_act = QAction(self.tr("Recevoir des réponses…"), self)
        self._receive_act.setShortcut(QKeySequence("Ctrl+I"))
        self._waiting = Notice("", Tone.NEUTRAL, action=self.tr("Dire leur fiche"))
        self._waiting.hide()
        self._drop = QAction(self.tr("Supprimer le brouillon"), self)
        self._drop.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._lay_out()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Entretiens")

    @override
    def actions_shown(self) -> Sequence[QWidget]:
        return (self._forms, self._new)

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return (self._receive_act, self._drop)

    @override
    def help_text(self) -> str:
        return self.tr(
            "Les entretiens de la campagne. Entrée ouvre celui de la ligne ; un brouillon reprend là où "
            "il a été laissé. « Nouvel entretien » commence celui d’une fiche. « Recevoir des "
            "réponses… » lit les feuilles à remplir revenues et les réponses prises au téléphone."
        )

    @override
    def focus_filter(self) -> None:
        self._text.setFocus()

    @override
    def arrive(self, go: Go) -> None:
        for field, value in go.filters:
            if field == "interview":
                self._state.set_values(frozenset({value}))
        self.refresh()
        self._table.setFocus()

    @override
    def refresh(self) -> None:
        campaign = self.workspace.campaign
        from census_app.services import interviews

        self._show_received()
        self._all = self.workspace.ask(interviews.of_campaign, campaign) if campaign else ()
        titles = sorted({one.questionnaire_title for one in self._all})
        self._form.set_options([Option(title, title) for title in titles])
        self._show()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        for widget in (self._state, self._form, self._text):
            filters.addWidget(widget)
        filters.addStretch()
        nothing = EmptyState(
            "messages-square",
            self.tr("Aucun entretien dans cette campagne."),
            [
                Offer(
                    self.tr("Commencer un entretien"),
                    self.tr("Choisissez la fiche de l’initiative ou du réseau que vous rencontrez."),
                    self._begin,
                ),
                Offer(
                    self.tr("Voir les initiatives à contacter"),
                    self.tr("La liste de ce qu’il reste à rencontrer cette année."),
                    lambda: self.workspace.go.emit(Go("initiatives", filters=(("status", "a_contacter"),))),
                ),
            ],
        )
        body = QWidget()
        body.setMinimumHeight(px(160))  # less than the empty state asks for: a notice may stand above
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(8))
        layout.setSpacing(px(12))
        self._header.add(self._receive)
        layout.addWidget(self._header)
        layout.addWidget(self._waiting)
        layout.addLayout(filters)
        layout.addWidget(body, 1)

    def _connect(self) -> None:
        self._state.chosen.connect(self._show)
        self._form.chosen.connect(self._show)
        self._text.edited.connect(self._show)
        self._table.opened.connect(self._open)
        self._table.current_changed.connect(self._moved)
        self._model.sort_asked.connect(self._sort)
        self._new.clicked.connect(self._begin)
        self._forms.clicked.connect(lambda: self.workspace.go.emit(Go("questionnaires")))
        self._receive.clicked.connect(self._receive_files)
        self._receive_act.triggered.connect(self._receive_files)
        self._waiting.acted.connect(self._show_waiting)
        self._drop.triggered.connect(self._drop_current)

    def _show(self) -> None:
        states, forms = self._state.values(), self._form.values()
        text = (self._text.value() or "").casefold()
        key, descending = self._order
        shown = [
            one
            for one in self._all
            if (not states or one.standing in states)
            and (not forms or one.questionnaire_title in forms)
            and text in one.record_name.casefold()
        ]
        shown.sort(key=lambda one: sort_value(one, key), reverse=descending)
        self._model.set_rows(shown)
        self._table.show_sorted(key, descending=descending)
        drafts = sum(one.standing == DRAFT for one in self._all)
        self._header.set_note(
            self.tr("{shown} sur {all}, dont {drafts} en brouillon").format(
                shown=len(shown), all=len(self._all), drafts=drafts
            )
        )
        self._stack.setCurrentIndex(0 if self._all else 1)

    def _sort(self, asked: tuple[str, bool]) -> None:
        self._order = asked
        self._show()

    def _open(self, one: Interview) -> None:
        self.workspace.go.emit(Go("interview", interview=one.id))

    def _moved(self, one: Interview | None) -> None:
        self._drop.setEnabled(one is not None and one.standing == DRAFT)

    def _drop_current(self) -> None:
        from census_app.services import interviews

        one = self._table.current()
        if one is not None and one.standing == DRAFT:
            self.workspace.run(interviews.discard, one.id)

    def _begin(self) -> None:
        if self.workspace.campaign is None:
            self.workspace.refused.emit(self.tr("Ouvrez d’abord une campagne (bouton en haut à gauche)."))
            return
        panel = StartPanel(self.workspace, self)
        panel.begun.connect(lambda interview: self.workspace.go.emit(Go("interview", interview=interview)))
        panel.open()

    def _show_received(self) -> None:
        """Say how many answers wait for their record."""
        from census_app.services import submissions

        campaign = self.workspace.campaign
        writable = campaign is not None and not self.workspace.inventory.read_only
        self._receive.setEnabled(writable)
        self._receive_act.setEnabled(writable)
        count = self.workspace.ask(submissions.waiting_count, campaign) if campaign else 0
        one = self.tr("1 réponse reçue attend sa fiche.")
        several = self.tr("{count} réponses reçues attendent leur fiche.")
        self._waiting.set_text((several if count > 1 else one).format(count=formats.number(count)))
        self._waiting.setVisible(count > 0)

    def _receive_files(self) -> None:
        from census_app.gui.interviews.receiving import ReceivingPanel

        if self.workspace.campaign is not None:
            panel = ReceivingPanel(self.workspace, self.workspace.campaign, self)
            panel.open_asked.connect(self._go_to)
            panel.open()

    def _show_waiting(self) -> None:
        from census_app.gui.interviews.waiting import WaitingPanel

        if self.workspace.campaign is not None:
            panel = WaitingPanel(self.workspace, self.workspace.campaign, self)
            panel.open_asked.connect(self._go_to)
            panel.open()
            panel.read()

    def _go_to(self, interview: int, path: str) -> None:
        self.workspace.go.emit(Go("interview", interview=interview, path=path))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day
