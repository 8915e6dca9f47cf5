"""What changed between two versions, section by section, before beside after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.questionnaires.detail import Detail
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Cell, Chip, Column, DataTable, Label, Look, Option, RowsModel

if TYPE_CHECKING:
    from census_app.forms.difference import Difference, Kind

Row: TypeAlias = "Difference | str"
"""A difference, or the title of the section that follows."""


class ChangeList(QWidget):
    """The differences by section; the whole wording of the current one is written under the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        self.kinds = Chip(self.tr("Changement"))
        self.kinds.chosen.connect(self._fill)
        self.counts = Label("", Look.MEDIUM, wrap=True)
        self._model: RowsModel[Row] = RowsModel(_columns())
        self.table = DataTable(self._model, stretch="label")
        self.table.setAccessibleName(self.tr("Ce qui a changé"))
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.current_changed.connect(self._tell)
        self.detail = Detail()
        top = QHBoxLayout()
        top.addWidget(self.counts, 1)
        top.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show what changed; every kind of change at first."""
        self._differences = tuple(differences)
        found = {one.kind for one in differences}
        self.kinds.set_options([Option(kind, _word(kind)) for kind in _TONES if kind in found])
        self.kinds.set_values(frozenset())
        self.kinds.setVisible(len(found) > 1)
        self.counts.setText(told(self._differences))
        self._fill()

    def _fill(self) -> None:
        wanted = self.kinds.values()
        shown = [one for one in self._differences if not wanted or one.kind in wanted]
        rows: list[Row] = []
        for section, inside in groupby(shown, key=lambda one: one.section):
            rows += [section or _tr("Le questionnaire"), *inside]
        self._model.set_rows(rows)
        for part in (self.table, self.detail):
            part.setVisible(bool(self._differences))
        if rows:
            self.table.selectRow(1)
        else:
            self._tell(None)

    def _tell(self, row: Row | None) -> None:
        if row is None or isinstance(row, str):
            self.detail.show_texts()
            return
        before = self.tr("Avant : {text}").format(text=row.before) if row.before else ""
        after = self.tr("Après : {text}").format(text=row.after) if row.after else ""
        self.detail.show_texts(row.label, "\n".join(filter(None, (before, after))))


def told(differences: Sequence[Difference]) -> str:
    """« 2 ajouts, 1 reformulation »; a sentence when nothing changed."""
    if not differences:
        return _tr("Rien n’a changé pour qui pose les questions ou y répond.")
    counts = Counter(one.kind for one in differences)
    parts = [
        (plural if counts[kind] > 1 else one).format(count=formats.number(counts[kind]))
        for kind, (one, plural) in _counted().items()
        if counts[kind]
    ]
    return ", ".join(parts)


def _counted() -> dict[Kind, tuple[str, str]]:
    return {
        "added": (_tr("{count} ajout"), _tr("{count} ajouts")),
        "removed": (_tr("{count} retrait"), _tr("{count} retraits")),
        "reworded": (_tr("{count} reformulation"), _tr("{count} reformulations")),
        "choices": (_tr("{count} liste de choix changée"), _tr("{count} listes de choix changées")),
        "type": (_tr("{count} type changé"), _tr("{count} types changés")),
        "rules": (_tr("{count} règle changée"), _tr("{count} règles changées")),
        "moved": (_tr("{count} déplacement"), _tr("{count} déplacements")),
    }


def _columns() -> list[Column[Row]]:
    return [
        Column("label", _tr("Question"), _label, width=260, sortable=False),
        Column("kind", _tr("Changement"), _kind, width=110, sortable=False),
        Column("before", _tr("Avant"), lambda row: _side(row, before=True), width=190, sortable=False),
        Column("after", _tr("Après"), lambda row: _side(row, before=False), width=190, sortable=False),
    ]


def _label(row: Row) -> Cell:
    return Cell(row, strong=True) if isinstance(row, str) else Cell(f"    {row.label}")


def _kind(row: Row) -> Cell:
    return Cell("") if isinstance(row, str) else Cell(_word(row.kind), tone=_TONES[row.kind])


def _side(row: Row, *, before: bool) -> Cell:
    if isinstance(row, str):
        return Cell("")
    text = row.before if before else row.after
    return Cell(" ".join(text.split()) or formats.UNKNOWN, grey=before or not text)


_TONES = {
    "added": Tone.OK,
    "removed": Tone.ERROR,
    "reworded": Tone.WARN,
    "choices": Tone.WARN,
    "type": Tone.WARN,
    "rules": Tone.NEUTRAL,
    "moved": Tone.NEUTRAL,
}


def _word(kind: str) -> str:
    words = {
        "added": _tr("ajouté"),
        "removed": _tr("ôté"),
        "reworded": _tr("reformulé"),
        "choices": _tr("choix"),
        "type": _tr("type"),
        "rules": _tr("règles"),
        "moved": _tr("déplacé"),
    }
    return words[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("questionnaires", text)
