"""Recording initiatives and networks, as the list and the record page do it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from census_app.domain.records import RecordFilter
from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.services import campaigns, history, parts, records, values
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, JANS, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def test_a_new_initiative_is_spotted_in_the_campaign_under_way(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE, domain="NOU", types=("AMAP",))
    page = records.page(story.inventory, amap, story.campaign)
    assert page.record.name == "AMAP du Don"
    assert page.record["status"] == "reperee"
    assert page.record["types"] == ("AMAP",)


def test_a_record_has_a_name(story: Story) -> None:
    with pytest.raises(CensusError, match="nom"):
        records.create(story.inventory, "initiative", {"name": "  "}, story.campaign)
    amap = story.add_initiative("AMAP du Don")
    with pytest.raises(CensusError, match="sans nom"):
        records.edit(story.inventory, amap, {"name": ""})


def test_the_list_is_narrowed_as_one_types_and_chooses(story: Story) -> None:
    story.add_initiative("Échange de savoirs", CHATEAUBRIANT, domain="APP")
    story.add_initiative("AMAP du Don", ISSE, domain="NOU", status="validee")
    recyclerie = story.add_initiative("Recyclerie", DERVAL, domain="EQU", domains=("REP",))
    story.acts_in(recyclerie, **{ISSE: 30, DERVAL: 70})
    story.add_network("Réseau des AMAP")
    assert story.names(text="echange") == ["Échange de savoirs"]
    assert story.names(text="sav éch") == ["Échange de savoirs"]
    assert story.names(text="issé", kind="initiative") == ["AMAP du Don"]
    assert story.names(kind="network") == ["Réseau des AMAP"]
    assert story.names(communes=(ISSE,)) == ["AMAP du Don", "Recyclerie"]
    assert story.names(domains=("REP",)) == ["Recyclerie"]
    assert story.names(statuses=("validee",)) == ["AMAP du Don"]
    assert story.names(interview="none", kind="initiative") == [
        "AMAP du Don",
        "Échange de savoirs",
        "Recyclerie",
    ]


@pytest.mark.parametrize("typed", ['"', "AMAP*", "a OR b", "(", "NEAR(", "-", "l'été"])
def test_whatever_is_typed_is_only_words(story: Story, typed: str) -> None:
    story.add_initiative("AMAP du Don", ISSE)
    story.names(text=typed)
    records.search(story.inventory, typed, story.campaign)


@pytest.mark.parametrize(
    "sort", ["name", "commune", "domain", "status", "lifecycle", "volunteers", "updated_at", "created"]
)
def test_the_list_sorts_by_every_column_unknown_last(story: Story, sort: str) -> None:
    first = story.add_initiative(
        "Zèbre", CHATEAUBRIANT, domain="NOU", lifecycle="active", created=2001, status="validee"
    )
    story.says(first, E05=3)
    story.add_initiative("Abeille", status="reperee")
    for descending in (False, True):
        ids = records.ids(story.inventory, RecordFilter(), story.campaign, sort, descending=descending)
        names = [records.get(story.inventory, each, story.campaign).name for each in ids]
        if sort in ("commune", "domain", "lifecycle", "volunteers", "created"):
            assert names == ["Zèbre", "Abeille"]
        assert sorted(names) == ["Abeille", "Zèbre"]


def test_links_lead_from_a_network_to_its_members(story: Story) -> None:
    network, amap = story.add_network("Réseau des AMAP"), story.add_initiative("AMAP du Don", ISSE)
    parts.add(
        story.inventory, "link", {"source_id": amap, "target_id": network, "kind": "adhere_a", "since": 2012}
    )
    assert story.names(network=network) == ["AMAP du Don"]
    (link,) = records.page(story.inventory, network, story.campaign).links
    assert (link.source_name, link.kind, link.since) == ("AMAP du Don", "adhere_a", 2012)
    with pytest.raises(CensusError, match="elle-même"):
        parts.add(story.inventory, "link", {"source_id": amap, "target_id": amap, "kind": "adhere_a"})


def test_a_retired_record_leaves_the_list_and_comes_back(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE)
    change = records.retire(story.inventory, [amap])
    assert story.names() == []
    assert story.names(retired=True) == ["AMAP du Don"]
    history.undo(story.inventory, change.id or 0)
    assert story.names() == ["AMAP du Don"]


def test_undoing_a_creation_removes_it_unless_something_rests_on_it(story: Story) -> None:
    change = records.create(story.inventory, "initiative", {"name": "Doublon"}, story.campaign)
    history.undo(story.inventory, change.id or 0)
    assert story.names() == []
    change = records.create(story.inventory, "initiative", {"name": "AMAP"}, story.campaign)
    story.acts_in(change.created or 0, **{ISSE: 100})
    with pytest.raises(CensusError, match="modifié depuis"):
        history.undo(story.inventory, change.id or 0)
    assert story.names() == ["AMAP"]


def test_a_blank_a_refusal_and_a_zero_are_three_things(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE)
    story.says(amap, E02=0, E10="refus")
    told = records.page(story.inventory, amap, story.campaign).values
    assert told["E02"].amount == Decimal(0)
    assert told["E02"].evidence == "declare"
    assert told["E10"].amount is None
    assert told["E10"].absence == "refus"
    assert "E05" not in told
    values.put(story.inventory, amap, story.campaign, [IndicatorValue("E10")])
    assert "E10" not in records.page(story.inventory, amap, story.campaign).values


def test_an_unknown_indicator_is_refused(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE)
    with pytest.raises(CensusError, match="Z99"):
        story.says(amap, Z99=1)


def test_next_years_record_is_to_contact_and_keeps_last_years_figures_beside(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE, lifecycle="active", status="validee")
    story.add_initiative("Mairie", ISSE, status="hors_champ")
    story.says(amap, E05=12)
    change = campaigns.open_campaign(story.inventory, 2027)
    page = records.page(story.inventory, amap, change.created)
    assert page.record["status"] == "a_contacter"
    assert page.record["lifecycle"] == "active"
    assert page.values == {}
    assert (page.previous_year, page.previous["E05"].amount) == (2026, Decimal(12))
    story.campaign = change.created or 0
    assert story.names(statuses=("hors_champ",)) == ["Mairie"]


def test_a_closed_campaign_no_longer_changes(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE)
    campaigns.close(story.inventory, story.campaign)
    with pytest.raises(CensusError, match="close"):
        story.says(amap, E05=12)
    campaigns.reopen(story.inventory, story.campaign)
    story.says(amap, E05=12)


def test_a_closed_campaign_is_not_changed_by_the_back_door_either(story: Story) -> None:
    amap = story.add_initiative("AMAP du Don", ISSE)
    told = values.put(story.inventory, amap, story.campaign, [IndicatorValue("E05", amount=Decimal(12))])
    need = {"record_id": amap, "campaign_id": story.campaign, "wording": "Un local"}
    added = parts.add(story.inventory, "need", need)
    campaigns.close(story.inventory, story.campaign)
    with pytest.raises(CensusError, match="close"):
        history.undo(story.inventory, told.id or 0)
    with pytest.raises(CensusError, match="close"):
        parts.edit(story.inventory, "need", added.created or 0, {"wording": "Deux locaux"})
    with pytest.raises(CensusError, match="close"):
        parts.remove(story.inventory, "need", added.created or 0)
    assert records.page(story.inventory, amap, story.campaign).values["E05"].amount == 12


def test_everything_is_there_after_closing_and_opening_again(story: Story) -> None:
    recyclerie = story.add_initiative("Recyclerie", DERVAL)
    story.acts_in(recyclerie, **{DERVAL: 60, JANS: 40})
    story.reopen()
    page = records.page(story.inventory, recyclerie, story.campaign)
    assert [(site.commune, site.share) for site in page.sites] == [
        (DERVAL, Decimal(60)),
        (JANS, Decimal(40)),
    ]
    lines = history.of_record(story.inventory, recyclerie)
    assert {line.who for line in lines} == {"Camille"}
