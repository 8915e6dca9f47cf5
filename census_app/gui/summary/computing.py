"""Computing the summary beside the window: the last question asked is the only one answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.gui.asking import LastAsked
from census_app.gui.jobs import JobContext

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


class Computation(LastAsked):
    """Computes what is asked; `answered` carries an `Answer`."""

    def ask(self, question: Question) -> None:
        """Start computing."""
        inventory = self.workspace.inventory

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

        self.start(work)
