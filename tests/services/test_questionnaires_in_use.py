"""Which version of a questionnaire a campaign takes, and an interview follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from census_app.errors import CensusError
from census_app.services import campaigns, history, interviews, questionnaires
from census_app.store import tables
from tests.services.questionnaire_versions import FIRST, SECOND, open_year, versions_of, workbook
from tests.story import CHATEAUBRIANT, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


# --- campaigns ---


def test_a_new_campaign_takes_the_newest_version_and_the_others_keep_theirs(
    story: Story, tmp_path: Path
) -> None:
    first = story.campaign
    before = versions_of(story, first)
    questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    second = open_year(story, 2027)
    assert versions_of(story, first) == before
    assert versions_of(story, second) == {**before, "initiative": "2027.1"}


def test_a_shipped_version_that_is_newer_wins_until_the_user_writes_one(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path / "questionnaires"
    resources.mkdir()
    for name in ("initiative", "reseau", "participant"):
        text = FIRST.replace("| initiative |", f"| {name} |").replace("2027.1", "2027.0")
        (resources / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("census_app.paths.resources", lambda: tmp_path)
    assert versions_of(story, open_year(story, 2027))["initiative"] == "2027.0"
    questionnaires.keep(story.inventory, workbook(tmp_path, SECOND))
    newer = FIRST.replace("2027.1", "2029.0")
    (resources / "initiative.md").write_text(newer, encoding="utf-8")
    assert versions_of(story, open_year(story, 2028))["initiative"] == "2028.1"


def test_another_form_is_used_once_it_is_chosen_and_from_then_on(story: Story, tmp_path: Path) -> None:
    own = workbook(tmp_path, FIRST.replace("| initiative |", "| marche |"))
    kept = questionnaires.keep(story.inventory, own)
    second = open_year(story, 2027)
    assert "marche" not in versions_of(story, second)
    questionnaires.use(story.inventory, second, kept)
    assert versions_of(story, second)["marche"] == "2027.1"
    assert versions_of(story, open_year(story, 2028))["marche"] == "2027.1"


def test_a_campaign_takes_another_version_until_somebody_is_asked(story: Story, tmp_path: Path) -> None:
    record = story.add_initiative("AMAP", CHATEAUBRIANT)
    first = questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    second = questionnaires.keep(story.inventory, workbook(tmp_path, SECOND))
    questionnaires.use(story.inventory, story.campaign, first)
    assert interviews.get(story.inventory, story.start_interview(record)[0]).questionnaire_version == "2027.1"
    with pytest.raises(CensusError, match="a déjà 1 entretien avec le questionnaire « Petit »"):
        questionnaires.use(story.inventory, story.campaign, second)
    assert versions_of(story, story.campaign)["initiative"] == "2027.1"


def test_the_version_a_campaign_has_already_changes_nothing(story: Story) -> None:
    (used, *_) = questionnaires.of_campaign(story.inventory, story.campaign)
    assert questionnaires.use(story.inventory, story.campaign, used.id).id is None


def test_a_closed_campaign_keeps_its_questionnaires(story: Story, tmp_path: Path) -> None:
    kept = questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    campaigns.close(story.inventory, story.campaign)
    with pytest.raises(CensusError, match="campagne ouverte"):
        questionnaires.use(story.inventory, story.campaign, kept)


def test_a_choice_of_version_can_be_undone(story: Story, tmp_path: Path) -> None:
    before = versions_of(story, story.campaign)
    kept = questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    change = questionnaires.use(story.inventory, story.campaign, kept)
    history.undo(story.inventory, change.id or 0)
    assert versions_of(story, story.campaign) == before


def test_a_questionnaire_that_is_followed_is_not_taken_away_by_an_undo(story: Story, tmp_path: Path) -> None:
    kept = questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    with story.inventory.read() as connection:
        adding = connection.execute(select(func.max(tables.change.c.id))).scalar_one()
    questionnaires.use(story.inventory, story.campaign, kept)
    interview, _ = story.start_interview(story.add_initiative("AMAP", CHATEAUBRIANT))
    with pytest.raises(CensusError, match="ne peut plus être annulé"):
        history.undo(story.inventory, adding)
    assert interviews.get(story.inventory, interview).questionnaire_version == "2027.1"


# --- interviews ---


def test_an_interview_keeps_the_version_it_was_done_with(story: Story, tmp_path: Path) -> None:
    questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    open_year(story, 2027)
    record = story.add_initiative("AMAP", CHATEAUBRIANT)
    interview, filling = story.start_interview(record)
    filling.set("/data/work/story", "Née d’un marché.")
    interviews.save(story.inventory, interview, filling.state(), [])
    questionnaires.keep(story.inventory, workbook(tmp_path, SECOND, "nouveau.xlsx"))
    open_year(story, 2028)
    again = interviews.open_filling(story.inventory, interview)
    assert (again.definition.version, again.node("/data/work/story").value) == ("2027.1", "Née d’un marché.")
    assert story.start_interview(record)[1].definition.version == "2028.1"


def test_last_years_answers_agree_by_name_across_versions(story: Story, tmp_path: Path) -> None:
    questionnaires.keep(story.inventory, workbook(tmp_path, FIRST))
    open_year(story, 2027)
    record = story.add_initiative("AMAP", CHATEAUBRIANT)
    interview, filling = story.start_interview(record)
    filling.set("/data/work/members", "60")
    interviews.save(story.inventory, interview, filling.state(), [])
    interviews.finish(story.inventory, interview, filling)
    moved = SECOND.replace("| begin_group | work |", "| begin_group | people |")
    questionnaires.keep(story.inventory, workbook(tmp_path, moved, "nouveau.xlsx"))
    open_year(story, 2028)
    interview, _ = story.start_interview(record)
    last = interviews.last_year(story.inventory, interviews.get(story.inventory, interview))
    assert last is not None
    assert last.answers["members"] == "60"


# --- thinking again ---


def test_a_questionnaire_just_added_can_be_taken_out_again(story: Story, tmp_path: Path) -> None:
    added = questionnaires.add(story.inventory, workbook(tmp_path, FIRST))
    history.undo(story.inventory, added.id or 0)
    assert added.created not in {line.questionnaire.id for line in questionnaires.every(story.inventory)}


def test_what_is_kept_already_is_no_change(story: Story, tmp_path: Path) -> None:
    first = questionnaires.add(story.inventory, workbook(tmp_path, FIRST))
    again = questionnaires.add(story.inventory, workbook(tmp_path, FIRST, "copie.xlsx"))
    assert (bool(again), again.created) == (False, first.created)


def test_a_campaign_under_way_is_not_taken_away_by_an_undo(story: Story) -> None:
    opening = campaigns.open_campaign(story.inventory, 2027)
    story.campaign = opening.created or 0
    interview, _ = story.start_interview(story.add_initiative("AMAP", CHATEAUBRIANT))
    with pytest.raises(CensusError, match="ne peut plus être annulé"):
        history.undo(story.inventory, opening.id or 0)
    assert interviews.get(story.inventory, interview).campaign_id == story.campaign
