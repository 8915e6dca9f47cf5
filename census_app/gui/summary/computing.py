"""Computing the summary beside the window: the last question asked is the only one answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.gui.jobs import Err, Job, JobContext, Ok
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.summary import Attribution, Summary


@dataclass(frozen=True, slots=True)
class Question:
    """A campaign, on a perimeter, by a key of attribution."""

    campaign: Campaign
    perimeter: Perimeter
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Answer:
    """The summary asked for, and that of the campaign before, when there is one."""

    question: Question
    summary: Summary
    previous: Summary | None


class Computation(QObject):
    """Asks, one question at a time; a new one drops the one before."""

    answered = Signal(object)
    """Carries an `Answer`."""
    refused = Signal(str)
    """Carries the sentence of a refusal."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None

    def running(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None

    def ask(self, question: Question) -> None:
        """Start computing."""
        self.drop()
        inventory = self._workspace.inventory

        def work(context: JobContext) -> Answer:
            from census_app.services import campaigns
            from census_app.services.summary import summary

            asked = (question.perimeter, question.attribution)
            earlier = campaigns.previous(inventory, question.campaign)
            return Answer(
                question,
                summary(inventory, question.campaign.id, *asked, progress=context.progress),
                summary(inventory, earlier.id, *asked, progress=context.progress) if earlier else None,
            )

        self._job = self._workspace.jobs.start(work)
        self._job.finished.connect(self._end)

    def drop(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _end(self, result: Ok[Answer] | Err) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if isinstance(result, Ok):
            self.answered.emit(result.value)
        else:
            self.refused.emit(result.text)
