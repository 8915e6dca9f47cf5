"""Contacts: people to talk to, and what each consents to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.record.editing import Editing
from census_app.gui.record.form import FormGrid, FormRow
from census_app.gui.record.keeper import Said
from census_app.gui.record.parts import PartLine, PartList, PartSection, Row
from census_app.gui.theme import px
from census_app.gui.widgets import DateEdit, Label, LineEdit, Look, Option, RadioChoice
from census_app.services.field_checks import check_field
from census_app.services.reference import typology

_CHECKED = frozenset({"email", "phone"})
_CONSENT = 184


class ContactForm(PartLine):
    """Name, role, courriel, telephone; the consents with their date."""

    part: ClassVar[str] = "contact"

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        grid = FormGrid(self)
        grid.add_rows(
            [
                FormRow(name, self.bind(column, name, LineEdit(self)), self)
                for column, name in (
                    ("name", self.tr("Nom")),
                    ("role", self.tr("Fonction")),
                    ("email", self.tr("Courriel")),
                    ("phone", self.tr("Téléphone")),
                )
            ]
        )
        column = QVBoxLayout()
        column.setSpacing(px(6))
        column.addWidget(grid)
        column.addWidget(self.message)
        column.addWidget(self._consents())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, px(10))
        row.setSpacing(px(8))
        row.addLayout(column, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def missing(self, given: Mapping[str, Any]) -> bool:
        return not given.get("name")

    @override
    def checked(self, column: str, value: Any) -> tuple[Any, Said]:
        if column == "name" and value is None and self.part_id is not None:
            return value, Said(self.tr("Donnez le nom de la personne."))
        if column not in _CHECKED:
            return value, Said()
        found = check_field(column, value)
        return found.value, Said(found.problem, found.warning)

    @override
    def write(self, column: str, value: Any) -> Said:
        if not column.startswith("consent_") or column == "consent_on" or self.part_id is None:
            return super().write(column, value)
        given = {column: value}
        if value is not None and self.bounds["consent_on"].widget.property("empty"):
            given["consent_on"] = dt.date.today()  # noqa: DTZ011 - the user's own day
        return self.editing.edit_part(self.part, self.part_id, given)

    @override
    def show_part(self, values: Mapping[str, Any], *, own: bool) -> None:
        self.bounds["consent_on"].widget.setProperty("empty", values.get("consent_on") is None)
        super().show_part(values, own=own)

    def _consents(self) -> FormGrid:
        answers = [Option(True, self.tr("Oui")), Option(False, self.tr("Non"))]
        rows = []
        for consent in typology().list("consent"):
            choice = RadioChoice(answers, self)
            choice.setFixedWidth(px(124))
            self.bind(consent.code, consent.label, choice, at_once=True)
            rows.append(FormRow(consent.label, choice, self, label_width=_CONSENT))
        day = self.bind("consent_on", self.tr("Date du consentement"), DateEdit(self))
        rows.append(FormRow(self.tr("Consentement du"), day, self, label_width=_CONSENT))
        grid = FormGrid(self, down=2)
        grid.add_rows(rows)
        return grid


class ContactsSection(PartSection):
    """The people of the record."""

    key: ClassVar[str] = "contacts"
    entities: ClassVar[frozenset[str]] = frozenset({"contact"})
    guess: ClassVar[int] = 240

    @override
    def title(self) -> str:
        return self.tr("Contacts")

    @override
    def build(self) -> None:
        self.list = PartList(
            lambda: ContactForm(self.editing, self),
            self.tr("Ajouter un contact"),
            self.tr("Aucun contact."),
            self,
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "Données personnelles : n’écrivez que ce dont le recensement a besoin. Rien n’est publié "
                    "sans l’accord de la personne."
                ),
                Look.SMALL,
                self,
                wrap=True,
            )
        )
        self.body.addWidget(self.list)

    @override
    def rows(self) -> Sequence[Row]:
        return [
            (
                contact.id,
                {
                    "name": contact.name,
                    "role": contact.role or None,
                    "email": contact.email or None,
                    "phone": contact.phone or None,
                    "consent_record": contact.consent_record,
                    "consent_recontact": contact.consent_recontact,
                    "consent_publish_name": contact.consent_publish_name,
                    "consent_publish_contact": contact.consent_publish_contact,
                    "consent_publish_budget": contact.consent_publish_budget,
                    "consent_on": contact.consent_on,
                },
            )
            for contact in self.editing.page.contacts
        ]
