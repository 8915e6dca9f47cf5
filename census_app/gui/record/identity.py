"""Identité: what the record is called, where it sits, what it is in law, how to reach it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from census_app.domain.fields import record_field
from census_app.domain.records import NOT_ELIGIBLE, RecordRow
from census_app.gui.record.form import FormGrid
from census_app.gui.record.section import FieldSection
from census_app.gui.theme import Tone
from census_app.gui.widgets import Notice
from census_app.services import duplicates
from census_app.services.reference import commune_name

_FIELDS = (
    "name",
    "commune",
    "address",
    "kind",
    "created",
    "status",
    "lifecycle",
    "status_reason",
    "legal_form",
    "siren",
    "rna",
    "legal_category",
    "naf",
    "website",
    "email",
    "phone",
)
_WIDE = frozenset({"name", "status_reason"})
_LOOK_MS = 250


class IdentitySection(FieldSection):
    """The fields of identity; a possible duplicate is announced while the name is typed."""

    key: ClassVar[str] = "identity"
    guess: ClassVar[int] = 420

    @override
    def title(self) -> str:
        return self.tr("Identité")

    @override
    def build(self) -> None:
        self._like: RecordRow | None = None
        self.notice = Notice("", Tone.WARN, self, action=self.tr("Voir"))
        self.notice.acted.connect(self._see)
        self.notice.hide()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_for_duplicate)
        self.grid = FormGrid(self)
        self.grid.add_rows([self.bind(record_field(code), wide=code in _WIDE) for code in _FIELDS])
        self.body.addWidget(self.notice)
        self.body.addWidget(self.grid)
        name = self.rows["name"].editor
        if isinstance(name, QLineEdit):
            name.textEdited.connect(lambda _text: self._look.start())

    @override
    def show_record(self, *, own: bool) -> None:
        super().show_record(own=own)
        record = self.editing.page.record
        explained = record["status"] in NOT_ELIGIBLE or bool(record["status_reason"])
        self.grid.show_row(self.rows["status_reason"], explained)
        if not own:
            self._announce(None)

    def focus_name(self) -> None:
        """Put the cursor in the name."""
        self.rows["name"].editor.setFocus()

    def _look_for_duplicate(self) -> None:
        editor = self.rows["name"].editor
        name = editor.text() if isinstance(editor, QLineEdit) else ""
        record = self.editing.page.record
        commune = record["commune"]
        self._announce(
            self.editing.workspace.ask(
                duplicates.like,
                name,
                commune if isinstance(commune, str) else None,
                self.editing.workspace.campaign,
                but=record.id,
            )
        )

    def _announce(self, like: RecordRow | None) -> None:
        self._like = like
        self.notice.setVisible(like is not None)
        if like is not None:
            place = f" ({commune_name(like.commune)})" if like.commune else ""
            self.notice.set_text(
                self.tr("Une fiche porte déjà ce nom ou un nom voisin : « {name} »{place}.").format(
                    name=like.name, place=place
                )
            )

    def _see(self) -> None:
        if self._like is not None:
            self.editing.go_record(self._like.id)
