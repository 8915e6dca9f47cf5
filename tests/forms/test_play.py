"""`form play`: a form filled from a document."""

from typing import Any

import pytest

from census_app.forms.play import play
from tests.forms.conftest import loaded

FORM = """
| survey |
|        | type            | name | label::Français (fr) | label::English (en) | relevant    | required | constraint | constraint_message |
|        | select_one yn   | q1   | Oui ?                | Yes?                |             | yes      |            |                    |
|        | integer         | q2   | Combien              | How many            | ${q1} = 'y' |          | . > 2      | Trop peu           |
|        | begin repeat    | site | Lieu                 | Place               |             |          |            |                    |
|        | decimal         | part | Part                 | Share               |             |          |            |                    |
|        | end repeat      |      |                      |                     |             |          |            |                    |
|        | begin group     | g    | Groupe               | Group               |             |          |            |                    |
|        | note            | n    | Note                 | Note                |             |          |            |                    |
|        | end group       |      |                      |                     |             |          |            |                    |
| choices |
|         | list_name | name | label::Français (fr) | label::English (en) |
|         | yn        | y    | Oui                  | Yes                 |
|         | yn        | n    | Non                  | No                  |
| settings |
|          | default_language |
|          | Français (fr)    |
"""  # noqa: E501


def played(document: dict[str, Any], language: str | None = None) -> dict[str, Any]:
    result: dict[str, Any] = play(loaded(FORM), document, language)
    return result


def test_a_node_says_all_there_is_to_say() -> None:
    nodes = played({"steps": []})["nodes"]
    assert nodes["/data/q1"] == {
        "value": "",
        "relevant": True,
        "required": True,
        "readonly": False,
        "valid": False,
        "message": "Cette réponse est obligatoire.",
        "label": "Oui ?",
        "hint": None,
        "choices": [{"name": "y", "label": "Oui"}, {"name": "n", "label": "Non"}],
    }
    assert [path for path in nodes if not path.startswith("/data/meta")] == [
        "/data", "/data/q1", "/data/q2", "/data/site[1]", "/data/site[1]/part", "/data/g", "/data/g/n",
    ]  # fmt: skip
    assert nodes["/data/g"]["choices"] is None
    assert nodes["/data/g/n"]["readonly"]


@pytest.mark.parametrize("language", ["English (en)", "English", "en", "EN"])
def test_a_language_is_meant_by_its_whole_name_its_name_or_its_code(language: str) -> None:
    assert played({"steps": []}, language)["nodes"]["/data/q1"]["label"] == "Yes?"


def test_a_language_the_form_does_not_speak_leaves_it_in_its_own() -> None:
    assert played({"steps": []}, "de")["nodes"]["/data/q1"]["label"] == "Oui ?"


def test_steps_are_played_in_order_and_impossible_ones_told() -> None:
    document = played({
        "steps": [
            {"set": "/data/q2", "value": 5},
            {"set": "/data/q1", "value": "y"},
            {"set": "/data/q2", "value": 1},
            {"add": "/data/site"},
            {"set": "/data/site[2]/part", "value": 40.5},
            {"remove": "/data/site[1]"},
            {"set": "/data/site[2]/part", "value": 1},
            {"set": "/data/q1", "value": "maybe"},
            {"set": "/data/g/n", "value": "x"},
            {"jump": "/data/q1"},
            "set",
        ]
    })  # fmt: skip
    nodes = document["nodes"]
    assert (nodes["/data/q2"]["value"], nodes["/data/q2"]["message"]) == ("1", "Trop peu")
    assert nodes["/data/site[1]/part"]["value"] == "40.5"
    assert "/data/site[2]" not in nodes
    assert [(problem["step"], problem["code"]) for problem in document["problems"]] == [
        (1, "irrelevant"), (7, "unknown-path"), (8, "unoffered-choice"), (9, "readonly"),
        (10, "unknown-step"), (11, "unknown-step"),
    ]  # fmt: skip


def test_a_trace_gives_each_moment() -> None:
    steps = [{"set": "/data/q1", "value": "y"}, {"set": "/data/q1", "value": ""}]
    documents = play(loaded(FORM), {"steps": steps}, trace=True)
    assert [document["nodes"]["/data/q2"]["relevant"] for document in documents] == [False, True, False]


def test_answers_by_name_need_no_order() -> None:
    document = played({"answers": {"q2": 7, "q1": "y", "nowhere": "x"}}, "English (en)")
    assert document["nodes"]["/data/q2"]["value"] == "7"
    assert document["nodes"]["/data/q1"]["label"] == "Yes?"
    assert [(problem["path"], problem["code"]) for problem in document["problems"]] == [
        ("nowhere", "unknown-path")
    ]


def test_a_value_of_another_type_empties_the_question_as_in_odk_and_is_told() -> None:
    steps = [{"set": "/data/site[1]/part", "value": "40"}, {"set": "/data/site[1]/part", "value": "beaucoup"}]
    before, answered, emptied = play(loaded(FORM), {"steps": steps}, trace=True)
    values = [each["nodes"]["/data/site[1]/part"]["value"] for each in (before, answered, emptied)]
    assert values == ["", "40.0", ""]
    assert [(problem["step"], problem["code"]) for problem in emptied["problems"]] == [(2, "bad-value")]
