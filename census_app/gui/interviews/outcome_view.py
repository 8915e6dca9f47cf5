"""What became of the files received: sentences, then what is to be looked at again, each line a link."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.finding import find_records
from census_app.gui.interviews.receiving_words import Remaining
from census_app.gui.theme import px
from census_app.gui.widgets import (
    Cell,
    Column,
    DataTable,
    Label,
    Look,
    Option,
    RowsModel,
    SearchBox,
    SecondaryButton,
)
from census_app.gui.workspace import Workspace


class OutcomeView(QWidget):
    """Sentences; workbooks whose record has to be said; a table whose lines open their interviews."""

    open_asked = Signal(int, str)
    """Carries the id of an interview and the path of the question to go to, or an empty one."""
    record_said = Signal(object, int)
    """Carries the path of a workbook and the id of the record it is about."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.sentences = Label("", Look.MEDIUM, wrap=True)
        self.unsaid = QWidget()
        self._unsaid = QVBoxLayout(self.unsaid)
        self._unsaid.setContentsMargins(0, 0, 0, 0)
        self._unsaid.setSpacing(px(8))
        self.searches: list[SearchBox] = []
        self.model = RowsModel(self._columns())
        self.table = DataTable(self.model, stretch="message")
        self.table.setAccessibleName(self.tr("À revoir"))
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._moved)
        self.detail = Label("", Look.SECONDARY, wrap=True)
        self.open_button = SecondaryButton(self.tr("Ouvrir l’entretien"))
        self.open_button.clicked.connect(lambda: self._open(self.table.current()))
        self._lay_out()

    def show_outcome(
        self,
        sentences: Sequence[str],
        remaining: Sequence[Remaining],
        unsaid: Sequence[tuple[Path, str]] = (),
    ) -> None:
        """Tell what was done; `unsaid` are workbooks with the sentence that asks for their record."""
        self.sentences.setText("\n".join(sentences))
        self._show_unsaid(unsaid)
        self.model.set_rows(remaining)
        self._list.setVisible(bool(remaining))
        if remaining:
            self.table.selectRow(0)

    def _show_unsaid(self, unsaid: Sequence[tuple[Path, str]]) -> None:
        self.searches = []
        while (item := self._unsaid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path, sentence in unsaid:
            search = SearchBox(self.tr("Chercher la fiche…"))
            search.setAccessibleDescription(sentence)
            search.setFixedWidth(px(240))
            search.set_source(partial(find_records, self._workspace))
            search.chosen.connect(partial(self._say, path))
            row = QWidget()
            beside = QHBoxLayout(row)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(px(12))
            beside.addWidget(Label(sentence, Look.WARN, wrap=True), 1)
            beside.addWidget(search)
            self._unsaid.addWidget(row)
            self.searches.append(search)
        self.unsaid.setVisible(bool(unsaid))

    def _say(self, path: Path, option: Option) -> None:
        record = getattr(option.value, "id", None)
        if isinstance(record, int):
            self.record_said.emit(path, record)

    def _open(self, one: Remaining | None) -> None:
        if one is not None and one.interview is not None:
            self.open_asked.emit(one.interview, one.path)

    def _moved(self, one: Remaining | None) -> None:
        self.open_button.setEnabled(one is not None and one.interview is not None)
        whole = " : ".join(filter(None, (one.question, one.message))) if one else ""
        self.detail.setText(whole)

    def _columns(self) -> list[Column[Remaining]]:
        return [
            Column("name", self.tr("Entretien"), lambda one: Cell(one.name, strong=True), width=190),
            Column("source", self.tr("Où"), lambda one: Cell(one.source, grey=True), width=170),
            Column(
                "question",
                self.tr("Question"),
                lambda one: Cell(one.question or formats.UNKNOWN, grey=not one.question),
                width=200,
            ),
            Column("message", self.tr("À revoir"), lambda one: Cell(one.message), width=280),
        ]

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(px(12))
        under.addWidget(self.detail, 1)
        under.addWidget(self.open_button)
        self._list = QWidget()
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(px(8))
        listed.addWidget(self.table, 1)
        listed.addLayout(under)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.sentences)
        column.addWidget(self.unsaid)
        column.addWidget(self._list, 1)
        column.addStretch(0)
