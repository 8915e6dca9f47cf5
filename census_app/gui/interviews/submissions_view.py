"""Answers of phones before they are received: each line, where it goes, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from census_app.gui.interviews import receiving_words as words
from census_app.gui.interviews.place_panel import PlacePanel
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Cell, Chip, DataTable, Label, LinkButton, Look, Notice, RowsModel
from census_app.gui.workspace import Workspace
from census_app.services.submissions import CREATE, Decision, SubmissionLine

_DETAIL_LINES = 5


class SubmissionsView(QWidget):
    """The table of the lines, the record of the current one at its right, its problems under it.

    `known`: all of them were received before.
    """

    changed = Signal()
    """Something else is decided."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, *, known: bool = False) -> None:
        super().__init__(parent)
        self._lines: tuple[SubmissionLine, ...] = ()
        self._decisions: dict[str, Decision] = {}
        self._names: dict[int, str] = {}
        self.place: PlacePanel = PlacePanel(workspace)
        self.place.decided.connect(self._decide)
        self.obstacle = Notice("", Tone.ERROR)
        self.refused = Notice("", Tone.WARN)
        self.counts = Label("", Look.MEDIUM, wrap=True)
        self.verdicts = Chip(self.tr("Verdict"))
        self.verdicts.chosen.connect(self._fill)
        self.create_all = LinkButton("")
        self.create_all.clicked.connect(self._create_all)
        self.model = RowsModel(words.columns(self._placed, known=known))
        self.table = DataTable(self.model, stretch="name")
        self.table.setAccessibleName(self.tr("Réponses reçues"))
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.current_changed.connect(self._tell)
        self.table.opened.connect(lambda _line: self.place.choice.setFocus())
        self.detail = Label("", Look.SECONDARY, wrap=True)
        self._lay_out()

    def show_lines(self, lines: Sequence[SubmissionLine], obstacle: str = "", refused: str = "") -> None:
        """Show other lines, those that somebody has to decide first; earlier decisions are dropped."""
        self._lines = tuple(sorted(lines, key=lambda line: not line.is_to_decide))
        self._decisions.clear()
        self._names = {each.record_id: each.name for line in lines for each in line.candidates}
        self.verdicts.set_options(words.verdicts(lines))
        self.verdicts.setVisible(len({line.verdict for line in lines}) > 1)
        self.obstacle.set_text(obstacle)
        self.obstacle.setVisible(bool(obstacle))
        self.refused.set_text(refused)
        self.refused.setVisible(bool(refused))
        self._body.setVisible(bool(lines))
        self._fill()
        self._show_counts()

    def decision(self, line: SubmissionLine) -> Decision:
        """Where a line goes: what was decided here, else what is proposed."""
        return self._decisions.get(line.instance_id, line.decision)

    def decisions(self) -> dict[str, Decision]:
        """What was decided here, by instance id."""
        return dict(self._decisions)

    def placed(self) -> tuple[SubmissionLine, ...]:
        """The lines that have a place and something to write."""
        return tuple(line for line in self._lines if line.is_pending and self.decision(line) is not None)

    def left(self) -> tuple[SubmissionLine, ...]:
        """The lines that will wait."""
        return tuple(line for line in self._lines if line.is_pending and self.decision(line) is None)

    def is_empty(self) -> bool:
        """Whether there is no line."""
        return not self._lines

    def drop(self, dropped: SubmissionLine) -> None:
        """Take a line away; what was decided of the others stays."""
        self._lines = tuple(line for line in self._lines if line is not dropped)
        self._body.setVisible(bool(self._lines))
        self._fill()
        self._show_counts()

    def _orphans(self) -> list[SubmissionLine]:
        return [line for line in self._lines if line.is_orphan and self.decision(line) is None]

    def _create_all(self) -> None:
        for line in self._orphans():
            self._decisions[line.instance_id] = CREATE
        self._redraw()

    def _decide(self, decision: Decision, name: str) -> None:
        line = self.table.current()
        if line is None:
            return
        self._decisions[line.instance_id] = decision
        if isinstance(decision, int):
            self._names[decision] = name
        self._redraw()

    def _redraw(self) -> None:
        last = self.model.index(self.model.rowCount() - 1, self.model.columnCount() - 1)
        self.model.dataChanged.emit(self.model.index(0, 0), last)
        self._tell(self.table.current())
        self._show_counts()
        self.changed.emit()

    def _fill(self) -> None:
        chosen = self.verdicts.values()
        rows = [line for line in self._lines if not chosen or line.verdict in chosen]
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)

    def _tell(self, line: SubmissionLine | None) -> None:
        decision = self.decision(line) if line else None
        self.place.show_line(line, decision, self._name(decision))
        self.detail.setText("\n".join([words.becomes(line), *words.remarks(line)]) if line else "")
        self._scroll.verticalScrollBar().setValue(0)

    def _placed(self, line: SubmissionLine) -> Cell:
        decision = self.decision(line)
        return words.placed_cell(line, decision, self._name(decision))

    def _name(self, decision: Decision) -> str:
        return self._names.get(decision, "") if isinstance(decision, int) else ""

    def _show_counts(self) -> None:
        counts = [
            (len(self._lines), self.tr("{count} réponse"), self.tr("{count} réponses")),
            (len(self.placed()), self.tr("{count} placée"), self.tr("{count} placées")),
            (len(self.left()), self.tr("{count} en attente"), self.tr("{count} en attente")),
        ]
        self.counts.setText(", ".join(words.counted(*each) for each in counts if each[0]))
        orphans = len(self._orphans())
        text = words.counted(
            orphans,
            self.tr("Créer la fiche de celle qui ne ressemble à aucune"),
            self.tr("Créer les fiches des {count} qui ne ressemblent à aucune"),
        )
        self.create_all.setText(text)
        self.create_all.setAccessibleName(text)
        self.create_all.setVisible(orphans > 0)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.counts, 1)
        top.addWidget(self.create_all)
        top.addWidget(self.verdicts)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.detail)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("Ce qui est à revoir dans cette réponse"))
        self._scroll.setFixedHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        under = QVBoxLayout()
        under.setSpacing(px(8))
        under.addWidget(self.table, 1)
        under.addWidget(self._scroll)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addLayout(under, 1)
        middle.addWidget(self.place)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(top)
        column.addLayout(middle, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addWidget(self.obstacle)
        whole.addWidget(self.refused)
        whole.addWidget(self._body, 1)
        whole.addStretch(0)
