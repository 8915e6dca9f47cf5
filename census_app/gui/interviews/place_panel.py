"""Which record an answer is about: those that look like it, a new one, any other, or none yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from census_app.gui.finding import find_records
from census_app.gui.interviews.receiving_words import called, place_of, where
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, Option, RadioChoice, SearchBox, SectionTitle
from census_app.gui.workspace import Workspace
from census_app.services.submissions import ALONE, CREATE, Decision, SubmissionLine

_WIDTH = 264
_LETTERS = 32
_WAIT = "wait"
"""Stands for None among the choices, where None means that nothing is chosen."""


class PlacePanel(QWidget):
    """The choices for one line at a time."""

    decided = Signal(object, str)
    """Carries the `Decision` and, for a record, its name."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._line: SubmissionLine | None = None
        self._names: dict[int, str] = {}
        self.name = Label("", Look.STRONG, wrap=True)
        self.source = Label("", Look.SMALL, wrap=True)
        self.reason = Label("", Look.SECONDARY, wrap=True)
        self.choice = RadioChoice(stacked=True)
        self.choice.setAccessibleName(self.tr("Fiche de cette réponse"))
        self.choice.edited.connect(self._decide)
        self.search = SearchBox(self.tr("Une autre fiche…"))
        self.search.set_source(self._find)
        self.search.chosen.connect(self._take)
        self.setFixedWidth(px(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(SectionTitle(self.tr("Quelle fiche ?")))
        column.addWidget(self.name)
        column.addWidget(self.source)
        column.addWidget(self.reason)
        column.addWidget(self.choice)
        column.addWidget(self.search)
        column.addStretch(1)
        self.setFocusProxy(self.choice)

    def show_line(self, line: SubmissionLine | None, decision: Decision, name: str) -> None:
        """Offer what a line may become, its present decision chosen; `name` is that of its record."""
        self._line = line
        self.name.setText(called(line) if line else "")
        self.source.setText(where(line.source, line.row) if line else "")
        self.reason.setText(line.reason if line else "")
        pending = line is not None and line.is_pending
        self.choice.setVisible(pending)
        if line is None or not pending:
            self.search.hide()
            return
        self.search.setVisible(not line.is_update and line.decision != ALONE)
        self._names = {each.record_id: each.name for each in line.candidates}
        options = self._update(line) if line.is_update else self._offered(line, decision, name)
        self.choice.set_options([*options, Option(_WAIT, self.tr("Laisser en attente"))])
        self.choice.set_value(_WAIT if decision is None else decision)

    def _offered(self, line: SubmissionLine, decision: Decision, name: str) -> list[Option]:
        options = [
            Option(each.record_id, _two_lines(each.name, place_of(each.commune)), each.why)
            for each in line.candidates
        ]
        if isinstance(decision, int) and decision not in self._names:
            self._names[decision] = name
            options.append(Option(decision, _two_lines(name, self.tr("choisie ici"))))
        if line.can_create:
            options.append(Option(CREATE, self.tr("Créer la fiche")))
        if line.decision == ALONE:
            options.append(Option(ALONE, self.tr("Sans fiche")))
        return options

    def _update(self, line: SubmissionLine) -> list[Option]:
        """A newer saying of an interview goes to that interview, or waits."""
        value: Decision = line.candidates[0].record_id if line.candidates else ALONE
        return [Option(value, self.tr("Mettre à jour l’entretien"))]

    def _decide(self, value: object) -> None:
        if value is None or value == _WAIT:
            self.choice.set_value(_WAIT)
            self.decided.emit(None, "")
        elif isinstance(value, int):
            self.decided.emit(value, self._names.get(value, ""))
        else:
            self.decided.emit(value, "")

    def _find(self, text: str) -> list[Option]:
        kind = self._line.kind if self._line else ""
        found = find_records(self._workspace, text)
        return [option for option in found if getattr(option.value, "kind", "") == kind]

    def _take(self, option: Option) -> None:
        record = getattr(option.value, "id", None)
        if isinstance(record, int):
            self.decided.emit(record, option.label)


def _two_lines(name: str, place: str) -> str:
    short = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
    return f"{short}\n{place}".replace("&", "&&")
