"""Names that look alike are told while they are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from census_app.services.duplicates import like
from tests.story import DERVAL, ISSE, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin(tmp_path)
    yield made
    made.inventory.close()


def found(story: Story, name: str, commune: str | None, but: int | None = None) -> str:
    row = like(story.inventory, name, commune, story.campaign, but=but)
    return "" if row is None else row.name


def test_the_same_name_is_found_wherever_it_is(story: Story) -> None:
    story.add_initiative("Café solidaire", DERVAL)
    assert found(story, "cafe  SOLIDAIRE", ISSE) == "Café solidaire"


def test_a_name_that_looks_alike_is_found_in_the_same_commune_only(story: Story) -> None:
    story.add_initiative("Café solidaire", ISSE)
    assert found(story, "Le café solidaires", ISSE) == "Café solidaire"
    assert found(story, "Le café solidaires", DERVAL) == ""
    assert found(story, "Le café solidaires", None) == ""


def test_a_record_is_not_its_own_duplicate(story: Story) -> None:
    record = story.add_initiative("Café solidaire", ISSE)
    assert found(story, "Café solidaire", ISSE, but=record) == ""


def test_two_letters_are_like_everything(story: Story) -> None:
    story.add_initiative("Le", ISSE)
    assert found(story, "Le", ISSE) == ""
