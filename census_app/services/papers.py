"""What stands above a questionnaire on paper: the campaign, its territory, whom an interview is with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from census_app.domain.interviews import Interview
from census_app.errors import CensusError
from census_app.services import campaigns, interviews, perimeters
from census_app.services.inventories import Inventory

if TYPE_CHECKING:
    from census_app.forms.paper import Heading


def campaign_heading(inventory: Inventory, campaign_id: int | None) -> Heading:
    """The heading of a blank questionnaire; without a campaign, nothing is said."""
    from census_app.forms.paper import Heading

    if campaign_id is None:
        return Heading()
    campaign = campaigns.get(inventory, campaign_id)
    territory = perimeters.find(inventory, campaign.perimeter).name
    return Heading(campaign=str(campaign.year), territory=territory)


def interview_heading(inventory: Inventory, interview: Interview) -> Heading:
    """The heading of an interview: whom it is with, its number, its day and place, who asked."""
    return replace(
        campaign_heading(inventory, interview.campaign_id),
        record=interview.record_name,
        interview=interview.number,
        held_on=interview.held_on,
        place=interview.held_at,
        asked_by=interview.asked_by,
    )


def interview_numbered(inventory: Inventory, number: int) -> Interview:
    """The interview that has a number. CensusError when none has."""
    for campaign in campaigns.every(inventory):
        for interview in interviews.of_campaign(inventory, campaign.id):
            if interview.number == number:
                return interview
    raise CensusError(f"Il n’y a pas d’entretien n° {number} dans cet inventaire.")
