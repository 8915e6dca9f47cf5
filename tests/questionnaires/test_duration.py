"""An interview lasts under 40 minutes, on the longest path that is likely.

A simple rule, on the slow side: the seconds from the moment a question is read to the moment its
answer is noted. What stands in ``afterwards`` is filled alone and does not keep anybody.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.questionnaires.reading import Row, sheets
from tests.questionnaires.telling import Telling
from tests.questionnaires.test_initiative import recyclerie, sel
from tests.questionnaires.test_other_forms import network

SECONDS: Final = {
    "note": 5,
    "select_one": 12,
    "select_multiple": 12,
    "date": 12,
    "short text": 15,
    "share or year": 15,
    "integer": 25,
    "decimal": 25,
    "long text": 45,
}


def pace(row: Row) -> str:
    """How a question is answered: at once, after a look at the accounts, by telling something."""
    kind = row["type"].split()[0]
    if kind == "text":
        return "long text" if row.get("appearance") == "multiline" else "short text"
    if kind == "integer" and ("<= 100" in row.get("constraint", "") or row["name"] == "created"):
        return "share or year"
    return kind


def minutes(story: Telling) -> float:
    """How long the interview lasts, without what is filled afterwards."""
    rows = {row["name"]: row for row in sheets(story.name).survey if "name" in row}
    shown = [node for node in story.asked() if not node.path.startswith("/data/afterwards/")]
    return sum(SECONDS[pace(rows[node.name])] for node in shown) / 60


def test_the_longest_likely_interview_lasts_under_forty_minutes() -> None:
    assert 30 < minutes(recyclerie()) < 40


def test_an_informal_group_is_kept_half_an_hour_at_most() -> None:
    assert minutes(sel()) < 30


def test_a_network_is_kept_twenty_five_minutes_at_most() -> None:
    assert 12 < minutes(network()) < 25


@pytest.mark.parametrize(("name", "longest"), [("reseau", 40), ("participant", 8)])
def test_the_other_forms_are_short_even_if_everything_is_asked(name: str, longest: int) -> None:
    rows = [row for row in sheets(name).survey if pace(row) in SECONDS]
    assert sum(SECONDS[pace(row)] for row in rows) / 60 < longest
