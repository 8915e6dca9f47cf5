"""Above and below an interview: whose it is and that it is kept; how far it is and where to go next."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui import formats
from census_app.gui.interview.outline import Progress
from census_app.gui.interview.timer import Stopwatch, clock_text
from census_app.gui.theme import px
from census_app.gui.widgets import (
    ElidedLabel,
    IconButton,
    Label,
    LinkButton,
    Look,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)

_COMPACT_BELOW = 900


class TopBar(QWidget):
    """← name, what the interview is, the time spent and its pause, « Enregistré »."""

    back_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.watch = Stopwatch(self)
        self.watch.ticked.connect(self.show_time)
        back = IconButton("arrow-left", self.tr("Revenir (Échap)"), self)
        back.clicked.connect(self.back_asked)
        self._name = ElidedLabel("", Look.HEADING, self)
        self._about = ElidedLabel("", Look.SECONDARY, self)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._time = Label("", Look.SECONDARY, self)
        self._pause = QuietButton(self.tr("pause"), self)
        self._pause.setCheckable(True)
        self._pause.setToolTip(self.tr("Ne plus compter la durée, ou reprendre (Alt+P)"))
        self._pause.clicked.connect(self.pause)
        self._saved = Label("", Look.SECONDARY, self)
        self.print = SecondaryButton(self.tr("Imprimer"), self)
        self.print.setToolTip(self.tr("Un PDF de l’entretien tel qu’il est (Ctrl+P)"))
        self.more = IconButton("ellipsis", self.tr("Tout ce qu’on peut faire ici"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(11), px(18), px(11))
        row.setSpacing(px(14))
        row.addWidget(back)
        row.addWidget(self._name)
        row.addWidget(self._about, 1)
        clock = QHBoxLayout()
        clock.setSpacing(px(4))
        clock.addWidget(self._time)
        clock.addWidget(self._pause)
        row.addLayout(clock)
        row.addWidget(self._saved)
        row.addWidget(self.print)
        row.addWidget(self.more)
        self.setMinimumHeight(px(55))

    def show_interview(self, name: str, about: str, *, timed: bool) -> None:
        """Say whose interview it is; one that only shows has no clock to pause."""
        self._name.setText(name)
        self._about.setText(about)
        self._pause.setVisible(timed)
        self._time.setVisible(timed or self.watch.seconds() > 0)
        self._pause.setChecked(False)
        self._pause.setText(self.tr("pause"))
        self._saved.set_look(Look.SECONDARY)
        self._saved.setText("")

    def show_time(self, seconds: int) -> None:
        """The time spent."""
        self._time.setText(clock_text(seconds))
        self._time.setAccessibleName(self.tr("Durée : {time}").format(time=clock_text(seconds)))

    def pause(self, paused: bool) -> None:
        """Stop the clock until told to go on, or let it go on."""
        self.watch.pause(paused)
        self._pause.setChecked(paused)
        self._pause.setText(self.tr("en pause") if paused else self.tr("pause"))

    def toggle(self) -> None:
        """Stop the clock, or let it go on, where there is one."""
        if self._pause.isVisibleTo(self):
            self.pause(not self.watch.paused)

    def show_saved(self, when: dt.datetime) -> None:
        """All is on disk."""
        self._saved.set_look(Look.SECONDARY)
        self._saved.setText(self.tr("Enregistré"))
        self._saved.setToolTip(self.tr("Enregistré à {time}").format(time=formats.time_of_day(when)))

    def show_failed(self, why: str) -> None:
        """Something is not on disk."""
        self._saved.set_look(Look.ERROR)
        self._saved.setText(self.tr("Non enregistré : {why}").format(why=why))
        self._saved.setToolTip(why)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.print.setVisible(event.size().width() >= px(_COMPACT_BELOW))  # else the menu has it

    def texts(self) -> tuple[str, ...]:
        """What is written, from left to right."""
        return tuple(label.text() for label in (self._name, self._about, self._time, self._saved))


class BottomBar(QWidget):
    """« 22 réponses sur 49 · 1 à vérifier », and the ways on."""

    mend_asked = Signal()
    previous_asked = Signal()
    next_asked = Signal()
    finish_asked = Signal()
    questions_asked = Signal()
    end_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ElidedLabel("", Look.SECONDARY, self)
        self._mend = LinkButton(self.tr("Aller à l’erreur"), self)
        self._mend.setToolTip(self.tr("Aller à l’erreur (Alt+E)"))
        self._previous = SecondaryButton(self.tr("Section précédente"), self)
        self._previous.setToolTip(self.tr("Ctrl+Maj+Entrée"))
        self._next = PrimaryButton(self.tr("Section suivante  Ctrl+Entrée"), self)
        self._next.setAccessibleName(self.tr("Section suivante"))
        self.finish = SecondaryButton(self.tr("Terminer…"), self)
        self.questions = SecondaryButton(self.tr("Revenir aux questions"), self)
        self.end = PrimaryButton("", self)
        for button, signal in (
            (self._mend, self.mend_asked),
            (self._previous, self.previous_asked),
            (self._next, self.next_asked),
            (self.finish, self.finish_asked),
            (self.questions, self.questions_asked),
            (self.end, self.end_asked),
        ):
            button.clicked.connect(signal)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), px(9), px(18), px(9))
        row.setSpacing(px(12))
        row.addWidget(self._count)
        row.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self._previous, self._next, self.finish, self.questions, self.end):
            row.addWidget(button)
        self._locked = False
        self.show_ending("", possible=False)

    def show_progress(self, progress: Progress) -> None:
        """Count answers and what is to be looked at again."""
        few = progress.answered < 2
        one, several = (
            self.tr("{answered} réponse sur {questions}"),
            self.tr("{answered} réponses sur {questions}"),
        )
        text = one if few else several
        text = text.format(answered=progress.answered, questions=progress.questions)
        if progress.doubts:
            text += self.tr(" · {doubts} à vérifier").format(doubts=progress.doubts)
        self._count.setText(text)
        self._mend.setText(self.tr("Aller à l’erreur") if progress.errors else self.tr("Y aller"))
        self._mend.setVisible(progress.doubts > 0)

    def show_place(self, *, first: bool, last: bool, locked: bool) -> None:
        """Say what can be done from here; after the last section there is only the end."""
        self._previous.setEnabled(not first)
        self._next.setEnabled(not last)
        self._locked = locked
        self.finish.setVisible(not locked and self._next.isVisibleTo(self))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = event.size().width() < px(_COMPACT_BELOW)
        self._next.setText(self.tr("Suivante") if compact else self.tr("Section suivante  Ctrl+Entrée"))
        self._previous.setText(self.tr("Précédente") if compact else self.tr("Section précédente"))

    def show_ending(self, deed: str, *, possible: bool) -> None:
        """While what remains is shown: back to the questions, or the deed once it is possible."""
        ending = bool(deed)
        for button in (self.questions, self.end):
            button.setVisible(ending)
        for button in (self._previous, self._next):
            button.setVisible(not ending)
        self.finish.setVisible(not ending and not self._locked)
        self.end.setText(deed)
        self.end.setEnabled(possible)

    def texts(self) -> tuple[str, ...]:
        """What is written, from left to right."""
        return (self._count.text(), self._mend.text() if self._mend.isVisibleTo(self) else "")
