"""Drafts that phones leave, finished by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.services import interviews, records, submissions
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
