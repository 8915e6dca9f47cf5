"""An interview from its first answer to the record it feeds, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.forms import Filling
from census_app.services import campaigns, interviews, meetings, records
from tests.story import CHATEAUBRIANT, DERVAL, JANS, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def _path(filling: Filling, name: str) -> str:
    return next(node.path for node in filling.nodes() if node.name == name and node.kind != "calculate")


def answer(story: Story, interview: int, filling: Filling, name: str, value: str) -> None:
    """Give an answer as the screen does: to the engine, then to the file."""
    path = name if name.startswith("/") else _path(filling, name)
    before = filling.node(path).value
    filling.set(path, value)
    interviews.save(story.inventory, interview, filling.state(), [(path, before, value)], position=path)


def leave_the_rest(filling: Filling) -> None:
    """Say « non demandé » of every required question that has no answer."""
    while missing := [issue for issue in filling.validate() if issue.kind == "missing"]:
        for issue in missing:
            filling.mark(issue.path, "non_demande")


def finish_with(story: Story, record: int, **answers: str) -> int:
    interview, filling = story.start_interview(record)
    answer(story, interview, filling, "consent_record", answers.pop("consent_record", "oui"))
    for name, value in answers.items():
        answer(story, interview, filling, name, value)
    leave_the_rest(filling)
    interviews.finish(story.inventory, interview, filling)
    return interview


def test_what_is_known_is_shown_rather_than_asked(story: Story) -> None:
    record = story.add_initiative(
        "Recyclerie", CHATEAUBRIANT, domain="EQU", types=("RECYCLERIE",), created=2012
    )
    story.acts_in(record, **{DERVAL: 60, JANS: 40})
    _, filling = story.start_interview(record)
    assert filling.node(_path(filling, "name")).value == "Recyclerie"
    assert filling.node(_path(filling, "types")).value == "RECYCLERIE"
    communes = [node.value for node in filling.nodes() if node.name == "site_commune"]
    assert communes == [DERVAL, JANS]


def test_a_finished_interview_feeds_the_record_and_every_value_leads_back_to_it(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    interview = finish_with(
        story,
        record,
        legal_form="association",
        has_staff="oui",
        E01="4",
        E02="2.5",
        E05="12",
        lifecycle="active",
    )
    page = records.page(story.inventory, record, story.campaign)
    assert page.record["legal_form"] == "association"
    assert page.record["lifecycle"] == "active"
    assert page.record["status"] == "entretien_fait"
    assert page.values["E02"].amount == Decimal("2.5")
    assert page.values["E02"].evidence == "declare"
    assert {value.interview_id for value in page.values.values()} == {interview}
    assert [one.state for one in page.interviews] == ["finished"]


def test_why_there_is_no_answer_is_kept(story: Story) -> None:
    record = story.add_initiative("SEL")
    interview, filling = story.start_interview(record)
    answer(story, interview, filling, "consent_record", "oui")
    filling.mark(_path(filling, "S02"), "refus")
    leave_the_rest(filling)
    interviews.finish(story.inventory, interview, filling)
    values = records.page(story.inventory, record, story.campaign).values
    assert (values["S02"].amount, values["S02"].absence) == (None, "refus")
    assert values["E05"].absence == "non_demande"


def test_sites_links_needs_and_recommendations_of_repeats(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    story.add_network("Réseau des ressourceries")
    interview, filling = story.start_interview(record)
    answer(story, interview, filling, "consent_record", "oui")
    for gate, repeat, said in (
        ("elsewhere", "/data/places/sites", {"site_commune": DERVAL, "site_share": "30"}),
        (
            "has_links",
            "/data/places/links",
            {"link_target": "reseau des Ressourceries", "link_kind": "adhere_a"},
        ),
        ("sees_needs", "/data/tomorrow/needs", {"need": "Un transport le soir", "need_domain": "DEP"}),
        ("has_recommendations", "/data/tomorrow/recommendations", {"recommendation": "Prêter un local"}),
    ):
        answer(story, interview, filling, gate, "oui")
        if not filling.children(repeat):
            filling.add(repeat)
        for name, value in said.items():
            answer(story, interview, filling, f"{repeat}[1]/{name}", value)
    leave_the_rest(filling)
    interviews.finish(story.inventory, interview, filling)
    page = records.page(story.inventory, record, story.campaign)
    assert [(site.commune, site.share) for site in page.sites] == [(DERVAL, Decimal(30))]
    assert [(link.target_name, link.kind) for link in page.links] == [
        ("Réseau des ressourceries", "adhere_a")
    ]
    assert [(need.wording, need.domain, need.interview_id) for need in page.needs] == [
        ("Un transport le soir", "DEP", interview)
    ]
    assert [each.wording for each in page.recommendations] == ["Prêter un local"]


def test_a_draft_comes_back_as_it_was_left(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    interview, filling = story.start_interview(record)
    answer(story, interview, filling, "consent_record", "oui")
    answer(story, interview, filling, "contact_name", "Jeanne Martin")
    story.reopen()
    again = interviews.open_filling(story.inventory, interview)
    assert again.state() == filling.state()
    assert interviews.get(story.inventory, interview).position == _path(filling, "contact_name")


def test_an_interview_with_something_missing_is_not_finished(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    interview, filling = story.start_interview(record)
    with pytest.raises(CensusError, match="Il reste"):
        interviews.finish(story.inventory, interview, filling)
    assert interviews.get(story.inventory, interview).state == "draft"


def test_a_finished_interview_no_longer_changes(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    interview = finish_with(story, record)
    filling = interviews.open_filling(story.inventory, interview)
    with pytest.raises(CensusError, match="terminé"):
        interviews.save(story.inventory, interview, filling.state(), [])
    with pytest.raises(CensusError, match="ne se supprime pas"):
        interviews.discard(story.inventory, interview)


def test_nothing_is_written_of_who_does_not_agree(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    finish_with(story, record, consent_record="non")
    page = records.page(story.inventory, record, story.campaign)
    assert page.values == {}
    assert page.contacts == ()


def test_the_person_met_and_what_they_agreed_to(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    finish_with(
        story,
        record,
        consent_recontact="oui",
        publishable="name",
        contact_name="Jeanne Martin",
        contact_role="Présidente",
    )
    (contact,) = records.page(story.inventory, record, story.campaign).contacts
    assert (contact.name, contact.role) == ("Jeanne Martin", "Présidente")
    assert (contact.consent_record, contact.consent_publish_name, contact.consent_publish_budget) == (
        True,
        True,
        False,
    )
    assert contact.consent_on is not None


def test_last_years_answers_are_beside(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    finish_with(story, record, E05="38", plans="Ouvrir un atelier")
    story.campaign = campaigns.open_campaign(story.inventory, 2027).created or 0
    interview, filling = story.start_interview(record)
    last = interviews.last_year(story.inventory, interviews.get(story.inventory, interview))
    assert last is not None
    assert (last.year, last.values["E05"].amount, last.answers["plans"]) == (
        2026,
        Decimal(38),
        "Ouvrir un atelier",
    )
    assert filling.node(_path(filling, "E05")).value == ""


def test_a_participants_form_belongs_to_its_meeting(story: Story) -> None:
    meeting = meetings.add(
        story.inventory,
        {"held_on": campaigns.get(story.inventory, story.campaign).opened_on, "title": "Réunion"},
    )
    change = interviews.start(story.inventory, story.campaign, meeting_id=meeting.created)
    interview = change.created or 0
    filling = interviews.open_filling(story.inventory, interview)
    answer(story, interview, filling, "commune", CHATEAUBRIANT)
    interviews.finish(story.inventory, interview, filling)
    (form,) = meetings.forms(story.inventory, meeting.created or 0)
    assert form.answers["answers"]["/data/person/commune"] == CHATEAUBRIANT


def test_last_years_repeats_are_told_by_name(story: Story) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    story.acts_in(record, **{DERVAL: 60, JANS: 40})
    finish_with(story, record)
    next_year = campaigns.open_campaign(story.inventory, 2027).created or 0
    said = interviews.before(story.inventory, record, next_year)
    assert said is not None
    assert [told.answers["site_commune"] for told in said.repeats["sites"]] == [DERVAL, JANS]
