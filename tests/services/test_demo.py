"""The example inventory tells what the questionnaires ask, in its years, in every status."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from census_app import paths
from census_app.domain.fields import is_record_field
from census_app.forms import Filling
from census_app.services.demo.building import CENSUS_YEAR, MEETING_YEAR
from census_app.services.demo.playing import Told, play
from census_app.services.interviews import FORM_OF_KIND
from census_app.services.reference import typology
from tests.questionnaires.telling import definition


def read(name: str) -> Any:
    """A file of the example."""
    return tomllib.loads((paths.resources() / "example" / f"{name}.toml").read_text("utf-8"))


def told() -> Iterator[Told]:
    """Each interview, and as it was told the year before."""
    for entry in read("interviews")["interview"]:
        each = Told.read(entry)
        yield each
        if each.previous:
            yield each.as_of_previous_year()


INTERVIEWS = tuple(told())


@pytest.mark.parametrize("each", INTERVIEWS, ids=lambda each: each.name)
def test_an_interview_is_what_the_questionnaire_asks(each: Told) -> None:
    filling = Filling(definition(FORM_OF_KIND[each.kind]))
    play(filling, each)
    faults = [issue for issue in filling.validate() if issue.kind != "warning"]
    assert not each.finished or not faults
    if each.corrected:
        play(filling, each.once_corrected())


def test_the_interviews_are_dated_in_the_campaign_they_belong_to() -> None:
    years = [each.answers["held_on"][:4] for each in INTERVIEWS]
    assert sorted(set(years)) == [str(MEETING_YEAR), str(CENSUS_YEAR)]
    assert years.count(str(MEETING_YEAR)) == sum(bool(each.previous) for each in INTERVIEWS)


def test_every_recording_status_is_shown() -> None:
    set_aside = read("without_interview")["record"]
    shown = {"reperee", *(each.status for each in INTERVIEWS), *(each["status"] for each in set_aside)}
    assert shown == {value.code for value in typology().list("status")}


def test_what_is_invented_says_so() -> None:
    set_aside = read("without_interview")["record"]
    names = [each.name for each in INTERVIEWS] + [each["name"] for each in set_aside]
    assert all(name.endswith(" (exemple)") for name in names)
    assert all(is_record_field(field) for each in set_aside for field in each)


def test_a_correction_is_explained_and_another_is_under_way() -> None:
    corrected = [each for each in INTERVIEWS if each.corrected]
    assert sorted(bool(each.why) for each in corrected) == [False, True]
    assert not [each for each in INTERVIEWS if each.why and not each.corrected]
