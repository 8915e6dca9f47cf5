"""A day on the road with phones: what comes back, where it goes, and what is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.forms import Filling
from census_app.services import history, interviews, meetings, questionnaires, records, submissions
from census_app.services.submissions import ALONE, CREATE
from tests.exchange import phone_exports as phones
from tests.exchange.phone_exports import Sent, Style
from tests.services.phone_story import dump, keep_form, looked, only, said, sent_by
from tests.story import CHATEAUBRIANT, DERVAL, ISSE, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def form(story: Story, tmp_path: Path) -> int:
    return keep_form(story, tmp_path)


def test_a_known_initiative_is_interviewed_by_phone(story: Story, form: int, tmp_path: Path) -> None:
    record = story.add_initiative("L’Atelier d’Issé", ISSE)
    files = sent_by(
        tmp_path, said(story, form, 1, name="atelier d'isse", commune="Issé", work="oui", E02="1.5")
    )
    line = only(looked(story, form, files).lines)
    assert (line.verdict, line.decision) == ("new", None)
    files = sent_by(
        tmp_path, said(story, form, 1, name="l'atelier d'ISSE", commune="Issé", work="oui", E02="1.5")
    )
    review = looked(story, form, files)
    line = only(review.lines)
    assert (line.decision, line.reason, line.is_complete) == (record, "Même nom, même commune.", True)
    change = submissions.apply(story.inventory, review)
    page = records.page(story.inventory, record, story.campaign)
    assert page.values["E02"].amount == Decimal("1.5")
    assert page.record["status"] == "entretien_fait"
    (interview,) = page.interviews
    assert interview.state == "finished"
    assert (interview.asked_by, interview.seconds) == ("alix", 42 * 60)
    assert str(interview.held_on) == "2026-03-02"
    assert page.values["E02"].interview_id == interview.id
    assert "submission" in change.what


def test_imported_twice_nothing_changes(story: Story, form: int, tmp_path: Path) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Recyclerie", commune="Derval", E05="12"),
        said(story, form, 2, name="SEL de nulle part", E05="3"),
    )
    submissions.apply(story.inventory, looked(story, form, files))
    before = dump(story)
    review = looked(story, form, files)
    assert [line.verdict for line in review.lines] == ["received", "received"]
    change = submissions.apply(story.inventory, review)
    assert not change
    assert dump(story) == before


def test_the_export_of_what_came_as_xml_brings_nothing_new(story: Story, form: int, tmp_path: Path) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sent = [said(story, form, 1, name="Recyclerie", commune="Derval", E05="12", work="oui", E02="2.50")]
    submissions.apply(story.inventory, looked(story, form, sent_by(tmp_path, *sent)))
    kobo = phones.as_kobo(Style(typed=True))(tmp_path, sent)
    central = phones.as_central(tmp_path / "central", sent)
    for files in (kobo, central):
        assert [line.verdict for line in looked(story, form, files).lines] == ["received"]
    assert len(records.page(story.inventory, record, story.campaign).interviews) == 1


def test_what_has_no_place_waits_and_is_shown(story: Story, form: int, tmp_path: Path) -> None:
    there = story.add_initiative("Jardin partagé", DERVAL)
    files = sent_by(tmp_path, said(story, form, 1, name="Jardin partagé", commune="Issé", E05="8"))
    review = looked(story, form, files)
    line = only(review.lines)
    assert [candidate.record_id for candidate in line.candidates] == [there]
    assert (line.decision, line.is_to_decide) == (None, True)
    submissions.apply(story.inventory, review)
    waiting = only(submissions.waiting(story.inventory))
    assert (waiting.name, waiting.waits, waiting.submission_id is not None) == ("Jardin partagé", True, True)
    assert submissions.place(story.inventory, waiting.submission_id or 0, there)
    assert submissions.waiting(story.inventory) == ()
    page = records.page(story.inventory, there, story.campaign)
    assert page.values["E05"].amount == Decimal(8)
    with pytest.raises(CensusError, match="plus en attente"):
        submissions.place(story.inventory, waiting.submission_id or 0, there)


def test_a_record_is_made_of_a_new_initiative_only_when_told(story: Story, form: int, tmp_path: Path) -> None:
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Café solidaire", commune="Derval", E05="4"),
        said(story, form, 2, name="Café Solidaire", commune="Derval", E05="5"),
    )
    review = looked(story, form, files)
    first, second = review.lines
    assert (first.is_orphan, second.is_orphan) == (True, False)
    assert "même nom" in second.reason
    submissions.apply(story.inventory, review, {first.instance_id: CREATE})
    (record,) = records.search(story.inventory, "Café solidaire", story.campaign)
    page = records.page(story.inventory, record.id, story.campaign)
    assert (page.record["commune"], page.values["E05"].amount) == (DERVAL, Decimal(4))
    assert page.record["status"] == "entretien_fait"
    waiting = only(submissions.waiting(story.inventory))
    assert "déjà un entretien" in waiting.reason


def test_an_identifier_goes_before_the_name(story: Story, form: int, tmp_path: Path) -> None:
    record = story.add_initiative("Ancien nom", DERVAL, siren="732829320")
    story.add_initiative("Nouveau nom", DERVAL)
    files = sent_by(tmp_path, said(story, form, 1, name="Nouveau nom", commune="Derval", siren="732 829 320"))
    assert (only(looked(story, form, files).lines).decision, True) == (record, True)


def test_an_interview_with_something_wrong_is_a_draft_with_notes(
    story: Story, form: int, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    table = "name,commune,work,E02,E05,meteo,KEY\nRecyclerie,Derval,non,2.5,une douzaine,pluie,uuid:abc\n"
    files = phones.files(tmp_path, {"visite.csv": table})
    review = looked(story, form, files)
    line = only(review.lines)
    told = {problem.path: (problem.text, problem.blocking) for problem in line.problems}
    assert told == {
        "/data/E02": ("2.5", False),
        "/data/E05": ("une douzaine", True),
        "meteo": ("pluie", False),
    }
    submissions.apply(story.inventory, review)
    (interview,) = records.page(story.inventory, record, story.campaign).interviews
    assert interview.state == "draft"
    filling = interviews.open_filling(story.inventory, interview.id)
    assert "une douzaine" in filling.node("/data/E05").note
    assert records.page(story.inventory, record, story.campaign).values == {}


def test_an_edited_submission_corrects_its_interview(story: Story, form: int, tmp_path: Path) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    first = said(story, form, 1, name="Recyclerie", commune="Derval", E05="12")
    submissions.apply(story.inventory, looked(story, form, sent_by(tmp_path, first)))
    again = said(story, form, 2, name="Recyclerie", commune="Derval", E05="13")
    files = phones.files(tmp_path / "b", {"a.xml": phones.odk_xml(again, deprecated=first.instance_id)})
    review = looked(story, form, files)
    line = only(review.lines)
    assert (line.verdict, line.decision) == ("changed", record)
    submissions.apply(story.inventory, review)
    page = records.page(story.inventory, record, story.campaign)
    assert page.values["E05"].amount == Decimal(13)
    (interview,) = page.interviews
    assert interview.state == "finished"
    assert [each.verdict for each in looked(story, form, files).lines] == ["received"]


def test_what_was_corrected_here_is_not_overwritten_unasked(story: Story, form: int, tmp_path: Path) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    first = said(story, form, 1, name="Recyclerie", commune="Derval", E05="12")
    submissions.apply(story.inventory, looked(story, form, sent_by(tmp_path, first)))
    (interview,) = records.page(story.inventory, record, story.campaign).interviews
    from census_app.services import reopening

    reopening.reopen(story.inventory, interview.id)
    filling = interviews.open_filling(story.inventory, interview.id)
    filling.set("/data/E05", "20")
    reopening.correct(story.inventory, interview.id, filling, "Compté avec la trésorière")
    again = said(story, form, 1, name="Recyclerie", commune="Derval", E05="13")
    review = looked(story, form, sent_by(tmp_path / "b", again))
    assert only(review.lines).decision is None
    submissions.apply(story.inventory, review)
    values = records.page(story.inventory, record, story.campaign).values
    assert values["E05"].amount == Decimal(20)
    (waiting,) = submissions.waiting(story.inventory)
    submissions.place(story.inventory, waiting.submission_id or 0, record)
    values = records.page(story.inventory, record, story.campaign).values
    assert values["E05"].amount == Decimal(13)


def test_the_whole_import_is_undone_at_once(story: Story, form: int, tmp_path: Path) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Recyclerie", commune="Derval", E05="12"),
        said(story, form, 2, name="Café", commune="Derval"),
    )
    review = looked(story, form, files)
    change = submissions.apply(story.inventory, review, {review.lines[1].instance_id: CREATE})
    assert change.id is not None
    history.undo(story.inventory, change.id)
    assert story.names() == ["Recyclerie"]
    assert interviews.of_campaign(story.inventory, story.campaign) == ()
    assert [line.verdict for line in looked(story, form, files).lines] == ["new", "new"]


def test_a_participants_form_goes_to_the_meeting_of_its_day(story: Story, tmp_path: Path) -> None:
    from datetime import date

    meeting = meetings.add(story.inventory, {"held_on": date(2026, 3, 2), "title": "Réunion"}).created or 0
    form = next(
        kept.id
        for kept in questionnaires.of_campaign(story.inventory, story.campaign)
        if kept.form_id == "participant"
    )
    filling = Filling(questionnaires.definition(story.inventory, form))
    filling.set("/data/person/commune", CHATEAUBRIANT)
    sent = Sent(filling, "uuid:00000001-1111-4222-8333-444444444444", "2026-03-02T10:12:00.000+01:00")
    review = looked(story, form, phones.as_central(tmp_path, [sent]))
    assert only(review.lines).decision == ALONE
    submissions.apply(story.inventory, review)
    (kept,) = meetings.forms(story.inventory, meeting)
    assert kept.answers["answers"]["/data/person/commune"] == CHATEAUBRIANT


def test_a_photo_is_noted_by_its_name(story: Story, form: int, tmp_path: Path) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    files = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval", photo="porte.jpg"))
    (files[0] / "visite_0" / "porte.jpg").write_bytes(b"jpeg")
    line = only(looked(story, form, files).lines)
    assert line.held.submission.files == ("porte.jpg",)
    assert line.problems == ()
    (files[0] / "visite_0" / "porte.jpg").unlink()
    assert "porte.jpg" in only(looked(story, form, files).lines).problems[0].text


def test_a_forgotten_submission_is_gone_until_it_comes_again(story: Story, form: int, tmp_path: Path) -> None:
    files = sent_by(tmp_path, said(story, form, 1, name="Personne", E05="1"))
    submissions.apply(story.inventory, looked(story, form, files))
    submissions.forget(story.inventory, only(submissions.waiting(story.inventory)).submission_id or 0)
    assert submissions.waiting(story.inventory) == ()
    assert only(looked(story, form, files).lines).verdict == "new"


def test_nothing_is_written_when_it_is_interrupted(story: Story, form: int, tmp_path: Path) -> None:
    story.add_initiative("Recyclerie", DERVAL)
    files = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval"))
    review = looked(story, form, files)
    before = dump(story)
    with pytest.raises(CensusError, match="interrompu"):
        submissions.apply(story.inventory, review, cancelled=lambda: True)
    assert dump(story) == before


def test_several_that_wait_are_placed_and_taken_back_at_once(story: Story, form: int, tmp_path: Path) -> None:
    there = story.add_initiative("Jardin partagé", DERVAL)
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Jardin partagé", commune="Issé", E05="8"),
        said(story, form, 2, name="Café", commune="Derval"),
    )
    submissions.apply(story.inventory, looked(story, form, files))
    first, second = (line.submission_id or 0 for line in submissions.waiting(story.inventory, story.campaign))
    change = submissions.place_all(story.inventory, {first: there, second: CREATE})
    assert submissions.waiting_count(story.inventory, story.campaign) == 0
    placed = submissions.interviews_of(
        story.inventory, [line.instance_id for line in looked(story, form, files).lines]
    )
    assert len(placed) == 2
    history.undo(story.inventory, change.id or 0)
    assert submissions.waiting_count(story.inventory, story.campaign) == 2
