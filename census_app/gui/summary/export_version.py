"""For whom the workbook is made: the working group, with the contacts or without, or everyone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look


class VersionChoice(QWidget):
    """Two rounds with a sentence each; the contacts are a tick under the first."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.internal = QRadioButton(self.tr("Interne, pour le groupe de travail"), self)
        self.everyone = QRadioButton(self.tr("Publique, à donner ou à mettre en ligne"), self)
        self.people = QCheckBox(self.tr("Ajouter les contacts (données personnelles)"), self)
        self.internal.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.internal)
        column.addWidget(
            self._sentence(self.internal, self.tr("Tous les chiffres, et les lignes dont ils sont faits."))
        )
        column.addWidget(self._indented(self.people))
        column.addSpacing(px(6))
        column.addWidget(self.everyone)
        column.addWidget(
            self._sentence(
                self.everyone,
                self.tr(
                    "Les chiffres trop précis sont masqués ; ne sont nommées que les fiches qui l’acceptent."
                ),
            )
        )
        for button in (self.internal, self.everyone, self.people):
            button.clicked.connect(self._announce)

    def public(self) -> bool:
        """Whether it is for everyone."""
        return self.everyone.isChecked()

    def contacts(self) -> bool:
        """Whether the contacts are wanted; never for everyone."""
        return self.people.isChecked() and not self.public()

    def set_value(self, *, public: bool, contacts: bool) -> None:
        """Show a choice without announcing it."""
        (self.everyone if public else self.internal).setChecked(True)
        self.people.setChecked(contacts)
        self.people.setEnabled(not public)

    def _announce(self) -> None:
        self.people.setEnabled(not self.public())
        self.edited.emit()

    def _sentence(self, button: QWidget, text: str) -> QWidget:
        button.setAccessibleDescription(text)
        return self._indented(Label(text, Look.SMALL, wrap=True))

    def _indented(self, widget: QWidget) -> QWidget:
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(px(24), 0, 0, 0)
        box.addWidget(widget)
        return holder
