"""Réseaux et liens: to whom the record is linked, in which direction, how, since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from census_app.gui.coded import coded, label_of
from census_app.gui.record.editing import Editing
from census_app.gui.record.parts import PartLine, PartList, PartSection, Row, column_heads, laid_out
from census_app.gui.theme import px
from census_app.gui.widgets import Choice, IconButton, LineEdit, LinkButton, Option, SearchBox, YearEdit
from census_app.services import records
from census_app.services.reference import commune_name

_ARROW, _KIND, _YEAR = 28, 236, 62


class OtherRecord(QStackedWidget):
    """The record at the other end: found by typing, then a link to its page."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._id: int | None = None
        self.search = SearchBox(self.tr("Chercher une initiative, un réseau…"), self, mark="")
        self.search.set_source(self._find)
        self.search.chosen.connect(self._chosen)
        self.link = LinkButton("", self)
        self.link.clicked.connect(self._go)
        self._name = ""
        self._holder = QWidget(self)
        at_left = QHBoxLayout(self._holder)
        at_left.setContentsMargins(0, 0, 0, 0)
        at_left.addWidget(self.link)
        at_left.addStretch(1)
        self.addWidget(self.search)
        self.addWidget(self._holder)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.search)

    def value(self) -> int | None:
        """The id of the record, or None."""
        return self._id

    def set_value(self, value: int | None) -> None:
        """Show no record; `set_record` shows one."""
        if value is None:
            self._id = None
            self.setCurrentWidget(self.search)

    def set_record(self, record_id: int, name: str) -> None:
        """Show a record by its name."""
        self._id = record_id
        self._name = name
        self.link.setToolTip(name)
        self.link.setAccessibleName(self.tr("Ouvrir la fiche {name}").format(name=name))
        self.setCurrentWidget(self._holder)
        self.setFocusProxy(self.link)
        self._cut()

    @property
    def name(self) -> str:
        """What the record is called, empty when there is none."""
        return self._name

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        """Cut a name that is too long for the column; the tooltip says it whole."""
        room = self.width() - px(8)
        self.link.setText(self.link.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def _find(self, text: str) -> list[Option]:
        workspace = self._editing.workspace
        found = workspace.ask(records.search, text, workspace.campaign, 12)
        return [
            Option(row, row.name, commune_name(row.commune) if row.commune else "")
            for row in found
            if row.id != self._editing.shown
        ]

    def _chosen(self, option: Option) -> None:
        row = option.value
        record_id, name = getattr(row, "id", None), getattr(row, "name", "")
        if isinstance(record_id, int):
            self.set_record(record_id, name)
            self.edited.emit(record_id)

    def _go(self) -> None:
        if self._id is not None:
            self._editing.go_record(self._id)


class Arrow(IconButton):
    """From this record to the other one, or the other way."""

    def point(self, outward: bool) -> None:
        """Turn the arrow."""
        self._icon_name = "arrow-right" if outward else "arrow-left"
        self._colour_icon()


class LinkLine(PartLine):
    """« → adhère à · Réseau régional · 2019 – »; the arrow turns the link round."""

    part: ClassVar[str] = "link"

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self._outward = True
        self.arrow = Arrow("arrow-right", "", self)
        self.arrow.clicked.connect(self._turn)
        self.kind = Choice(coded("link_kind"), self, required=True, placeholder=self.tr("Nature du lien"))
        self.kind.set_value(None)
        kind = self.bind("kind", self.tr("Nature du lien"), self.kind, at_once=True)
        self.other = OtherRecord(editing, self)
        other = self.bind("other_id", self.tr("Autre fiche"), self.other, at_once=True)
        since = self.bind("since", self.tr("Depuis (année)"), YearEdit(self))
        until = self.bind("until", self.tr("Jusqu’en (année)"), YearEdit(self))
        note = self.bind("note", self.tr("Précision"), LineEdit(self, placeholder=self.tr("Précision")))
        widgets = ((self.arrow, _ARROW), (kind, _KIND), (other, 0), (since, _YEAR), (until, _YEAR), (note, 0))
        laid_out(self, widgets)
        self._show_arrow()

    @override
    def common(self) -> Mapping[str, Any]:
        return {}

    @override
    def missing(self, given: Mapping[str, Any]) -> bool:
        return not (given.get("kind") and given.get("source_id") and given.get("target_id"))

    @override
    def write(self, column: str, value: Any) -> Any:
        if column != "other_id":
            return super().write(column, value)
        here, there = ("source_id", "target_id") if self._outward else ("target_id", "source_id")
        self._given[here] = self.editing.page.record.id
        return super().write(there, value)

    @override
    def show_part(self, values: Mapping[str, Any], *, own: bool) -> None:
        super().show_part(
            {key: value for key, value in values.items() if key != "other_id"} | {"other_id": None}, own=own
        )
        self.other.set_record(values["other_id"], values["other_name"])
        self._outward = values["outward"]
        self._show_arrow()

    def _turn(self) -> None:
        self._outward = not self._outward
        other = self.other.value()
        if other is None:
            self._show_arrow()
            return
        here = self.editing.page.record.id
        ends = (
            {"source_id": here, "target_id": other}
            if self._outward
            else {
                "source_id": other,
                "target_id": here,
            }
        )
        if self.part_id is None:
            self._given |= ends
        else:
            self.editing.edit_part(self.part, self.part_id, ends)
        self._show_arrow()

    def _show_arrow(self) -> None:
        self.arrow.point(self._outward)
        kind = label_of("link_kind", str(self.kind.value() or "")) or self.tr("est liée à")
        other = self.other.name or self.tr("l’autre fiche")
        here = self.tr("cette fiche")
        first, second = (here, other) if self._outward else (other, here)
        said = self.tr("{first} {kind} {second} ; inverser le sens").format(
            first=first, kind=kind, second=second
        )
        self.arrow.setAccessibleName(said)
        self.arrow.setToolTip(said)


class LinksSection(PartSection):
    """The links from and to the record."""

    key: ClassVar[str] = "links"
    entities: ClassVar[frozenset[str]] = frozenset({"link"})
    guess: ClassVar[int] = 160

    @override
    def title(self) -> str:
        return self.tr("Réseaux et liens")

    @override
    def build(self) -> None:
        self.list = PartList(
            lambda: LinkLine(self.editing, self),
            self.tr("Ajouter un lien"),
            self.tr("Aucun lien avec une autre fiche."),
            self,
        )
        self.heads = column_heads(
            (
                ("", _ARROW),
                (self.tr("Lien"), _KIND),
                (self.tr("Autre fiche"), 0),
                (self.tr("Depuis"), _YEAR),
                (self.tr("Jusqu’en"), _YEAR),
                (self.tr("Précision"), 0),
            ),
            self,
        )
        self.body.addWidget(self.heads)
        self.body.addWidget(self.list)

    @override
    def rows(self) -> Sequence[Row]:
        here = self.editing.page.record.id
        return [
            (
                link.id,
                {
                    "kind": link.kind,
                    "outward": link.source_id == here,
                    "other_id": link.target_id if link.source_id == here else link.source_id,
                    "other_name": link.target_name if link.source_id == here else link.source_name,
                    "since": link.since,
                    "until": link.until,
                    "note": link.note or None,
                },
            )
            for link in self.editing.page.links
        ]

    @override
    def show_record(self, *, own: bool) -> None:
        super().show_record(own=own)
        self.heads.setVisible(bool(self.list.lines))
