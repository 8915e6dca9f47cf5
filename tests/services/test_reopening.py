"""A finished interview is opened again, shown for what it changes, explained, and written as one change."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from census_app.domain.values import IndicatorValue
from census_app.errors import CensusError
from census_app.forms import Filling
from census_app.services import campaigns, history, interviews, parts, records, reopening, values
from tests.services.test_interviews import answer, finish_with, leave_the_rest
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, JANS, Story, begin

WHY = "Mme Martin avait compté les stagiaires."


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def record(story: Story) -> int:
    return story.add_initiative("Recyclerie", CHATEAUBRIANT)


@pytest.fixture
def interview(story: Story, record: int) -> int:
    """Four salaried people, 2.5 full-time jobs, a commune that lacks a repair workshop."""
    return finish_with(
        story, record, has_staff="oui", E01="4", E02="2.5", E05="12", contact_name="Anne Martin"
    )


def reopened(story: Story, interview: int) -> Filling:
    reopening.reopen(story.inventory, interview)
    return interviews.open_filling(story.inventory, interview)


def page(story: Story, record: int) -> records.RecordPage:
    return records.page(story.inventory, record, story.campaign)


def told(story: Story, interview: int, filling: Filling) -> list[tuple[str, str, str]]:
    """Question, before and after, of each correction."""
    return [
        (each.node.name, each.before.value if each.before else "", each.after.value if each.after else "")
        for each in reopening.corrections(story.inventory, interview, filling)
    ]


def test_reopened_it_is_a_draft_that_remembers_what_it_said(
    story: Story, record: int, interview: int
) -> None:
    filling = reopened(story, interview)
    kept = interviews.get(story.inventory, interview)
    assert (kept.state, kept.standing, kept.reopened) == ("draft", "reopened", True)
    answer(story, interview, filling, "E01", "5")
    assert page(story, record).values["E01"].amount == 4, "nothing is written meanwhile"
    assert interviews.get(story.inventory, interview).settled_answers == kept.finished_answers


def test_what_changes_is_told_with_what_it_changes_in_the_record(story: Story, interview: int) -> None:
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    (only,) = reopening.corrections(story.inventory, interview, filling)
    assert only.before is not None
    assert only.after is not None
    assert (only.before.value, only.after.value) == ("4", "5")
    effect = only.effect
    assert effect is not None
    assert isinstance(effect.now, IndicatorValue)
    assert isinstance(effect.becomes, IndicatorValue)
    assert (effect.target, effect.now.amount, effect.becomes.amount) == ("E01", Decimal(4), Decimal(5))
    assert not effect.conflict


def test_a_record_edited_since_is_a_conflict(story: Story, record: int, interview: int) -> None:
    story.says(record, E01="7")
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    (only,) = reopening.corrections(story.inventory, interview, filling)
    assert only.effect is not None
    assert only.effect.conflict


def test_written_with_its_explanation_as_one_change(story: Story, record: int, interview: int) -> None:
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    answer(story, interview, filling, "legal_form", "association")
    change = reopening.correct(story.inventory, interview, filling, f"  {WHY} ")
    now = page(story, record)
    assert now.values["E01"].amount == 5
    assert now.record["legal_form"] == "association"
    assert change.label == f"Entretien n° 1 corrigé : {WHY}"
    lines = history.of_record(story.inventory, record)
    assert {line.field for line in lines if line.label == change.label} >= {"amount", "legal_form", "state"}
    kept = interviews.get(story.inventory, interview)
    assert (kept.standing, kept.finished_answers) == ("finished", None)


def test_without_an_explanation_nothing_is_written(story: Story, record: int, interview: int) -> None:
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    with pytest.raises(CensusError, match="pourquoi"):
        reopening.correct(story.inventory, interview, filling, "  ")
    with pytest.raises(CensusError, match="pourquoi"):
        interviews.finish(story.inventory, interview, filling)
    assert page(story, record).values["E01"].amount == 4
    assert interviews.get(story.inventory, interview).reopened


def test_what_was_edited_in_the_record_and_not_in_the_interview_stays(
    story: Story, record: int, interview: int
) -> None:
    story.says(record, E02="3")
    records.edit(story.inventory, record, {"phone": "02 40 00 00 00"}, story.campaign)
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    reopening.correct(story.inventory, interview, filling, WHY)
    now = page(story, record)
    assert now.values["E02"].amount == 3
    assert now.record["phone"] == "02 40 00 00 00"


def test_an_emptied_answer_empties_the_record_and_a_reason_takes_its_place(
    story: Story, record: int, interview: int
) -> None:
    filling = reopened(story, interview)
    answer(story, interview, filling, "has_staff", "non")
    marked = next(node.path for node in filling.nodes() if node.name == "E05")
    filling.mark(marked, "ne_sait_pas")
    reopening.correct(story.inventory, interview, filling, WHY)
    now = page(story, record).values
    assert "E01" not in now or now["E01"].amount == 0
    assert now["E05"].absence == "ne_sait_pas"
    assert now["E05"].amount is None


def test_needs_that_are_no_longer_said_go_and_those_of_others_stay(story: Story, record: int) -> None:
    interview, filling = story.start_interview(record)
    answer(story, interview, filling, "consent_record", "oui")
    answer(story, interview, filling, "sees_needs", "oui")
    repeat = next(node.path for node in filling.nodes() if node.kind == "repeat" and "need" in node.name)
    for number, wording in enumerate(("Un atelier", "Un car"), 1):
        if number > len(filling.children(repeat)):
            filling.add(repeat)
        spot = next(node.path for node in filling.children(f"{repeat}[{number}]") if node.save_to == "need")
        filling.set(spot, wording)
    leave_the_rest(filling)
    interviews.finish(story.inventory, interview, filling)
    by_hand = {"record_id": record, "campaign_id": story.campaign, "wording": "Une salle"}
    parts.add(story.inventory, "need", by_hand)
    again = reopened(story, interview)
    again.remove(f"{repeat}[1]")
    (gone,) = [
        each
        for each in reopening.corrections(story.inventory, interview, again)
        if each.effect and each.effect.target == "need"
    ]
    assert gone.effect is not None
    assert (gone.effect.said, gone.effect.now, gone.effect.becomes) == ("Un atelier", "Un atelier", None)
    reopening.correct(story.inventory, interview, again, WHY)
    assert {need.wording for need in page(story, record).needs} == {"Un car", "Une salle"}


def test_sites_that_the_interview_never_spoke_of_stay(story: Story, record: int) -> None:
    story.acts_in(record, **{DERVAL: 60, JANS: 40})
    interview = finish_with(story, record)
    story.acts_in(record, **{ISSE: 10})
    filling = reopened(story, interview)
    repeat = next(node.path.rpartition("[")[0] for node in filling.nodes() if node.save_to == "site_commune")
    filling.remove(f"{repeat}[1]")
    reopening.correct(story.inventory, interview, filling, WHY)
    assert [site.commune for site in page(story, record).sites] == [JANS, ISSE]


def test_an_agreement_taken_back_takes_back_what_was_said(story: Story, record: int, interview: int) -> None:
    filling = reopened(story, interview)
    answer(story, interview, filling, "consent_record", "non")
    reopening.correct(story.inventory, interview, filling, "Elle ne veut plus être recensée.")
    now = page(story, record)
    assert now.values == {}
    assert now.contacts == ()
    assert now.record.name == "Recyclerie"


def test_undo_takes_the_whole_correction_back(story: Story, record: int, interview: int) -> None:
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    change = reopening.correct(story.inventory, interview, filling, WHY)
    history.undo(story.inventory, change.id or 0)
    assert page(story, record).values["E01"].amount == Decimal(4)
    kept = interviews.get(story.inventory, interview)
    assert kept.reopened, "the correction is being made again"
    assert told(story, interview, interviews.open_filling(story.inventory, interview)) == [("E01", "4", "5")]


def test_given_up_it_is_as_it_was_finished(story: Story, interview: int) -> None:
    before = interviews.get(story.inventory, interview)
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    reopening.abandon(story.inventory, interview)
    after = interviews.get(story.inventory, interview)
    assert (after.standing, after.answers, after.finished_at) == (
        "finished",
        before.answers,
        before.finished_at,
    )


def test_what_cannot_be_reopened_or_dropped(story: Story, interview: int) -> None:
    with pytest.raises(CensusError, match="n’est pas rouvert"):
        reopening.abandon(story.inventory, interview)
    filling = reopened(story, interview)
    with pytest.raises(CensusError, match="ne se supprime pas"):
        interviews.discard(story.inventory, interview)
    with pytest.raises(CensusError, match="n’est pas terminé"):
        reopening.reopen(story.inventory, interview)
    reopening.abandon(story.inventory, interview)
    campaigns.close(story.inventory, story.campaign)
    with pytest.raises(CensusError):
        reopening.reopen(story.inventory, interview)
    assert filling.definition.form_id == "initiative"


def test_reopening_is_undone_only_while_nothing_was_answered(story: Story, interview: int) -> None:
    change = reopening.reopen(story.inventory, interview)
    history.undo(story.inventory, change.id or 0)
    assert interviews.get(story.inventory, interview).standing == "finished"
    change = reopening.reopen(story.inventory, interview)
    filling = interviews.open_filling(story.inventory, interview)
    answer(story, interview, filling, "E01", "5")
    with pytest.raises(CensusError, match="modifié depuis"):
        history.undo(story.inventory, change.id or 0)


def test_a_value_that_was_answered_by_hand_already_is_idle(story: Story, record: int, interview: int) -> None:
    values.put(
        story.inventory, record, story.campaign, [IndicatorValue("E01", Decimal(5), evidence="declare")]
    )
    filling = reopened(story, interview)
    answer(story, interview, filling, "E01", "5")
    (only,) = reopening.corrections(story.inventory, interview, filling)
    assert only.effect is not None
    assert only.effect.idle
    assert not only.effect.conflict
