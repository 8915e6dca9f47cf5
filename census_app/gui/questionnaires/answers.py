"""« Réponses »: the answers of all the versions of a form, in tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.asking import LastAsked
from census_app.gui.jobs import JobContext
from census_app.gui.page import Go
from census_app.gui.questionnaires import words
from census_app.gui.questionnaires.choosing import choosers
from census_app.gui.questionnaires.frozen_table import FrozenTable
from census_app.gui.questionnaires.giving import Giving
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    Cell,
    Choice,
    Column,
    Label,
    LinkButton,
    Look,
    Notice,
    Option,
)
from census_app.gui.workspace import Workspace
from census_app.services.answer_tables import Absent

if TYPE_CHECKING:
    from census_app.services.answer_tables import AnswerColumn, AnswerTable
    from census_app.services.questionnaires import QuestionnaireLine

_WIDTHS = {"integer": 90, "decimal": 90, "year": 90, "date": 100}
_FROZEN = 2
"""The number of the interview and whose it is stay in sight while its answers are scrolled."""
_EVERY = 0
"""Stands for every campaign among the choices."""

Row: TypeAlias = tuple[object, ...]


class AnswersView(QWidget):
    """A form, a campaign or all, and the table: an interview a row, or an occurrence of a repeat a row."""

    def __init__(self, workspace: Workspace, giving: Giving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giving = giving
        self._workspace = workspace
        self._asking = LastAsked(workspace, self)
        self._tables: tuple[AnswerTable, ...] = ()
        self.table: FrozenTable[Row] | None = None
        self.form = Choice(required=True)
        self.campaign = Choice(required=True)
        self.which = Choice(required=True)
        self.counts = Label("", Look.MEDIUM)
        self.export = LinkButton(self.tr("Exporter ces réponses…"))
        self._counted = QWidget()
        self.sentence = ""
        self._notice = Notice("", Tone.NEUTRAL)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.form.edited.connect(self._ask)
        self.campaign.edited.connect(self._ask)
        self.which.edited.connect(self._show_table)
        self.export.clicked.connect(self._give)
        self._asking.answered.connect(self._show)
        self._asking.refused.connect(self._say)

    def show_lines(self, lines: tuple[QuestionnaireLine, ...], current: QuestionnaireLine | None) -> None:
        """Offer the forms and the campaigns, and read the answers to the current form."""
        from census_app.services import campaigns

        self.form.set_options(words.forms(lines))
        if current is not None:
            self.form.set_value(current.questionnaire.form_id)
        years = [Option(one.id, str(one.year)) for one in self._workspace.ask(campaigns.every)]
        self.campaign.set_options([Option(_EVERY, self.tr("Toutes")), *years])
        if self.campaign.value() is None:
            self.campaign.set_value(_EVERY)
        self._ask()

    def _ask(self, _value: object = None) -> None:
        inventory, form_id, wanted = self._workspace.inventory, self.form.value(), self._wanted()
        if not isinstance(form_id, str):
            return

        def work(context: JobContext) -> tuple[AnswerTable, ...]:
            from census_app.services import answer_tables

            return answer_tables.tables(inventory, form_id, wanted, cancelled=context.cancelled)

        self._asking.start(work)

    def _wanted(self) -> int | None:
        campaign = self.campaign.value()
        return campaign if isinstance(campaign, int) and campaign != _EVERY else None

    def _give(self) -> None:
        form_id = self.form.value()
        if isinstance(form_id, str):
            self._giving.give_answers(form_id, self._wanted())

    def _show(self, tables: tuple[AnswerTable, ...]) -> None:
        self._tables = tables
        self.which.set_options([Option(at, table.name) for at, table in enumerate(tables)])
        self.which.set_value(0)
        self._show_table()

    def _show_table(self, _value: object = None) -> None:
        place = self.which.value()
        table = self._tables[place if isinstance(place, int) else 0]
        if not table.rows:
            self._say(self.tr("Aucune réponse encore : elles viendront des entretiens."))
            return
        self.sentence = ""
        self._notice.hide()
        self.counts.setText(
            self.tr("{rows} lignes, {columns} colonnes").format(
                rows=formats.number(len(table.rows)), columns=formats.number(len(table.header))
            )
        )
        self._counted.show()
        self._drop_table()
        columns = [_column(at, one) for at, one in enumerate(table.header)]
        self.table = FrozenTable(columns, table.rows, _FROZEN, self)
        self.table.name(self.tr("Réponses : {name}").format(name=table.name))
        self.table.opened.connect(self._open)
        self._column.insertWidget(3, self.table, 1)

    def _open(self, row: Row) -> None:
        """Show the interview whose answers a row holds."""
        from census_app.services import papers

        number = row[0]
        if isinstance(number, int):
            found = self._workspace.ask(papers.interview_numbered, number)
            self._workspace.go.emit(Go("interview", interview=found.id))

    def _say(self, text: str) -> None:
        self.sentence = text
        self._drop_table()
        self._counted.hide()
        self._notice.set_text(text)
        self._notice.show()

    def _drop_table(self) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None

    def _lay_out(self) -> None:
        named = (
            (self.tr("Questionnaire"), self.form),
            (self.tr("Campagne"), self.campaign),
            (self.tr("Tableau"), self.which),
        )
        self._column.setContentsMargins(0, px(8), 0, 0)
        self._column.setSpacing(px(10))
        row = QHBoxLayout(self._counted)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.counts, 1)
        row.addWidget(self.export)
        for widget in (choosers(named), self._notice, self._counted):
            self._column.addWidget(widget)
        self._column.addStretch(0)
        self._notice.hide()


def _column(place: int, column: AnswerColumn) -> Column[Row]:
    def cell(row: Row) -> Cell:
        return _cell(row[place], column.kind)

    return Column(
        f"{place}",
        column.label or column.name,
        cell,
        width=_WIDTHS.get(column.kind, 180),
        number=column.kind in {"integer", "decimal"},
        sortable=False,
    )


def _cell(value: object, kind: str) -> Cell:
    """A value the French way; a reason of absence in grey, an unanswered question as « — »."""
    match value:
        case None:
            return Cell(formats.UNKNOWN, grey=True)
        case Absent(reason=reason):
            return Cell(reason, grey=True)
        case date():
            return Cell(formats.date(value))
        case int() | Decimal() if kind != "year":
            return Cell(formats.number(value))
        case _:
            return Cell(" ".join(str(value).split()))
