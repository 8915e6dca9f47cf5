"""A section of the page: a title, and what is built under it when it comes into view."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.change import Change
from census_app.domain.fields import Field, FieldKind, record_field
from census_app.gui.record.editing import Editing
from census_app.gui.record.form import FormRow
from census_app.gui.record.keeper import Bound
from census_app.gui.record.options import editor_for
from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, Rule

_PICKED = frozenset({FieldKind.CODE, FieldKind.CODES, FieldKind.BOOLEAN})
"""Kinds of fields that are chosen rather than typed: written at once."""


class Section(QWidget):
    """Subclasses give `key`, `title()`, `build()` and `show_record()`.

    `entities` names what it shows: an own change of anything else does not concern it. `guess` is about how
    high it is, in pixels at 100 %, while it is not built.
    """

    key: ClassVar[str] = ""
    entities: ClassVar[frozenset[str]] = frozenset()
    guess: ClassVar[int] = 240

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing
        self.built = False
        self._stale = self._all_stale = False
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        self.head_row = QHBoxLayout()
        self.head_row.setSpacing(px(12))
        self._title = Label(self.title(), Look.HEADING, self)
        self.head_row.addWidget(self._title)
        self.head_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rule = Rule(self)
        column.addWidget(self.rule)
        column.addSpacing(px(14))
        column.addLayout(self.head_row)
        column.addSpacing(px(10))
        column.addLayout(self.body)
        column.addSpacing(px(22))
        self.setMinimumHeight(px(self.guess))

    def title(self) -> str:
        """What the section is called."""
        raise NotImplementedError

    def set_title(self, text: str) -> None:
        """Change the title shown."""
        self._title.setText(text)

    def count(self) -> str:
        """What the list of sections writes beside the title, for instance how many there are."""
        return ""

    def build(self) -> None:
        """Make the widgets."""
        raise NotImplementedError

    def show_record(self, *, own: bool) -> None:
        """Show the record as it is kept; `own`: after a change made on this page."""
        raise NotImplementedError

    def make_ready(self) -> None:
        """Build the section if it is not, and show in it what it does not show yet."""
        if not self.built:
            self.built = True
            self.hide()  # what is made in a hidden widget is shown with it, and not one event later
            self.build()
            self.setMinimumHeight(0)
            self.show()
            self._stale, self._all_stale = True, True
        if self._stale:
            own, self._stale, self._all_stale = not self._all_stale, False, False
            self.show_record(own=own)
            self._fit()

    @property
    def waiting(self) -> bool:
        """Whether something is still to be built or shown."""
        return self._stale or not self.built

    def follow(self, change: Change | None) -> None:
        """Something changed (None: everything): it is shown when the section is next made ready."""
        if change is None:
            self._stale = self._all_stale = True
        elif self.concerns(change):
            self._stale = True

    def concerns(self, change: Change) -> bool:
        """Whether a change made on this page shows here."""
        return bool(self.entities & change.what)

    # The section fits its own height to its width, so that a change in one does not lay the others out again.

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.built:
            self._fit()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.built:
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        grows = layout.hasHeightForWidth()
        self.setFixedHeight(
            layout.totalHeightForWidth(self.width()) if grows else layout.totalSizeHint().height()
        )


class FieldSection(Section):
    """A section made of fields of the record."""

    entities: ClassVar[frozenset[str]] = frozenset({"record", "annual_record"})

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.bounds: dict[str, Bound] = {}
        self.rows: dict[str, FormRow] = {}

    def bind(self, field: Field, *, wide: bool = False, editor: QWidget | None = None) -> FormRow:
        """A row whose editor is tied to a field."""
        made = editor or editor_for(field, self.editing, self)
        row = FormRow(field.label, made, self, wide=wide)
        self.rows[field.code] = row
        self.bounds[field.code] = Bound(
            made,
            self.editing.keeper,
            partial(self.editing.edit_field, field.code),
            say=row.say,
            at_once=field.kind in _PICKED,
            name=field.code,
        )
        return row

    @override
    def show_record(self, *, own: bool) -> None:
        record = self.editing.page.record
        for code, bound in self.bounds.items():
            value = record[code]
            several = record_field(code).kind is FieldKind.CODES
            bound.show(() if several and value is None else value, own=own)
            annual = record_field(code).annual
            bound.widget.setEnabled(self.editing.year_open if annual else self.editing.writable)
