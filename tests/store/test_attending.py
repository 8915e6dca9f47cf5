"""A long query that is stopped while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tests.story import Story, begin

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n {}) SELECT max(i) FROM n"
ENDLESS = text(COUNTING.format(""))


class Enough(Exception):
    """The reader has waited long enough."""


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


def test_what_attends_a_query_may_end_it(story: Story) -> None:
    asked: list[None] = []

    def attend() -> None:
        asked.append(None)
        if len(asked) == 3:
            raise Enough

    with pytest.raises(Enough), story.inventory.read(attend) as connection:
        connection.execute(ENDLESS)
    assert len(asked) == 3


def test_the_next_reader_is_not_attended(story: Story) -> None:
    def attend() -> None:
        raise Enough

    with pytest.raises(Enough), story.inventory.read(attend) as connection:
        connection.execute(ENDLESS)
    with story.inventory.read() as connection:
        assert connection.execute(text(COUNTING.format("WHERE i < 200000"))).scalar_one() == 200_000


def test_an_error_of_its_own_stays_what_it_is(story: Story) -> None:
    read = story.inventory.read(lambda: None)
    with pytest.raises(OperationalError, match="no such table"), read as connection:
        connection.execute(text("SELECT * FROM nowhere"))
