"""What of a campaign may be shown to everyone: the same tables, masked together."""

from __future__ import annotations

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.reports.attribution import Attribution
from census_app.reports.summary import Groups, Summary
from census_app.services import campaigns
from census_app.services.groupings import as_groups, by_domain, by_stake
from census_app.services.inventories import Inventory
from census_app.services.summary import as_summary, by_commune
from census_app.services.tabulating import Progress, tabulate
from census_app.store.figures import CampaignFigures


def published(
    answers: CampaignFigures,
    campaign: Campaign,
    perimeter: Perimeter,
    attribution: Attribution,
    *,
    progress: Progress | None = None,
) -> tuple[Summary, Groups, Groups]:
    """The summary by commune, by domain and by stake, as the public version has them (rule 6)."""
    views = [by_commune(perimeter), by_domain(perimeter), by_stake(perimeter)]
    communes, domains, stakes = tabulate(
        answers, campaign, attribution, views, public=True, progress=progress
    )
    summary = as_summary(campaign, perimeter, attribution, communes)
    return summary, as_groups(domains), as_groups(stakes)


def public_summary(
    inventory: Inventory, campaign_id: int, perimeter: Perimeter, attribution: Attribution = "site"
) -> Summary:
    """The summary by commune of the public version.

    CensusError when there is no such campaign.
    """
    campaign = campaigns.get(inventory, campaign_id)
    with inventory.read() as connection:
        answers = CampaignFigures(connection, campaign_id)
        return published(answers, campaign, perimeter, attribution)[0]
