"""The page of one interview: opened, answered, kept, finished; or of a questionnaire that is only tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.domain.interviews import Interview
from census_app.errors import CensusError
from census_app.gui.interview.actions import actions, keys_in_words, print_what_is_shown, show_menu
from census_app.gui.interview.banner import Banner
from census_app.gui.interview.bars import BottomBar, TopBar
from census_app.gui.interview.board import Board
from census_app.gui.interview.ending import Ending
from census_app.gui.interview.entry import DOUBTS, END
from census_app.gui.interview.files import KeptFiles
from census_app.gui.interview.form_view import FormView
from census_app.gui.interview.keeping import Keeper
from census_app.gui.interview.outline import Progress
from census_app.gui.interview.position import Position
from census_app.gui.interview.preview import Preview, tried
from census_app.gui.interview.remaining import first_doubt
from census_app.gui.interview.session import Session
from census_app.gui.interview.standing import Standing
from census_app.gui.interview.wording import about, help_words, interviewed, preview_words
from census_app.gui.page import Go, Page
from census_app.gui.theme import Tone
from census_app.gui.widgets import Rule
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.forms import FormDefinition


class InterviewPage(Page):
    """Bars above and below, the form between them; a new form view for each interview opened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.interview: Interview | None = None
        self.session: Session | None = None
        self.form: FormView | None = None
        self.keeper: Keeper | None = None
        self._stale = False
        self._preview = Preview(workspace, self)
        self.top, self.bottom = TopBar(self), BottomBar(self)
        self.banner = Banner(self)
        self.standing = Standing(workspace, self.origin, self.banner)
        self.ending = Ending(workspace, self.origin, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.top, Rule(self), self.banner, self.ending, Rule(self), self.bottom):
            self._column.addWidget(widget, 1 if widget is self.ending else 0)
        self.ending.hide()
        self._actions = actions(self)
        self.addActions(self._actions)
        self._connect()

    # --- the window's side ---

    @override
    def title(self) -> str:
        if self.interview is not None:
            return interviewed(self.interview)
        return "" if self.session is None else self.session.filling.definition.title

    @override
    def place(self) -> str:
        return "interviews"

    @override
    def menu_actions(self) -> Sequence[QAction]:
        return self._actions

    @override
    def help_text(self) -> str:
        return f"{help_words()}\n\n{keys_in_words(self._actions)}"

    @override
    def arrive(self, go: Go) -> None:
        if go.questionnaire is not None or go.file:
            self._close()
            self.top.show_interview(self.tr("Lecture du questionnaire…"), "", timed=False)
            self._preview.show(go)
            return
        wanted = go.interview
        if wanted is not None and (self.interview is None or self._stale or self.interview.id != wanted):
            self.open(wanted)
        if go.section in {END, DOUBTS}:
            self.ask_to_finish()
            if go.section == DOUBTS:
                self.mend()
        elif go.path:
            self._go_to(go.path)
        elif go.section and self.form is not None:
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
        self._preview.stop()
        if self.keeper is not None:
            self.keeper.leave(self.origin)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_watch()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.top.watch.hold()

    # --- opening ---

    def open(self, interview_id: int) -> None:
        """Show an interview as it is kept; one that is gone is said to be so."""
        from census_app.services import interviews

        self._close()
        try:
            interview = self.workspace.ask(interviews.get, interview_id)
            filling = self.workspace.ask(interviews.open_filling, interview_id)
        except CensusError as gone:
            self.workspace.refused.emit(str(gone))
            return
        session = Session(filling, self.standing.show(interview))
        said = self.workspace.ask(interviews.last_year, interview)
        form = FormView(Board(session, said, KeptFiles(self.workspace)), self)
        self.interview, self._stale = interview, False
        self.top.watch.begin(interview.seconds)
        self.keeper = Keeper(self.workspace, interview, session, form, self.top.watch)
        self.keeper.saved.connect(self.top.show_saved)
        self.keeper.failed.connect(self.top.show_failed)
        self.top.show_interview(interviewed(interview), about(interview, filling), timed=not session.locked)
        if not session.locked:
            self.top.show_saved(interview.updated_at)
        self._seat(session, form, Position.read(interview.position))
        self._run_watch()

    def _try(self, definition: FormDefinition) -> None:
        """Show a questionnaire to be tried, as it was just read."""
        place = Position() if self.form is None else self.form.position()
        session = tried(definition, self.session)
        self._close()
        self.top.watch.begin(0)
        version = f"{definition.form_id} {definition.version}".strip()
        self.top.show_interview(definition.title, version, timed=False)
        self.banner.say(preview_words(), Tone.NEUTRAL)
        self._seat(session, FormView(Board(session), self), place)

    def _seat(self, session: Session, form: FormView, place: Position) -> None:
        """Put a form on the page, and the cursor where it was left."""
        self.session, self.form = session, form
        form.progressed.connect(self._show_progress)
        form.ended.connect(self.bottom.finish.setFocus)
        self._column.insertWidget(self._column.indexOf(self.ending), form, 1)
        form.come_back(place)
        self._show_form()

    def flush(self) -> None:
        """Put what was just answered on disk."""
        if self.keeper is not None:
            self.keeper.flush()

    def _close(self) -> None:
        self.flush()
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.standing.show(None)
        if self.session is not None:
            self.session.deleteLater()
        self.interview = self.session = self.form = self.keeper = None

    # --- acting ---

    def go_back(self) -> None:
        """From the list of what remains to the questions; from the questions to where one came from."""
        if self.ending.isVisibleTo(self):
            self._show_form()
            return
        self.workspace.go.emit(self._behind())

    def ask_to_finish(self) -> None:
        """Show what remains before the end."""
        session = self.session
        if session is None or session.locked or self.form is None:
            return
        self.flush()
        self.form.hide()  # before much is said in it: shown, it would be laid out again at each word
        if not session.strict:
            session.be_strict()
        self.ending.show()
        possible = self.ending.begin(self.interview, session)
        self.bottom.show_ending(self.ending.deed(), possible=possible)
        if not self.ending.take_focus():
            self.bottom.end.setFocus()

    def finish(self) -> None:
        """Finish, and go back to the record; what is refused is said and nothing is finished."""
        if self.interview is None or self.session is None or self.keeper is None:
            self.workspace.go.emit(self._behind())
            return
        self.session.filling.finish()
        self.keeper.flush()
        sentence = self.ending.finish(self.interview, self.session)
        if not sentence:
            return
        self.keeper, behind = None, self._behind()
        self._close()
        self.ending.hide()
        self.workspace.go.emit(behind)
        self.workspace.said.emit(sentence)

    def mend(self) -> None:
        """Go to the first question to look at again."""
        if self.session is not None:
            self._go_to(first_doubt(self.session))

    def _behind(self) -> Go:
        """Where one came from: the record, the list, or the questionnaires of what is tried."""
        if self.interview is None and self._preview.asked is not None:
            return Go("questionnaires")
        record = None if self.interview is None else self.interview.record_id
        return Go("interviews") if record is None else Go("record", record=record)

    def _go_to(self, path: str) -> None:
        self._show_form()
        if path and self.form is not None:
            self.form.go_to(path)

    def _show_form(self) -> None:
        self.ending.hide()
        self.bottom.show_ending("", possible=False)
        if self.form is not None:
            self.form.show()
            row = self.form.row()
            if row is not None and not row.hasFocus() and not (self.session and self.session.locked):
                row.take_focus()

    # --- following ---

    def _connect(self) -> None:
        self.top.back_asked.connect(self.go_back)
        self.top.print.clicked.connect(lambda: print_what_is_shown(self))
        self.top.more.clicked.connect(lambda: show_menu(self, self.top.more))
        self.standing.leaving.connect(self.flush)
        self.standing.moved.connect(self.open)
        self._preview.ready.connect(self._try)
        self._preview.failed.connect(lambda why: self.banner.say(why, Tone.ERROR))
        self.bottom.mend_asked.connect(self.mend)
        self.bottom.previous_asked.connect(lambda: self.step_section(-1))
        self.bottom.next_asked.connect(lambda: self.step_section(1))
        self.bottom.finish_asked.connect(self.ask_to_finish)
        self.ending.wanted.connect(self._go_to)
        self.ending.possible.connect(self.bottom.end.setEnabled)
        self.bottom.questions_asked.connect(self._show_form)
        self.bottom.end_asked.connect(self.finish)

    def step_section(self, by: int) -> None:
        """Go to the next section, or the one before; at the end, what comes next is to finish."""
        if by > 0 and self.ending.isVisibleTo(self) and self.bottom.end.isEnabled():
            self.finish()
            return
        self._show_form()
        if self.form is not None:
            self.form.step_section(by)

    def _show_progress(self, progress: Progress) -> None:
        self.bottom.show_progress(progress)
        if self.form is not None and self.session is not None:
            place, count = self.form.at()
            self.bottom.show_place(
                first=place == 0, last=place == count - 1, locked=bool(self.session.locked)
            )

    def _run_watch(self) -> None:
        if self.isVisible() and self.interview is not None and self.session and not self.session.locked:
            self.top.watch.run()
