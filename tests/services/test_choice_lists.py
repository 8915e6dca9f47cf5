"""The answers of an indicator made of choices come from the campaign's questionnaire."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.services.choice_lists import choices_of
from tests.story import Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin(tmp_path)
    yield made
    made.inventory.close()


def test_the_question_that_feeds_it_lists_them_with_their_labels(story: Story) -> None:
    offered = dict(choices_of(story.inventory, story.campaign, "S04"))
    assert offered["familles"] == "Les familles"


def test_an_indicator_that_is_no_choice_has_none(story: Story) -> None:
    assert choices_of(story.inventory, story.campaign, "E02") == ()
    assert choices_of(story.inventory, story.campaign, "Z99") == ()
