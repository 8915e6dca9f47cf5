"""Choosing whom to interview: a name is typed, the record is taken, the interview begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from census_app.domain.interviews import DRAFT
from census_app.domain.records import NETWORK
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LineEdit, Look
from census_app.gui.workspace import Workspace


class StartPanel(QDialog):
    """A small window with a search; Enter takes the first name found."""

    begun = Signal(int)
    """Carries the id of the interview to open: a new one, or the record's draft."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.setWindowTitle(self.tr("Nouvel entretien"))
        self._text = LineEdit(placeholder=self.tr("Nom de l’initiative ou du réseau"))
        self._text.setAccessibleName(self.tr("Qui rencontrez-vous ?"))
        self._found = QListWidget()
        self._found.setAccessibleName(self.tr("Fiches trouvées"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(16), px(24), px(16))
        layout.setSpacing(px(8))
        layout.addWidget(Label(self.tr("Qui rencontrez-vous ?"), Look.HEADING))
        layout.addWidget(self._text)
        layout.addWidget(self._found)
        self.resize(px(480), px(360))
        self._text.edited.connect(self._search)
        self._text.returnPressed.connect(self._take_first)
        self._found.itemActivated.connect(self._take)

    def _search(self, typed: str | None) -> None:
        from census_app.services import records, reference

        self._found.clear()
        for row in self._workspace.ask(records.search, typed or "", self._workspace.campaign, 12):
            place = reference.commune_name(row.commune) if row.commune else self.tr("non localisée")
            kind = self.tr("réseau") if row.kind == NETWORK else self.tr("initiative")
            item = QListWidgetItem(f"{row.name}  ·  {place}  ·  {kind}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self._found.addItem(item)

    def _take_first(self) -> None:
        if self._found.count():
            self._take(self._found.item(0))

    def _take(self, item: QListWidgetItem) -> None:
        from census_app.services import interviews

        campaign, record = self._workspace.campaign, int(item.data(Qt.ItemDataRole.UserRole))
        if campaign is None:
            return
        drafts = [
            one
            for one in self._workspace.ask(interviews.of_campaign, campaign)
            if one.record_id == record and one.state == DRAFT
        ]
        if drafts:
            interview: int | None = drafts[0].id
        else:
            change = self._workspace.run(interviews.start, campaign, record_id=record)
            interview = change.created if change else None
        if interview is not None:
            self.accept()
            self.begun.emit(interview)
