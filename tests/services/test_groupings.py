"""Figures by domain, by network and by stake: what each group does in the perimeter."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from census_app.reports.summary import UNKNOWN, Groups
from census_app.services import campaigns, parts
from census_app.services.groupings import (
    NO_NETWORK,
    OWN_ACTIVITY,
    as_groups,
    by_domain,
    by_network,
    by_stake,
)
from census_app.services.summary import summary
from census_app.services.tabulating import View, tabulate
from census_app.store.figures import CampaignFigures
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, NANTES, Story, begin


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = begin(tmp_path_factory.mktemp("groupes"))
    tell(told)
    yield told
    told.inventory.close()


def tell(story: Story) -> None:
    """An AMAP in two networks, a recycler half in Nantes, a café of no domain, two networks."""
    amap = story.add_initiative("AMAP du Don", ISSE, domain="NOU", stakes=("services", "lien_social"))
    story.says(amap, E02="0.5", E10=10_000, E11=1_000, E12=9_000)
    recycler = story.add_initiative("Recyclerie", CHATEAUBRIANT, domain="EQU", stakes=("services",))
    story.acts_in(recycler, **{DERVAL: 50, NANTES: 50})
    story.says(recycler, E02=5, E10=100_000, E11=60_000, E12=0)
    story.says(story.add_initiative("Café", ISSE), E02=2)
    story.says(story.add_initiative("Ailleurs", NANTES, domain="NOU"), E02=40)
    story.add_initiative("Hors sujet", ISSE, domain="NOU", status="hors_champ")
    federation = story.add_network("Fédération", CHATEAUBRIANT, domain="NOU")
    story.says(federation, E02=7)
    collective = story.add_network("Collectif", ISSE)
    for source, target, kind, until in (
        (amap, federation, "adhere_a", None),
        (collective, amap, "federe", None),
        (recycler, federation, "adhere_a", 2020),
        (recycler, collective, "coopere_avec", None),
    ):
        link = {"source_id": source, "target_id": target, "kind": kind, "until": until}
        parts.add(story.inventory, "link", link)


def grouped(story: Story, what: str) -> Groups:
    campaign = campaigns.get(story.inventory, story.campaign)
    with story.inventory.read() as connection:
        answers = CampaignFigures(connection, campaign.id)
        views: dict[str, View] = {
            "domain": by_domain(story.territory),
            "stake": by_stake(story.territory),
            "network": by_network(story.territory, answers, campaign.year),
        }
        (zones,) = tabulate(answers, campaign, "site", [views[what]])
        return as_groups(zones)


def jobs(groups: Groups) -> dict[str, float]:
    return {row.code: float(row.figures["E02"].value or 0) for row in groups.rows}


def test_domains_add_up_to_the_perimeter(story: Story) -> None:
    """NOU: 0.5 of the AMAP and 7 of the federation; what is in Nantes is not the perimeter's."""
    groups = grouped(story, "domain")
    assert jobs(groups) == {"NOU": 7.5, "EQU": 2.5, UNKNOWN: 2.0}
    assert groups.inside.figures["E02"].value == 12


def test_beside_the_groups_the_zones_are_those_of_the_communes(story: Story) -> None:
    by_communes = summary(story.inventory, story.campaign, story.territory)
    for what in ("domain", "network", "stake"):
        groups = grouped(story, what)
        for name in ("inside", "outside", "unlocated", "total"):
            zone, expected = getattr(groups, name), getattr(by_communes, name)
            assert zone.figures["E02"] == expected.figures["E02"], (what, name)
            assert zone.figures["E30"] == expected.figures["E30"], (what, name)
            assert zone.figures["E32"] == expected.figures["E32"], (what, name)
            assert zone.counts == expected.counts, (what, name)


def test_a_record_that_serves_two_stakes_counts_whole_in_both(story: Story) -> None:
    assert jobs(grouped(story, "stake")) == {"services": 3.0, "lien_social": 0.5, UNKNOWN: 9.0}


def test_a_network_has_its_members_of_the_year_and_never_itself(story: Story) -> None:
    """The recycler left the federation in 2020; cooperating does not make a member."""
    groups = grouped(story, "network")
    names = {row.name: float(row.figures["E02"].value or 0) for row in groups.rows}
    assert names["Fédération"] == 0.5
    assert names["Collectif"] == 0.5
    found = jobs(groups)
    assert found[NO_NETWORK] == 4.5
    assert found[OWN_ACTIVITY] == 7.0


def test_a_ratio_is_that_of_the_sums_of_the_group(story: Story) -> None:
    """EQU: half of 60 000 over half of 100 000."""
    row = next(row for row in grouped(story, "domain").rows if row.code == "EQU")
    assert row.figures["E30"].value == Fraction(3, 5)
    assert (row.figures["E02"].answered, row.figures["E02"].eligible) == (1, 1)
