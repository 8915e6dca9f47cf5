"""What people read is French, typeset as French, short enough to be said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest

from tests.questionnaires.reading import NAMES, SAID, sheets

NO_BREAK_SPACE: Final = "\u00a0"
LOOSE_SIGN: Final = re.compile(rf"(?<![{NO_BREAK_SPACE}\u202f])[?!;:»%€]|«(?![{NO_BREAK_SPACE}\u202f])")
LONGEST_QUESTION: Final = 90
"""Characters: what is understood when it is heard once."""


def texts(name: str) -> Iterator[tuple[str, str]]:
    """Each text of a questionnaire that people read, with where it stands."""
    form = sheets(name)
    for row in form.survey:
        for column in SAID:
            if row.get(column):
                yield f"{name}: {row['name']}, {column}", row[column]
    for list_name, rows in form.choices.items():
        yield from ((f"{name}: {list_name} {row['name']}", row["label"]) for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_signs_have_their_space_and_no_straight_quote_is_left(name: str) -> None:
    for place, text in texts(name):
        assert not LOOSE_SIGN.search(text), f"{place}: {text}"
        assert not set("\"'") & set(text), f"{place}: {text}"
        assert "..." not in text, f"{place}: {text}"
        assert text == text.strip(), f"{place}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_a_text_begins_with_a_capital_and_a_hint_is_a_sentence(name: str) -> None:
    for place, text in texts(name):
        assert text[0] in "«$" or not text[0].islower(), f"{place}: {text}"
        if place.endswith(", hint"):
            assert text.endswith((".", "…", "?")), f"{place}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_can_be_said_in_one_breath(name: str) -> None:
    for row in sheets(name).survey:
        if row["type"] != "note" and "label" in row:
            assert len(row["label"]) <= LONGEST_QUESTION, f"{name}: {row['label']}"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_has_a_label_and_what_is_computed_has_none(name: str) -> None:
    for row in sheets(name).survey:
        if row["type"] == "calculate":
            assert "label" not in row, f"{name}: {row['name']}"
            assert row["calculation"]
        elif row["type"] == "hidden":
            assert row["default"], f"{name}: {row['name']} is told by the program, or by the phone"
        elif not row["type"].startswith("end_"):
            assert row.get("label"), f"{name}: {row}"
