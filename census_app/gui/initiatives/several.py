"""Several records changed together: each field left alone unless a value is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from census_app.domain.campaigns import OPEN
from census_app.domain.fields import FieldValue, record_field
from census_app.gui import formats
from census_app.gui.coded import coded
from census_app.gui.initiatives import places
from census_app.gui.theme import px
from census_app.gui.widgets import (
    Choice,
    CommuneEdit,
    FieldRow,
    InlineMessage,
    Label,
    Look,
    Option,
    PrimaryButton,
    SecondaryButton,
)
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, records

_CODED = ("status", "lifecycle", "domain")


class SeveralPanel(QDialog):
    """« Modifier 12 fiches »: recording status, life cycle, domain, commune."""

    def __init__(self, workspace: Workspace, record_ids: Sequence[int], origin: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._ids, self._origin = workspace, tuple(record_ids), origin
        unchanged = self.tr("ne pas changer")
        self.choices = {
            code: Choice([Option(None, unchanged), *coded(code)], required=True) for code in _CODED
        }
        for choice in self.choices.values():
            choice.set_value(None)
        self.commune = CommuneEdit(places.communes(workspace))
        self.commune.setPlaceholderText(unchanged)
        self.message = InlineMessage()
        self.apply_button = PrimaryButton(
            self.tr("Modifier {count} fiches").format(count=formats.number(len(self._ids)))
        )
        self.setWindowTitle(self.tr("Modifier la sélection"))
        self._lay_out()
        self.apply_button.clicked.connect(self._apply)
        self.commune.edited.connect(self._show_ready)
        for choice in self.choices.values():
            choice.edited.connect(self._show_ready)
        workspace.refused.connect(self.message.say)
        self._show_ready()

    def _lay_out(self) -> None:
        cancel = SecondaryButton(self.tr("Annuler"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.message, 1)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(self.tr("Modifier la sélection"), Look.HEADING))
        column.addWidget(
            Label(
                self.tr(
                    "Ce que vous choisissez ici remplace la valeur des {count} fiches ; le reste ne change "
                    "pas. Ctrl+Z remet tout."
                ).format(count=formats.number(len(self._ids))),
                Look.SECONDARY,
                wrap=True,
            )
        )
        locked = self._why_locked()
        for code, choice in self.choices.items():
            field = record_field(code)
            row = FieldRow(field.label, choice)
            if field.annual and locked:
                choice.setEnabled(False)
                row.setToolTip(locked)
            column.addWidget(row)
        column.addWidget(FieldRow(record_field("commune").label, self.commune))
        if locked:
            column.addWidget(Label(locked, Look.SMALL, wrap=True))
        column.addStretch(1)
        column.addSpacing(px(8))
        column.addLayout(buttons)
        self.setMinimumWidth(px(540))
        self.apply_button.setDefault(True)

    def _why_locked(self) -> str:
        """Why what belongs to the year cannot be changed, or an empty text."""
        campaign = self._workspace.campaign
        if campaign is None:
            return self.tr("Sans campagne, l’état de recensement et le cycle de vie ne se modifient pas.")
        if self._workspace.ask(campaigns.get, campaign).state != OPEN:
            return self.tr(
                "La campagne n’est pas ouverte : son état de recensement et son cycle de vie restent "
                "comme ils sont."
            )
        return ""

    def _values(self) -> dict[str, FieldValue]:
        chosen = {code: choice.value() for code, choice in self.choices.items()}
        values: dict[str, FieldValue] = {
            code: value for code, value in chosen.items() if isinstance(value, str)
        }
        commune = self.commune.value()
        return values if commune is None else {**values, "commune": commune}

    def _show_ready(self) -> None:
        self.apply_button.setEnabled(bool(self._values()))

    def _apply(self) -> None:
        change = self._workspace.run(
            records.edit_many, self._ids, self._values(), self._workspace.campaign, origin=self._origin
        )
        if change is not None:
            self.accept()
