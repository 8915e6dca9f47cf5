"""Entretiens: those held with the record, and starting another."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.interviews import DRAFT, FINISHED, STATE_LABELS, Interview
from census_app.gui import formats
from census_app.gui.coded import label_of
from census_app.gui.record.section import Section
from census_app.gui.theme import Tone, px
from census_app.gui.widgets import Badge, ElidedLabel, Label, LinkButton, Look
from census_app.services import interviews


class InterviewLine(QWidget):
    """« Entretien n° 12 · 24 septembre 2026 · 38 min », its state, « Ouvrir »."""

    def __init__(self, interview: Interview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = Label(self.tr("Entretien n° {number}").format(number=interview.number), Look.MEDIUM, self)
        name.setFixedWidth(px(124))
        words = ElidedLabel(self._said(interview), Look.SECONDARY, self)
        self.badge = Badge(
            STATE_LABELS[interview.standing], Tone.OK if interview.state == FINISHED else Tone.WARN, self
        )
        self.open_button = LinkButton(self.tr("Ouvrir"), self)
        self.open_button.setAccessibleName(
            self.tr("Ouvrir l’entretien n° {number}").format(number=interview.number)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(3), 0, px(3))
        row.setSpacing(px(12))
        row.addWidget(name)
        row.addWidget(self.badge)
        row.addWidget(words, 1)
        row.addWidget(self.open_button)

    def _said(self, interview: Interview) -> str:
        minutes = interview.seconds // 60
        parts = (
            formats.long_date(interview.held_on) if interview.held_on else "",
            self.tr("{count} min").format(count=minutes) if minutes else "",
            label_of("interview_support", interview.support),
            self.tr("par {name}").format(name=interview.asked_by) if interview.asked_by else "",
            self.tr("avec {name}").format(name=interview.respondent) if interview.respondent else "",
        )
        return " · ".join(filter(None, parts))


class InterviewsSection(Section):
    """The interviews of the record, newest first."""

    key: ClassVar[str] = "interviews"
    entities: ClassVar[frozenset[str]] = frozenset({"interview"})
    guess: ClassVar[int] = 150

    @override
    def title(self) -> str:
        return self.tr("Entretiens")

    @override
    def count(self) -> str:
        number = len(self.editing.page.interviews)
        return str(number) if number else ""

    @override
    def build(self) -> None:
        self.lines: list[InterviewLine] = []
        self._none = Label(self.tr("Aucun entretien."), Look.SECONDARY, self)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.new_button = LinkButton(self.tr("Nouvel entretien"), self, icon_name="plus")
        self.new_button.clicked.connect(self.start)
        self.body.addWidget(self._none)
        self.body.addLayout(self._column)
        self.body.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def show_record(self, *, own: bool) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for interview in self.editing.page.interviews:
            line = InterviewLine(interview, self)
            line.open_button.clicked.connect(
                lambda _on=False, wanted=interview.id: self.editing.go_interview(wanted)
            )
            self._column.addWidget(line)
            self.lines.append(line)
        self._none.setVisible(not self.lines)
        self.new_button.setVisible(self.editing.year_open)

    def open_or_start(self) -> None:
        """Go on with the draft of this campaign, or start an interview."""
        campaign = self.editing.campaign
        for interview in self.editing.page.interviews:
            if campaign is not None and interview.campaign_id == campaign.id and interview.state == DRAFT:
                self.editing.go_interview(interview.id)
                return
        self.start()

    def start(self) -> None:
        """Start an interview and go to it."""
        campaign = self.editing.campaign
        if campaign is None:
            return
        change = self.editing.run(
            interviews.start, campaign.id, record_id=self.editing.page.record.id, origin=self.editing.origin
        )
        if change is not None and change.created is not None:
            self.editing.go_interview(change.created)
