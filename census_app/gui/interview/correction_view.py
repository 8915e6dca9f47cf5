"""Before a reopened interview is finished again: what it says otherwise, what that changes, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from census_app.domain.interviews import Interview
from census_app.forms import NodeState
from census_app.gui import formats
from census_app.gui.interview.effect_words import answers_said, effect_words
from census_app.gui.interview.session import Session
from census_app.gui.interview.two_tone import TwoTone
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LineEdit, LinkButton, Look, Rule

if TYPE_CHECKING:
    from census_app.services.reopening import Correction

_WIDTH = 820


class CorrectionView(QScrollArea):
    """The explanation above, for without it nothing is written; each question leads back to its place."""

    wanted = Signal(str)
    """Carries the path of the question to go to."""
    explained = Signal(bool)
    """Whether there is an explanation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.links: list[LinkButton] = []
        self.lines: list[str] = []
        self._kept = ""
        self._why: LineEdit | None = None

    def show_corrections(
        self,
        interview: Interview,
        session: Session,
        corrections: Sequence[Correction],
        section: Callable[[str], str],
    ) -> None:
        """List what changes, in the order of the form; `section` names the section of a path."""
        self.links, self.lines, self._why = [], [], None
        body = QWidget()
        body.setMaximumWidth(px(_WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(px(36), px(16), px(20), px(24))
        column.setSpacing(px(6))
        column.addWidget(Label(self._title(len(corrections)), Look.TITLE, body, wrap=True))
        column.addWidget(Label(self._dated(interview, corrections), Look.SECONDARY, body, wrap=True))
        if corrections:
            self._ask_why(column, body)
        name = ""
        for each in corrections:
            where = section(each.node.path)
            if where != name:
                name = where
                column.addSpacing(px(10))
                column.addWidget(Label(name, Look.STRONG, body))
                column.addWidget(Rule(body))
            column.addLayout(self._line(body, session, each))
        column.addStretch()
        self.setWidget(body)

    def why(self) -> str:
        """The explanation typed so far."""
        return self._kept.strip()

    def forget(self) -> None:
        """Another interview: its corrections have another reason."""
        self._kept = ""

    def take_focus(self) -> bool:
        """Put the cursor into the explanation; False when nothing is to be explained."""
        if self._why is not None:
            self._why.setFocus()
        return self._why is not None

    def _ask_why(self, column: QVBoxLayout, body: QWidget) -> None:
        asked = Label(self.tr("Pourquoi cette correction ?"), Look.MEDIUM, body)
        self._why = LineEdit(body, placeholder=self.tr("Par exemple : la présidente a rappelé, …"))
        self._why.setAccessibleName(self.tr("Pourquoi cette correction ? Obligatoire"))
        self._why.set_value(self._kept or None)
        self._why.edited.connect(self._explained)
        column.addSpacing(px(6))
        column.addWidget(asked)
        column.addWidget(self._why)
        note = self.tr("Elle sera lue dans l’historique de la fiche, avec la date et votre nom.")
        column.addWidget(Label(note, Look.SMALL, body))

    def _explained(self, text: str | None) -> None:
        self._kept = text or ""
        self.explained.emit(bool(self.why()))

    def _line(self, body: QWidget, session: Session, each: Correction) -> QLayout:
        """The question as a link, « avant → après » under it, then what becomes of the record."""
        before, after = answers_said(each.before, each.after)
        line = QVBoxLayout()
        line.setContentsMargins(0, px(3), 0, px(3))
        line.setSpacing(px(1))
        link = LinkButton(self._named(session, each.node), body)
        link.setEnabled(each.after is not None)
        link.clicked.connect(partial(self.wanted.emit, each.node.path))
        link.setToolTip(each.node.label)
        self.links.append(link)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        words = TwoTone(body)
        words.setContentsMargins(px(2), 0, 0, 0)
        words.say(after, before=f"{before} →")
        line.addWidget(words)
        told = [f"{before} → {after}"]
        if each.effect is not None:
            sentence, doubt = effect_words(each.effect)
            told.append(sentence)
            for text, look in ((sentence, Look.SMALL), (doubt, Look.WARN)):
                if text:
                    label = Label(text, look, body, wrap=True)
                    label.setContentsMargins(px(2), 0, 0, 0)
                    line.addWidget(label)
            told += [doubt] if doubt else []
        self.lines.append(" · ".join(told))
        link.setAccessibleName(f"{each.node.label} {self.lines[-1]}")
        return line

    def _named(self, session: Session, node: NodeState) -> str:
        number = session.number(node.path)
        name = f"{number}. {node.label}" if number else node.label or node.name
        room = max(px(200), min(px(_WIDTH), self.window().width()) - px(80))
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room).replace("&", "&&")

    def _title(self, count: int) -> str:
        if not count:
            return self.tr("Rien n’a changé")
        if count == 1:
            return self.tr("Une réponse change")
        return self.tr("{count} réponses changent").format(count=count)

    def _dated(self, interview: Interview, corrections: Sequence[Correction]) -> str:
        day = interview.finished_at.astimezone().date() if interview.finished_at else None
        finished = self.tr("Entretien n° {number}, terminé le {day}.").format(
            number=interview.number, day=formats.long_date(day)
        )
        if not corrections:
            return self.tr("{finished} Il peut être refermé tel qu’il était.").format(finished=finished)
        today = formats.long_date(dt.datetime.now().astimezone().date())
        return self.tr("{finished} Corrigé le {day} : voici ce qui sera écrit, et rien d’autre.").format(
            finished=finished, day=today
        )
