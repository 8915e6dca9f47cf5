"""The page of one interview: opened, answered, kept, finished."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.gui.interview.actions import actions
from census_app.gui.interview.bars import BottomBar, TopBar
from census_app.gui.interview.finish_view import FinishView
from census_app.gui.interview.form_view import FormView
from census_app.gui.interview.keeping import Keeper
from census_app.gui.interview.position import Position
from census_app.gui.interview.progress import Progress, first_doubt, remaining
from census_app.gui.interview.session import Session
from census_app.gui.interview.timer import Stopwatch
from census_app.gui.interview.wording import about, interviewed, locked_because
from census_app.gui.page import Go, Page
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Notice, Rule
from census_app.gui.workspace import Workspace

_KEPT_EVERY = 20
"""Seconds after which the time spent is kept even when nothing was answered."""
_COMPACT_BELOW = 900


class InterviewPage(Page):
    """Bars above and below, the form between them; a new form view for each interview opened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.session: Session | None = None
        self.form: FormView | None = None
        self.keeper: Keeper | None = None
        self._stale = False
        self._notice: Notice | None = None
        self._watch = Stopwatch(self)
        self.top, self.bottom = TopBar(self), BottomBar(self)
        self.finish_view = FinishView(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.top, Rule(self), self.finish_view, Rule(self), self.bottom):
            self._column.addWidget(widget, 1 if widget is self.finish_view else 0)
        self.finish_view.hide()
        self._actions = actions(self)
        self.addActions(self._actions)
        self._connect()

    # --- the window's side ---

    @override
    def title(self) -> str:
        return "" if self.session is None else interviewed(self.session.interview)

    @override
    def place(self) -> str:
        return "interviews"

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return self._actions

    @override
    def help_text(self) -> str:
        return self.tr(
            "Entrée passe à la question suivante, Maj+Entrée revient ; Ctrl+Entrée passe à la section "
            "suivante. Le chiffre ou la lettre devant un choix le choisit. Alt+R reprend la réponse "
            "de l’an dernier ; Alt+N « ne sait pas », Alt+F « refus », Alt+O « sans objet », Alt+D « non "
            "demandé », Alt+M une note, Alt+A un élément de plus, Alt+E la première erreur. "
            "Dans un texte de plusieurs lignes, Alt+Entrée va à la ligne. Ctrl+Z annule la dernière réponse. "
            "Tout est enregistré à mesure ; Échap quitte l’entretien."
        )

    @override
    def arrive(self, go: Go) -> None:
        wanted = go.interview
        if wanted is None:
            return
        if self.session is None or self._stale or self.session.interview.id != wanted:
            try:
                self._open(wanted)
            except CensusError as gone:
                self.workspace.refused.emit(str(gone))
        if go.section and self.form is not None:
            self.form.show_section(go.section)

    @override
    def refresh(self) -> None:
        self._stale = True

    @override
    def hear(self, change: Change) -> None:
        if change.origin != self.origin and "interview" in change.what:
            self._stale = True

    @override
    def leave(self) -> None:
        """Put everything on disk, then tell the other pages, once, that this interview moved on."""
        if self.keeper is None or self.session is None:
            return
        self.keeper.flush()
        if self.keeper.wrote:
            self.keeper.wrote = False
            about = self.session.interview.record_id
            touched = frozenset() if about is None else frozenset({about})
            self.workspace.changed.emit(Change(None, frozenset({"interview"}), touched, self.origin))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.session is not None and not self.session.locked:
            self._watch.run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.hold()

    # --- opening ---

    def _open(self, interview_id: int) -> None:
        from census_app.services import interviews

        self._close()
        interview = self.workspace.ask(interviews.get, interview_id)
        filling = self.workspace.ask(interviews.open_filling, interview_id)
        session = Session(interview, filling, locked_because(interview, self.workspace.inventory.read_only))
        form = FormView(session, self.workspace.ask(interviews.last_year, interview), self)
        self.session, self.form, self._stale = session, form, False
        self._watch.begin(interview.seconds)
        self.keeper = Keeper(
            self.workspace, session, lambda: form.position().kept(), self._watch.seconds, form
        )
        self.keeper.saved.connect(self.top.show_saved)
        self.keeper.failed.connect(self.top.show_failed)
        form.progressed.connect(self._show_progress)
        form.moved.connect(self._moved)
        form.ended.connect(self.bottom.finish.setFocus)
        if session.locked:
            self._notice = Notice(session.locked, Tone.ACCENT, self)
            self._notice.setContentsMargins(px(12), 0, px(12), 0)
            self._column.insertWidget(2, self._notice)
        self._column.insertWidget(self._column.indexOf(self.finish_view), form, 1)
        self.top.show_interview(
            interviewed(interview), about(interview, filling), locked=bool(session.locked)
        )
        if not session.locked:
            self.top.show_saved(interview.updated_at)
        form.come_back(Position.read(interview.position))
        self._show_form()
        if self.isVisible() and not session.locked:
            self._watch.run()

    def _close(self) -> None:
        if self.keeper is not None:
            self.keeper.flush()
        for widget in (self.form, self._notice):
            if widget is not None:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        if self.session is not None:
            self.session.deleteLater()
        self.session = self.form = self.keeper = self._notice = None

    # --- acting ---

    def go_back(self) -> None:
        """From the list of what remains to the questions; from the questions to the record, or the list."""
        if self.finish_view.isVisibleTo(self):
            self._show_form()
            return
        record = self.session.interview.record_id if self.session is not None else None
        self.workspace.go.emit(Go("interviews") if record is None else Go("record", record=record))

    def ask_to_finish(self) -> None:
        """Show what remains before the end."""
        if self.session is None or self.session.locked or self.keeper is None:
            return
        self.keeper.flush()
        if not self.session.strict:
            self.session.be_strict()
        if self.form is not None:
            self.form.hide()
        self.finish_view.show()
        listed = remaining(self.session)
        possible = not any(each.blocks for each in listed)
        self.finish_view.show_remaining(listed)
        self.bottom.show_ending(ending=True, possible=possible)
        if possible or not self.finish_view.take_focus():
            self.bottom.end.setFocus()

    def finish(self) -> None:
        """Finish, and go back to the record; what is refused is said and nothing is finished."""
        from census_app.services import interviews

        session, keeper = self.session, self.keeper
        if session is None or keeper is None:
            return
        session.filling.finish()
        keeper.flush()
        interview = session.interview
        done = self.workspace.run(interviews.finish, interview.id, session.filling, origin=self.origin)
        if done is None:
            return
        keeper.wrote = False
        self._close()
        self.finish_view.hide()
        record = interview.record_id
        self.workspace.go.emit(Go("interviews") if record is None else Go("record", record=record))
        self.workspace.said.emit(
            self.tr("Entretien terminé : ses réponses sont dans la fiche.")
            if record is not None
            else self.tr("Entretien terminé.")
        )

    def mend(self) -> None:
        """Go to the first question to look at again."""
        if self.session is not None:
            self._go_to(first_doubt(self.session))

    def _go_to(self, path: str) -> None:
        self._show_form()
        if path and self.form is not None:
            self.form.go_to(path)

    def _show_form(self) -> None:
        self.finish_view.hide()
        self.bottom.show_ending(ending=False, possible=False)
        if self.form is not None:
            self.form.show()
            row = self.form.row()
            if row is not None and not row.hasFocus() and not (self.session and self.session.locked):
                row.take_focus()

    # --- following ---

    def _connect(self) -> None:
        self.top.back_asked.connect(self.go_back)
        self.top.pause_asked.connect(self._pause)
        self._watch.ticked.connect(self._ticked)
        self.bottom.mend_asked.connect(self.mend)
        self.bottom.previous_asked.connect(lambda: self.step_section(-1))
        self.bottom.next_asked.connect(lambda: self.step_section(1))
        self.bottom.finish_asked.connect(self.ask_to_finish)
        self.finish_view.wanted.connect(self._go_to)
        self.bottom.questions_asked.connect(self._show_form)
        self.bottom.end_asked.connect(self.finish)

    def step_section(self, by: int) -> None:
        """Go to the next section, or the one before."""
        self._show_form()
        if self.form is not None:
            self.form.step_section(by)

    def add_occurrence(self) -> None:
        """Add an occurrence to the repeat that one is in."""
        if self.form is not None:
            self.form.add_occurrence()

    def undo(self) -> None:
        """Take the last answer back."""
        if self.form is not None:
            self.form.undo()

    def _show_progress(self, progress: Progress) -> None:
        self.bottom.show_progress(
            progress.answered, progress.questions, progress.doubts, errors=progress.errors
        )
        if self.form is not None and self.session is not None:
            place, count = self.form.at()
            self.bottom.show_place(
                first=place == 0,
                last=place == count - 1,
                locked=bool(self.session.locked),
                compact=self.width() < px(_COMPACT_BELOW),
            )

    def _moved(self) -> None:
        if self.keeper is not None:
            self.keeper.later()

    def _pause(self, paused: bool) -> None:
        self._watch.pause(paused)
        self.top.show_paused(paused)

    def _ticked(self, seconds: int) -> None:
        self.top.show_time(seconds)
        if seconds and seconds % _KEPT_EVERY == 0 and self.keeper is not None and self.isVisible():
            self.keeper.later()
