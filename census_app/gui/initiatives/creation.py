"""A new record: its name, its place, its domain; what looks like it is announced as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from census_app.domain.fields import FieldValue
from census_app.domain.records import RecordRow
from census_app.gui.coded import coded
from census_app.gui.initiatives import places
from census_app.gui.initiatives.linked_text import LinkedText
from census_app.gui.initiatives.wording import Wording
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import (
    Choice,
    CommuneEdit,
    FieldRow,
    InlineMessage,
    Label,
    LineEdit,
    Look,
    Notice,
    PrimaryButton,
    SecondaryButton,
)
from census_app.gui.workspace import Workspace
from census_app.services import duplicates, records
from census_app.services.reference import commune_name

_PAUSE_MS = 150
_LIKE = 3


class CreationPanel(QDialog):
    """A small window; Enter creates, Escape gives up."""

    created = Signal(int)
    """Carries the id of the new record."""
    see_asked = Signal(int)
    """Carries the id of a record that is there already."""

    def __init__(self, workspace: Workspace, wording: Wording, origin: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.new)
        self._workspace, self._kind, self._origin = workspace, wording.kind, origin
        self.name = LineEdit(placeholder=wording.name_hint)
        self.commune = CommuneEdit(places.communes(workspace))
        self.commune.setPlaceholderText(self.tr("Vide tant qu’elle n’est pas connue"))
        self.domain = Choice(coded("domain"), placeholder=self.tr("Le principal ; les autres plus tard"))
        self.name_row = FieldRow(self.tr("Nom"), self.name)
        self.twin = Notice("", Tone.WARN, action=self.tr("voir"))
        self.twin.acted.connect(self._see_twin)
        self._twin: RecordRow | None = None
        self._near: LinkedText | None = None
        self._like = QVBoxLayout()
        self._like.setSpacing(px(2))
        self.message = InlineMessage()
        self.create_button = PrimaryButton(self.tr("Créer et ouvrir la fiche"))
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_PAUSE_MS)
        self._lay_out(wording)
        self._connect()

    def _lay_out(self, wording: Wording) -> None:
        self.twin.hide()
        cancel = SecondaryButton(self.tr("Annuler"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.message, 1)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(wording.new, Look.HEADING))
        column.addWidget(self.name_row)
        column.addWidget(self.twin)
        column.addLayout(self._like)
        column.addWidget(FieldRow(self.tr("Commune"), self.commune))
        column.addWidget(FieldRow(self.tr("Domaine"), self.domain))
        column.addStretch(1)
        column.addSpacing(px(8))
        column.addLayout(buttons)
        self.setMinimumWidth(px(560))
        self.create_button.setDefault(True)
        self.name.setFocus()

    def _connect(self) -> None:
        self.create_button.clicked.connect(self._create)
        self._clock.timeout.connect(self._look_for_others)
        self.name.edited.connect(self._name_typed)
        self.commune.edited.connect(self._name_typed)
        self._workspace.refused.connect(self.message.say)

    def _name_typed(self) -> None:
        self.name_row.set_message("")
        self._clock.start()

    # --- what looks like it ---

    def announced(self) -> list[str]:
        """What is said of records that look like this one."""
        twin = [] if self._twin is None else [self._twin.name]
        return twin + ([] if self._near is None else [self._near.plain()])

    def _look_for_others(self) -> None:
        typed, campaign = self.name.value() or "", self._workspace.campaign
        self._twin = self._workspace.ask(duplicates.like, typed, self.commune.value(), campaign)
        self.twin.setVisible(self._twin is not None)
        if self._twin is not None:
            self.twin.set_text(self.tr("Déjà dans l’inventaire ? {record}").format(record=_told(self._twin)))
        if self._near is not None:
            self._near.hide()
            self._near.deleteLater()
            self._near = None
        near = self._workspace.ask(records.search, typed, campaign, _LIKE + 1) if len(typed) > 1 else []
        others = [row for row in near if self._twin is None or row.id != self._twin.id][:_LIKE]
        if others:
            words = [(_told(row), str(row.id)) for row in others]
            self._near = LinkedText(self.tr("Noms proches :"), words)
            self._near.followed.connect(lambda target: self._see(int(target)))
            self._like.addWidget(self._near)

    def _see_twin(self) -> None:
        if self._twin is not None:
            self._see(self._twin.id)

    def _see(self, record_id: int) -> None:
        self.reject()
        self.see_asked.emit(record_id)

    # --- creating ---

    def _create(self) -> None:
        name = self.name.value()
        if name is None:
            self.name_row.set_message(self.tr("Donnez un nom : tout le reste peut attendre."))
            self.name.setFocus()
            return
        if self.commune.text().strip() and self.commune.value() is None:
            self.message.say(self.tr("Choisissez la commune dans la liste, ou laissez-la vide."))
            self.commune.setFocus()
            return
        domain = self.domain.value()
        values: dict[str, FieldValue] = {
            "name": name,
            "commune": self.commune.value(),
            "domain": domain if isinstance(domain, str) else None,
        }
        change = self._workspace.run(
            records.create, self._kind, values, self._workspace.campaign, origin=self._origin
        )
        if change is not None and change.created is not None:
            self.accept()
            self.created.emit(change.created)


def _told(row: RecordRow) -> str:
    return f"{row.name} ({commune_name(row.commune)})" if row.commune else row.name
