"""Relevance, required answers, constraints, warnings, reasons for having no answer."""

import pytest

from census_app.forms import FillingError
from tests.forms.conftest import Fill

RULES = """
| survey |
|        | type           | name   | label   | relevant       | required   | required_message | constraint | constraint_message | warning  | warning_message | unit |
|        | select_one yn  | paid   | Salariés ? |             | yes        |                  |            |                    |          |                 |      |
|        | begin group    | jobs   | Emplois | ${paid} = 'y'  |            |                  |            |                    |          |                 |      |
|        | decimal        | fte    | ETP     |                | yes        | Combien ?        | . >= 0     | Pas de négatif     | . < 50 | Plus de ${limit} ? | ETP  |
|        | integer        | limit  | Plafond |                |            |                  |            |                    |          |                 |      |
|        | note           | thanks | Merci   | ${fte} > 0     |            |                  |            |                    |          |                 |      |
|        | end group      |        |         |                |            |                  |            |                    |          |                 |      |
|        | text           | why    | Pourquoi | ${paid} = 'n' | ${fte} = ''|                  |            |                    |          |                 |      |
| choices |
|         | list_name | name | label |
|         | yn        | y    | Oui   |
|         | yn        | n    | Non   |
"""  # noqa: E501


def test_an_answer_is_put_aside_while_it_is_irrelevant(fill: Fill) -> None:
    filling = fill(RULES)
    filling.set("/data/paid", "y")
    filling.set("/data/jobs/fte", "2")
    assert filling.node("/data/jobs/thanks").relevant
    changed = filling.set("/data/paid", "n")
    assert {"/data/jobs", "/data/jobs/fte", "/data/jobs/thanks", "/data/why"} <= changed
    assert filling.node("/data/jobs/fte").value == ""
    assert filling.node("/data/why").missing
    with pytest.raises(FillingError, match="n'est pas posée"):
        filling.set("/data/jobs/fte", "3")
    filling.set("/data/paid", "y")
    assert filling.node("/data/jobs/fte").value == "2.0"


def test_errors_warnings_and_missing_answers_are_told_apart(fill: Fill) -> None:
    filling = fill(RULES)
    assert [(issue.path, issue.kind) for issue in filling.validate()] == [("/data/paid", "missing")]
    filling.set("/data/paid", "y")
    assert filling.node("/data/jobs/fte").message == "Combien ?"
    filling.set("/data/jobs/fte", "-1")
    assert filling.node("/data/jobs/fte").message == "Pas de négatif"
    filling.set("/data/jobs/limit", "50")
    filling.set("/data/jobs/fte", "80")
    state = filling.node("/data/jobs/fte")
    assert (state.valid, state.warning, state.unit) == (True, "Plus de 50 ?", "ETP")
    assert [(issue.kind, issue.message) for issue in filling.validate()] == [("warning", "Plus de 50 ?")]


def test_a_reason_stands_for_a_required_answer(fill: Fill) -> None:
    filling = fill(RULES)
    filling.set("/data/paid", "y")
    filling.set("/data/jobs/fte", "3")
    assert filling.mark("/data/jobs/fte", "ne_sait_pas")
    state = filling.node("/data/jobs/fte")
    assert (state.value, state.absence, state.valid) == ("", "ne_sait_pas", True)
    filling.set("/data/jobs/fte", "4")
    assert filling.node("/data/jobs/fte").absence == ""
    with pytest.raises(FillingError, match="raison d'absence"):
        filling.mark("/data/jobs/fte", "fatigue")


def test_completeness_counts_what_is_asked(fill: Fill) -> None:
    filling = fill(RULES)
    filling.set("/data/paid", "y")
    jobs = next(section for section in filling.sections() if section.path == "/data/jobs")
    assert jobs.nodes == ("/data/jobs/fte", "/data/jobs/limit", "/data/jobs/thanks")
    before = filling.completeness(jobs)
    assert (before.questions, before.answered, before.missing) == (2, 0, 1)
    filling.mark("/data/jobs/fte", "refus")
    after = filling.completeness(jobs)
    assert (after.questions, after.answered, after.missing, after.errors) == (2, 1, 0, 0)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("/data/nowhere", "x", "unknown-path"),
        ("/data/jobs", "x", "not-a-question"),
        ("/data/paid", "maybe", "unoffered-choice"),
        ("/data/jobs/fte", "beaucoup", "bad-value"),
        ("/data/jobs/limit", "99999999999", "bad-value"),
        ("/data/jobs/thanks", "x", "irrelevant"),
    ],
)
def test_what_cannot_be_answered_changes_nothing(fill: Fill, path: str, value: str, code: str) -> None:
    filling = fill(RULES)
    filling.set("/data/paid", "y")
    before = filling.nodes()
    with pytest.raises(FillingError) as refusal:
        filling.set(path, value)
    assert refusal.value.code == code
    assert filling.nodes() == before
