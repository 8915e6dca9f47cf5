"""The version under the cursor: what it is, where it serves, what can be done with it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from census_app.gui import formats
from census_app.gui.questionnaires import words
from census_app.gui.questionnaires.acts import Acts
from census_app.gui.theme import px
from census_app.gui.widgets import FlowLayout, Label, LinkButton, Look, SecondaryButton, SectionTitle, bind

_WIDTH = 320


class Side(QWidget):
    """At the right of the list, or under it when the window is narrow."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._title = Label("", Look.HEADING, wrap=True)
        self._facts = QFormLayout()
        self._values = {name: Label("", wrap=True) for name in self._names()}
        self._reason = Label("", Look.SECONDARY, wrap=True)
        self.preview = SecondaryButton(acts.preview.text())
        self.use = SecondaryButton(acts.use.text())
        bind(self.preview, acts.preview)
        bind(self.use, acts.use)
        self._told = QWidget()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.stand(beside=True)

    def stand(self, *, beside: bool) -> None:
        """Stand beside the list, or under it: then only what can be done is shown."""
        self._told.setVisible(beside)
        self._column.setContentsMargins(px(20) if beside else 0, px(12), 0, px(8))
        self.setMinimumWidth(px(_WIDTH) if beside else 0)
        self.setMaximumWidth(px(_WIDTH) if beside else 16_777_215)

    def show_line(self) -> None:
        """Show what the acts act on."""
        line = self._acts.line()
        if line is None:
            return
        kept = line.questionnaire
        self._title.setText(kept.title)
        facts = (
            words.version(line),
            kept.form_id,
            words.years(line),
            formats.number(line.interviews),
            kept.file_name,
        )
        for label, text in zip(self._values.values(), facts, strict=True):
            label.setText(text)
        self.use.setText(self._acts.use.text())
        self.use.setAccessibleName(self._acts.use.text())
        self.use.setAccessibleDescription(self._acts.reason)
        self.use.setVisible(not self._acts.in_use())
        self._reason.setText(self._acts.reason)
        self._reason.setVisible(bool(self._acts.reason))

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Version"),
            self.tr("Identifiant"),
            self.tr("Campagnes"),
            self.tr("Entretiens"),
            self.tr("Fichier"),
        )

    def _lay_out(self) -> None:
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(px(12))
        self._facts.setVerticalSpacing(px(4))
        for name, value in self._values.items():
            self._facts.addRow(Label(name, Look.SECONDARY), value)
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, px(8))
        told.setSpacing(px(8))
        told.addWidget(self._title)
        told.addLayout(self._facts)
        self._column.setSpacing(px(8))
        self._column.addWidget(self._told)
        self._column.addWidget(_flowing(self.preview, self.use))
        self._column.addWidget(self._reason)
        self._column.addSpacing(px(4))
        self._column.addWidget(SectionTitle(self.tr("Fichiers")))
        self._column.addWidget(_flowing(*(_link(act) for act in self._acts.papers())))
        self._column.addStretch(1)


def _flowing(*widgets: QWidget) -> QWidget:
    """On one line while there is room."""
    whole = QWidget()
    flow = FlowLayout(whole, across=16, down=8)
    for widget in widgets:
        flow.addWidget(widget)
    return whole


def _link(act: QAction) -> LinkButton:
    button = LinkButton(act.text())
    bind(button, act)
    return button
