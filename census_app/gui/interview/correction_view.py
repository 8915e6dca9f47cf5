"""Before a reopened interview is finished again: what it says otherwise, what that changes, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from census_app.domain.interviews import Interview
from census_app.gui import formats
from census_app.gui.interview.editors import EDITORS
from census_app.gui.interview.effect_words import answers_said, effect_words, target_words
from census_app.gui.interview.question_list import QuestionList
from census_app.gui.interview.session import Session
from census_app.gui.interview.two_tone import TwoTone
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LineEdit, Look

if TYPE_CHECKING:
    from census_app.services.reopening import Correction


class CorrectionView(QuestionList):
    """The explanation above, for without it nothing is written; each question leads back to its place."""

    explained = Signal(bool)
    """Whether there is an explanation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.lines, self._why = [], None
        self.begin(self._title(len(corrections)), self._dated(interview, corrections))
        if corrections:
            self._ask_why()
        for each in corrections:
            self._list(session, each, section(each.node.path))
        self.end()

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

    def _ask_why(self) -> None:
        self._why = LineEdit(self.body, placeholder=self.tr("Par exemple : la présidente a rappelé, …"))
        self._why.setAccessibleName(self.tr("Pourquoi cette correction ? Obligatoire"))
        self._why.set_value(self._kept or None)
        self._why.edited.connect(self._explained)
        note = self.tr("Elle sera lue dans l’historique de la fiche, avec la date et votre nom.")
        self.column.addSpacing(px(6))
        self.column.addWidget(Label(self.tr("Pourquoi cette correction ?"), Look.MEDIUM, self.body))
        self.column.addWidget(self._why)
        self.column.addWidget(Label(note, Look.SMALL, self.body))

    def _explained(self, text: str | None) -> None:
        self._kept = text or ""
        self.explained.emit(bool(self.why()))

    def _list(self, session: Session, each: Correction, section: str) -> None:
        """The question as a link, « avant → après » under it, then what becomes of the record."""
        before, after = answers_said(each.before, each.after)
        sentence, doubt = ("", "") if each.effect is None else effect_words(each.effect)
        self.lines.append(" · ".join(filter(None, (f"{before} → {after}", sentence, doubt))))
        asked = each.after is not None and each.node.kind in EDITORS
        self.add_question(each.node.path if asked else "", _named(session, each), section, self.lines[-1])
        words = TwoTone(self.body)
        words.say(after, before=f"{before} →")
        self.add_words(words)
        for text, look in ((sentence, Look.SMALL), (doubt, Look.WARN)):
            if text:
                self.add_words(Label(text, look, self.body, wrap=True))
        self.column.addSpacing(px(4))

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


def _named(session: Session, each: Correction) -> str:
    """The question with its number; what is calculated without a label is called by where it goes."""
    node, number = each.node, session.number(each.node.path)
    name = node.label or (node.name if each.effect is None else target_words(each.effect.target))
    return f"{number}. {name}" if number else name
