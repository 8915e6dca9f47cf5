"""« Ce qui a changé »: two versions of a form are chosen, their differences are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.gui.asking import LastAsked
from census_app.gui.jobs import JobContext
from census_app.gui.questionnaires import words
from census_app.gui.questionnaires.change_list import ChangeList
from census_app.gui.questionnaires.choosing import choosers
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Choice, Notice
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.forms.difference import Difference
    from census_app.services.questionnaires import QuestionnaireLine


class ChangesView(QWidget):
    """Before and after; at first the version under the cursor of the list, and the one before it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lines: tuple[QuestionnaireLine, ...] = ()
        self._asking = LastAsked(workspace, self)
        self.form = Choice(required=True)
        self.before, self.after = Choice(required=True), Choice(required=True)
        self._notice = Notice("", Tone.NEUTRAL)
        self.list = ChangeList()
        self._lay_out()
        self.form.edited.connect(self._choose_form)
        self.before.edited.connect(self._ask)
        self.after.edited.connect(self._ask)
        self._asking.answered.connect(self._show)
        self._asking.refused.connect(self._say)

    def show_lines(self, lines: tuple[QuestionnaireLine, ...], current: QuestionnaireLine | None) -> None:
        """Offer the versions kept, and compare the current one with the one before it."""
        self._lines = lines
        self.form.set_options(words.forms(lines))
        if current is not None:
            self.form.set_value(current.questionnaire.form_id)
            self._choose_form(after=current.questionnaire.id)

    def _choose_form(self, _form: object = None, *, after: int | None = None) -> None:
        versions = words.options(self._lines, str(self.form.value()))
        ids = [option.value for option in versions]
        place = ids.index(after) if after in ids else 0
        if place + 1 >= len(ids):
            place = max(0, len(ids) - 2)
        for choice, wanted in ((self.after, place), (self.before, place + 1)):
            choice.set_options(versions)
            choice.set_value(ids[wanted] if wanted < len(ids) else None)
            choice.setEnabled(len(ids) > 1)
        self._ask()

    def _ask(self, _value: object = None) -> None:
        before, after = self.before.value(), self.after.value()
        if not isinstance(before, int) or not isinstance(after, int):
            self._asking.drop()
            self._say(self.tr("Ce questionnaire n’a qu’une version : rien à comparer."))
            return
        inventory = self._workspace.inventory

        def work(_context: JobContext) -> tuple[Difference, ...]:
            from census_app.services import questionnaires

            return questionnaires.differences(inventory, before, after)

        self._asking.start(work)

    def _show(self, differences: tuple[Difference, ...]) -> None:
        self._notice.hide()
        self.list.show_differences(differences)
        self.list.show()

    def _say(self, text: str) -> None:
        self.list.hide()
        self._notice.set_text(text)
        self._notice.show()

    def _lay_out(self) -> None:
        named = (
            (self.tr("Questionnaire"), self.form),
            (self.tr("Avant"), self.before),
            (self.tr("Après"), self.after),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(10))
        column.addWidget(choosers(named))
        column.addWidget(self._notice)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self._notice.hide()
