"""An interview lasts under 40 minutes, on the longest path that is likely.

A simple rule, on the slow side: the seconds from the moment a question is read to the moment its
answer is noted. What stands in ``afterwards`` is filled alone and does not keep anybody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pytest

from tests.questionnaires.reading import Row, sheets
from tests.questionnaires.telling import Telling
from tests.questionnaires.test_initiative import recyclerie, sel
from tests.questionnaires.test_other_forms import network

SECONDS: Final = {
    "note": 5,
    "yes or no": 8,
    "select_one": 12,
    "grade": 20,
    "select_multiple": 12,
    "date": 12,
    "short text": 15,
    "share or year": 15,
    "integer": 25,
    "decimal": 25,
    "two lines": 30,
    "long text": 45,
}
_GRADES: Final = {"S14", "S15", "N14", *(f"V{number}" for number in range(1, 11))}


def pace(row: Row) -> str:
    """How a question is answered: at once, after a look at the accounts, by telling something."""
    kind, _, choices = row["type"].partition(" ")
    if choices in _GRADES:
        return "grade"
    if choices == "yes_no":
        return "yes or no"
    if row.get("body::rows") == "2":
        return "two lines"
    if kind == "text":
        return "long text" if row.get("appearance") == "multiline" else "short text"
    if kind == "integer" and ("<= 100" in row.get("constraint", "") or row["name"] == "created"):
        return "share or year"
    return kind


def sections(story: Telling) -> dict[str, float]:
    """How many minutes each section lasts, by its name; what is filled afterwards is left out."""
    rows = {row["name"]: row for row in sheets(story.name).survey if "name" in row}
    lasting: dict[str, float] = defaultdict(float)
    for node in story.asked():
        lasting[node.path.split("/")[2]] += SECONDS[pace(rows[node.name])] / 60
    lasting.pop("afterwards", None)
    return lasting


def minutes(story: Telling) -> float:
    """How long the interview lasts, without what is filled afterwards."""
    return sum(sections(story).values())


def test_the_longest_likely_interview_lasts_under_forty_minutes() -> None:
    assert 30 < minutes(recyclerie()) < 40


def test_a_section_lasts_a_few_minutes_even_then() -> None:
    assert {name: lasting for name, lasting in sections(recyclerie()).items() if lasting >= 6} == {}


def test_an_informal_group_is_kept_half_an_hour_at_most() -> None:
    assert minutes(sel()) < 30


def test_a_network_is_kept_twenty_five_minutes_at_most() -> None:
    assert 12 < minutes(network()) < 25


@pytest.mark.parametrize(("name", "longest"), [("reseau", 40), ("participant", 8)])
def test_the_other_forms_are_short_even_if_everything_is_asked(name: str, longest: int) -> None:
    seconds = [SECONDS.get(pace(row), 0) for row in sheets(name).survey]
    assert sum(seconds) / 60 < longest
