"""The faults of a questionnaire, as a list that one works through in the spreadsheet program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.questionnaires import words
from census_app.gui.questionnaires.advice import advice
from census_app.gui.questionnaires.detail import Detail
from census_app.gui.theme import px
from census_app.gui.widgets import Cell, Column, DataTable, LinkButton, RowsModel

if TYPE_CHECKING:
    from census_app.forms import Problem


class ProblemList(QWidget):
    """Sheet, row, column, what is wrong; under the table, the current one whole and what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()
        self._model: RowsModel[Problem] = RowsModel(_columns())
        self.table = DataTable(self._model, stretch="message")
        self.table.setAccessibleName(self.tr("Problèmes du questionnaire"))
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.current_changed.connect(self._tell)
        self.copy = LinkButton(self.tr("Copier la liste"))
        self.copy.clicked.connect(self._copy)
        self.detail = Detail(beside=self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)

    def show_problems(self, problems: tuple[Problem, ...]) -> int:
        """Show what is wrong now, the cursor where it was; returns how many of those before are gone."""
        gone = Counter(map(_same, self.problems)) - Counter(map(_same, problems))
        at, before = self.table.currentIndex().row(), self.table.current()
        self.problems = problems
        self._model.set_rows(problems)
        if problems:
            same = [place for place, one in enumerate(problems) if before and _same(one) == _same(before)]
            self.table.selectRow(same[0] if same else min(max(at, 0), len(problems) - 1))
        return gone.total()

    def _tell(self, problem: Problem | None) -> None:
        if problem is None:
            self.detail.show_texts()
        else:
            self.detail.show_texts(words.place(problem), words.sentence(problem.message), advice(problem))

    def _copy(self) -> None:
        """Put the list on the clipboard, one problem a line, for whoever writes the questionnaire."""
        lines = [f"{words.place(one)} : {words.sentence(one.message)}" for one in self.problems]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _same(problem: Problem) -> tuple[str, str, str, str]:
    """A fault wherever its row has moved."""
    return problem.sheet, problem.column, problem.code, problem.message


def _columns() -> list[Column[Problem]]:
    return [
        Column(
            "sheet",
            _tr("Feuille"),
            lambda one: Cell(one.sheet or formats.UNKNOWN, grey=True),
            90,
            sortable=False,
        ),
        Column(
            "row",
            _tr("Ligne"),
            lambda one: Cell(str(one.row or formats.UNKNOWN)),
            64,
            number=True,
            sortable=False,
        ),
        Column(
            "column", _tr("Colonne"), lambda one: Cell(one.column or formats.UNKNOWN), 130, sortable=False
        ),
        Column(
            "message", _tr("Problème"), lambda one: Cell(words.sentence(one.message)), 420, sortable=False
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("questionnaires", text)
