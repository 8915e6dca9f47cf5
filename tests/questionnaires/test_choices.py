"""The choices offered are the coded values of the census, no more and no fewer."""

from __future__ import annotations

import pytest

from census_app.domain.reference import table
from tests.questionnaires.reading import NAMES, sheets

MINUTES_SERVICES = 18
MINUTES_PARTICIPATIONS = 9


def coded() -> dict[str, list[tuple[str, str]]]:
    """Code and parent of each value, by list."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for row in table("typology"):
        if not row["valid_to"]:
            lists.setdefault(row["list"], []).append((row["code"], row["parent"]))
    return lists


def plain(text: str) -> str:
    """The text without what typography adds."""
    return text.replace("’", "'").replace("\u00a0", " ")


@pytest.mark.parametrize("name", NAMES)
def test_a_coded_list_is_offered_whole(name: str) -> None:
    form = sheets(name)
    for list_name, values in coded().items():
        if list_name in form.choices:
            assert form.codes(list_name) == [code for code, _ in values], f"{name}: {list_name}"


def test_a_type_is_filtered_by_its_domain() -> None:
    offered = {row["name"]: row["domain"] for row in sheets("initiative").choices["type"]}
    assert offered == dict(coded()["type"])


@pytest.mark.parametrize("name", NAMES)
def test_the_grades_say_their_anchors(name: str) -> None:
    form = sheets(name)
    anchors: dict[str, list[tuple[str, str]]] = {}
    for row in table("anchors"):
        anchors.setdefault(row["indicator"], []).append((row["grade"], plain(row["label"])))
    for indicator in anchors.keys() & form.choices.keys():
        offered = [(row["name"], plain(row["label"])) for row in form.choices[indicator]]
        assert offered == anchors[indicator], f"{name}: {indicator}"


def test_the_questionnaire_of_an_initiative_grades_all_that_has_anchors() -> None:
    graded = {row["indicator"] for row in table("anchors")}
    assert graded <= sheets("initiative").choices.keys()


@pytest.mark.parametrize("name", NAMES)
def test_the_communes_are_those_of_the_pays_and_another(name: str) -> None:
    offered = sheets(name).choices["commune"]
    known = {row["code"]: (row["name"], row["epci"]) for row in table("communes")}
    *communes, other = offered
    assert len(communes) == 33
    assert other["name"] == "autre"
    for row in communes:
        assert known[row["name"]] == (row["label"], row["epci"])


@pytest.mark.parametrize("name", NAMES)
def test_a_choice_has_one_code_and_one_label(name: str) -> None:
    for list_name, rows in sheets(name).choices.items():
        for column in ("name", "label"):
            values = [row[column] for row in rows]
            assert len(values) == len(set(values)), f"{name}: {list_name}"


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_used(name: str) -> None:
    form = sheets(name)
    used = {row["type"].split()[1] for row in form.survey if row["type"].startswith("select_")}
    assert form.choices.keys() == used


def test_another_answer_can_always_be_said() -> None:
    for name in NAMES:
        form = sheets(name)
        texts = [row.get("relevant", "") for row in form.survey if row["type"] == "text"]
        for row in form.survey:
            kind, _, list_name = row["type"].partition(" ")
            if kind.startswith("select_") and "autre" in form.codes(list_name):
                asked = any("${" + row["name"] + "}" in text and "'autre'" in text for text in texts)
                assert asked or "name != 'autre'" in row.get("choice_filter", ""), f"{name}: {row['name']}"


def test_the_form_of_the_meeting_has_what_the_minutes_report() -> None:
    form = sheets("participant")
    assert form.codes("service")[-1] == form.codes("participation")[-1] == "autre"
    assert len(form.codes("service")) == MINUTES_SERVICES + 1
    assert len(form.codes("participation")) == MINUTES_PARTICIPATIONS + 1
