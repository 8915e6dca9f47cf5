"""The rules of the questionnaires: what they refuse, what they doubt, whom they ask."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.questionnaires.reading import NAMES, Row, sheets

EXPRESSIONS: Final = (
    *(
        "relevant",
        "constraint",
        "calculation",
        "choice_filter",
        "warning",
        "default",
        "label",
        "warning_message",
    ),
)
REFERENCE: Final = re.compile(r"\$\{([^}]*)\}")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule", ["constraint", "warning"])
def test_a_rule_says_what_is_wrong(name: str, rule: str) -> None:
    for row in sheets(name).survey:
        assert (rule in row) == (f"{rule}_message" in row), f"{name}: {row['name']}, {rule}"


@pytest.mark.parametrize("name", NAMES)
def test_a_number_is_bounded(name: str) -> None:
    for row in sheets(name).survey:
        if row["type"] in {"integer", "decimal"}:
            assert "constraint" in row, f"{name}: {row['name']}"


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_names_only_what_stands_above_it(name: str) -> None:
    asked: set[str] = set()
    for row in sheets(name).survey:
        asked.add(row.get("name", ""))
        named = {each for column in EXPRESSIONS for each in REFERENCE.findall(row.get(column, ""))}
        assert named <= asked, f"{name}: {row['name']} looks ahead to {sorted(named - asked)}"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_used_once(name: str) -> None:
    names = [row["name"] for row in sheets(name).survey if not row["type"].startswith("end_")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["initiative", "reseau"])
def test_consent_is_asked_first_and_stops_everything(name: str) -> None:
    survey = sheets(name).survey
    questions = [row for row in survey if row["type"].startswith(("select_", "text", "integer", "decimal"))]
    assert questions[0]["name"] == "consent_record"
    assert questions[0]["required"] == "yes"
    for section in sections(survey)[1:]:
        assert section["relevant"].split(" and ")[0] == "${consent_record} != 'non'"


def sections(survey: tuple[Row, ...]) -> list[Row]:
    """The groups at the top of a survey."""
    depth, found = 0, []
    for row in survey:
        if row["type"].startswith("begin_"):
            found += [row] if depth == 0 else []
            depth += 1
        elif row["type"].startswith("end_"):
            depth -= 1
        else:
            assert depth, f"{row['name']} stands outside every section"
    return found


def test_the_sections_of_the_initiative_are_those_announced() -> None:
    assert [row["label"] for row in sections(sheets("initiative").survey)] == [
        *("Avant de commencer", "Qui êtes-vous", "Ce que vous faites", "Où, pour qui et avec qui"),
        *("Emploi et bénévolat", "Argent", "Ce que cela change", "Environnement"),
        *("Ce qui est fragile", "Effets à surveiller", "Besoins et projets", "Après l’entretien"),
    ]


@pytest.mark.parametrize(
    ("indicator", "domains"),
    [("S18", {"DEP"}), ("N08", {"NOU"}), ("N12", {"ENE"}), ("N01", {"EQU", "REP", "SER"})],
)
def test_a_figure_of_one_trade_is_asked_of_that_trade_only(indicator: str, domains: set[str]) -> None:
    relevances: list[str] = []
    for row in sheets("initiative").survey:
        if row["type"].startswith("begin_"):
            relevances.append(row.get("relevant", ""))
        elif row["type"].startswith("end_"):
            relevances.pop()
        elif row["name"] == indicator:
            conditions = " ".join(relevances)
            assert set(re.findall(r"\$\{all_domains\}, '([A-Z]{3})'", conditions)) == domains
            return
    pytest.fail(f"{indicator} is not asked")
