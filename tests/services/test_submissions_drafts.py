"""Drafts that phones leave, finished by hand; the pictures that they bring."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.services import attachments, interviews, records, submissions
from census_app.services.submissions import CREATE
from tests.exchange import phone_exports as phones
from tests.services.phone_story import keep_form, looked, only, said, sent_by
from tests.story import DERVAL, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture
def form(story: Story, tmp_path: Path) -> int:
    return keep_form(story, tmp_path)


def test_a_draft_of_a_phone_finished_by_hand_reads_communes_at_home(
    story: Story, form: int, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    (folder,) = sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Saint-Vincent", E05="12"))
    (file,) = folder.rglob("*.xml")
    file.write_text(file.read_text("utf-8").replace(">12<", ">douze<"), "utf-8")
    review = looked(story, form, [folder])
    submissions.apply(story.inventory, review, {only(review.lines).instance_id: record})
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    filling = interviews.open_filling(story.inventory, interview.id)
    filling.set("/data/E05", "12")
    interviews.finish(story.inventory, interview.id, filling)
    page = records.page(story.inventory, record, story.campaign)
    assert page.record["commune"] == "44193"  # Saint-Vincent-des-Landes, of the territory


def test_a_photo_comes_along_and_is_kept_beside_the_inventory(
    story: Story, form: int, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sent = said(story, form, 1, name="Recyclerie", commune="Derval", photo="porte.jpg")
    (folder,) = sent_by(tmp_path / "phone", sent)
    (folder / "visite_0" / "porte.jpg").write_bytes(b"pixels")
    review = looked(story, form, [folder])
    assert not (tmp_path / attachments.FOLDER).exists()
    submissions.apply(story.inventory, review, {only(review.lines).instance_id: record})
    shutil.rmtree(folder)

    assert photo(story).read_bytes() == b"pixels"
    again = said(story, form, 1, name="Recyclerie", commune="Issé", photo="porte.jpg")
    submissions.apply(story.inventory, looked(story, form, phones.as_central(tmp_path / "csv", [again])))
    assert photo(story).read_bytes() == b"pixels"


def test_a_photo_in_an_archive_waits_with_its_answer(story: Story, form: int, tmp_path: Path) -> None:
    sent = said(story, form, 1, name="Café", commune="Derval", photo="porte.jpg")
    archive = phones.zipped(
        tmp_path / "reponses.zip", {"1/a.xml": phones.odk_xml(sent), "1/porte.jpg": "pixels"}
    )
    submissions.apply(story.inventory, looked(story, form, [archive]))
    archive.unlink()
    line = only(submissions.waiting(story.inventory))
    assert line.problems == ()
    submissions.place(story.inventory, line.submission_id or 0, CREATE)
    assert photo(story).read_text("utf-8") == "pixels"


def photo(story: Story) -> Path:
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    found = attachments.locate(story.inventory, interview.answers["answers"]["/data/photo"])
    assert found is not None
    return found
