"""Before an interview is finished: what is missing or wrong, each line a link; what is unusual, apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Label, LinkButton, Look, Rule

_WIDTH = 820


@dataclass(frozen=True, slots=True)
class Remaining:
    """A question to come back to: number and label, what is said of it, its section, and how grave it is.

    `kind` is `missing`, `error` or `warning`; the first two block.
    """

    path: str
    question: str
    sentence: str
    section: str
    kind: str

    @property
    def blocks(self) -> bool:
        """Whether the interview cannot end so."""
        return self.kind != "warning"


class FinishView(QScrollArea):
    """Takes the place of the questions; the bar below says how to go back or on."""

    wanted = Signal(str)
    """Carries the path of the question to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.links: list[LinkButton] = []
        self.complete = False

    def show_remaining(self, remaining: Sequence[Remaining], *, kept: bool = True) -> None:
        """List what remains, in the order of the form; `kept` tells an interview from a trial."""
        blocking = [each for each in remaining if each.blocks]
        doubtful = [each for each in remaining if not each.blocks]
        self.links = []
        self.complete = not blocking
        body = QWidget()
        body.setMaximumWidth(px(_WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(px(36), px(16), px(20), px(24))
        column.setSpacing(px(6))
        column.addWidget(Label(self._title(len(blocking)), Look.TITLE, body, wrap=True))
        column.addWidget(
            Label(self._explanation(blocking, doubtful, kept=kept), Look.SECONDARY, body, wrap=True)
        )
        self._list(column, body, blocking)
        if doubtful:
            column.addSpacing(px(20))
            column.addWidget(Label(self.tr("À vérifier, sans obligation"), Look.HEADING, body))
            self._list(column, body, doubtful)
        column.addStretch()
        self.setWidget(body)

    def take_focus(self) -> bool:
        """Put the cursor on the first line; False when there is none."""
        if self.links:
            self.links[0].setFocus()
        return bool(self.links)

    def _list(self, column: QVBoxLayout, body: QWidget, remaining: Sequence[Remaining]) -> None:
        section = ""
        for each in remaining:
            if each.section != section:
                section = each.section
                column.addSpacing(px(10))
                column.addWidget(Label(section, Look.STRONG, body))
                column.addWidget(Rule(body))
            column.addLayout(self._line(body, each))

    def _line(self, body: QWidget, each: Remaining) -> QLayout:
        """The question as a link; « sans réponse » after it, or under it what is wrong."""
        link = LinkButton(self._fitting(each.question), body)
        link.setAccessibleName(f"{each.question} {each.sentence}")
        link.setToolTip(each.question)
        link.clicked.connect(partial(self.wanted.emit, each.path))
        self.links.append(link)
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(link)
        if each.kind == "missing":
            first.addWidget(Label(self.tr("sans réponse"), Look.SMALL, body))
        first.addStretch()
        line = QVBoxLayout()
        line.setContentsMargins(0, px(1), 0, px(1))
        line.setSpacing(0)
        line.addLayout(first)
        if each.kind != "missing":
            words = Label(each.sentence, Look.ERROR if each.blocks else Look.WARN, body, wrap=True)
            words.setContentsMargins(px(2), 0, 0, 0)
            line.addWidget(words)
        return line

    def _fitting(self, question: str) -> str:
        room = max(px(200), min(px(_WIDTH), self.window().width()) - px(150))
        shown = self.fontMetrics().elidedText(question, Qt.TextElideMode.ElideRight, room)
        return shown.replace("&", "&&")

    def _title(self, blocking: int) -> str:
        if not blocking:
            return self.tr("L’entretien est complet")
        if blocking == 1:
            return self.tr("Il reste une réponse à compléter")
        return self.tr("Il reste {count} réponses à compléter").format(count=blocking)

    def _explanation(
        self, blocking: Sequence[Remaining], doubtful: Sequence[Remaining], *, kept: bool
    ) -> str:
        if blocking:
            return self.tr(
                "Chaque ligne mène à sa question. « Ne sait pas » ou « refus » est aussi une réponse."
            )
        if doubtful:
            return self.tr("Rien n’empêche de terminer. Ces réponses sont seulement inhabituelles.")
        if not kept:
            return self.tr("Un entretien pourrait se terminer ici. De cet aperçu, rien ne sera gardé.")
        return self.tr("Ses réponses seront écrites dans la fiche. Elles resteront lisibles ici.")
