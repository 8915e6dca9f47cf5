"""Activité: what is done, how, with whom; and whether it is what the census counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.fields import RECORD_FIELDS, FieldValue, record_field
from census_app.gui.coded import explained
from census_app.gui.record.form import FormGrid
from census_app.gui.record.keeper import Bound
from census_app.gui.record.options import editor_for
from census_app.gui.record.section import FieldSection
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, MultiChoice, Option, QuietButton, SectionTitle
from census_app.services.reference import typology

_FIELDS = (
    "domain",
    "logic",
    "domains",
    "types",
    "exchange_modes",
    "exchanged_objects",
    "level",
    "governance",
    "digital",
    "stakes",
    "description",
)
_WIDE = frozenset({"domains", "types", "exchange_modes", "exchanged_objects", "stakes", "description"})


class TypesChoice(QWidget):
    """The types of the record's domains first, the others when asked for."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = MultiChoice((), self)
        self._ticks.edited.connect(self.edited)
        self._more = QuietButton(self.tr("Afficher les autres types"), self)
        self._more.clicked.connect(self._show_all)
        self._domains: frozenset[str] = frozenset()
        self._offered: tuple[str, ...] = ()
        self._all = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ticks)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._ticks)

    def value(self) -> tuple[object, ...]:
        """The types ticked."""
        return self._ticks.value()

    def set_value(self, values: Iterable[object]) -> None:
        """Tick these types without announcing it; they are offered whatever their domain."""
        wanted = tuple(values)
        self._offer(wanted)
        self._ticks.set_value(wanted)

    def set_domains(self, domains: Iterable[str]) -> None:
        """Offer the types of these domains first."""
        if frozenset(domains) != self._domains:
            self._domains = frozenset(domains)
            self._offer(self.value())

    def _show_all(self) -> None:
        self._all = True
        self._offer(self.value())

    def _offer(self, ticked: tuple[object, ...]) -> None:
        types = typology().list("type")
        everything = self._all or not self._domains
        shown = [one for one in types if everything or one.parent in self._domains or one.code in ticked]
        codes = tuple(one.code for one in shown)
        if codes != self._offered:
            self._offered = codes
            self._ticks.set_options([Option(one.code, one.label, one.definition) for one in shown])
            self._ticks.set_value(ticked)
        self._more.setVisible(len(shown) < len(types))


class ActivitySection(FieldSection):
    """The typology, the description, and the three criteria with their justification."""

    key: ClassVar[str] = "activity"
    guess: ClassVar[int] = 640

    @override
    def title(self) -> str:
        return self.tr("Activité")

    @override
    def build(self) -> None:
        self._main: FieldValue = None
        self.types = TypesChoice(self)
        grid = FormGrid(self)
        grid.add_rows(
            [
                self.bind(
                    record_field(code),
                    wide=code in _WIDE,
                    editor=self.types if code == "types" else None,
                )
                for code in _FIELDS
            ]
        )
        self.body.addWidget(grid)
        self.body.addSpacing(px(8))
        self.body.addWidget(SectionTitle(self.tr("Critères du recensement"), self))
        for field in RECORD_FIELDS:
            if field.section == "criteria" and field.code.startswith("criterion"):
                self._add_box(field.code)
        self._hint = Label(
            self.tr("Aucun des trois critères n’est rempli : la fiche est hors champ."),
            Look.WARN,
            self,
        )
        self.body.addWidget(self._hint)
        self.body.addWidget(self.bind(record_field("criteria_note"), wide=True))

    @override
    def show_record(self, *, own: bool) -> None:
        record = self.editing.page.record
        main, others = record["domain"], record["domains"]
        domains = [main] if isinstance(main, str) else []
        domains += others if isinstance(others, tuple) else ()
        self.types.set_domains(domains)
        beside = self.bounds["domains"].widget
        if isinstance(beside, MultiChoice) and main != self._main:
            self._main = main
            beside.set_options([one for one in explained("domain") if one.value != main])
        super().show_record(own=own)
        met = [record[code] for code in self.bounds if code.startswith("criterion")]
        self._hint.setVisible(False in met and True not in met)

    def _add_box(self, code: str) -> None:
        box = editor_for(record_field(code), self.editing, self)
        self.bounds[code] = Bound(
            box,
            self.editing.keeper,
            lambda value: self.editing.edit_field(code, value),
            at_once=True,
        )
        self.body.addWidget(box)
