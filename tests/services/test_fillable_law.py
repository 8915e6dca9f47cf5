"""Answering on the sheet is answering on the screen: any answers, given both ways, make the same filling."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from census_app.forms import Filling, FormDefinition, NodeState
from census_app.forms.numbering import plain_path
from census_app.forms.unanswered import Unanswered
from census_app.services import questionnaires
from census_app.services.fillable.placing import place
from census_app.services.fillable.plan import PICKS, TICKED
from census_app.services.fillable.reading import read_fillable
from census_app.services.fillable.writing import write_fillable
from tests.services.respondent import Respondent
from tests.story import begin

_WORDS = ("Oui, souvent", "02 40 81 00 00", "Deux\nlignes", "+33 2 40", "12", "« à voir »", "nsp ?", "-")
_ASKED = ("select_one", "select_multiple", "integer", "decimal", "text", "date")
_OTHERS = ("afterwards", "meta")


@cache
def sent(form_id: str) -> tuple[Path, FormDefinition]:
    """A blank workbook of a built-in questionnaire, and its form."""
    story = begin(Path(mkdtemp(prefix="feuille-")))
    kept = next(
        k for k in questionnaires.of_campaign(story.inventory, story.campaign) if k.form_id == form_id
    )
    path = write_fillable(story.inventory, story.inventory.path.with_name("f.xlsx"), questionnaire_id=kept.id)
    form = questionnaires.definition(story.inventory, kept.id)
    story.inventory.close()
    return path, form


def answered_at_random(form: FormDefinition, chance: random.Random) -> Filling:
    """The engine answering what is asked, as it comes; some questions are left or refused."""
    filling = Filling(form)
    seen: set[str] = set()
    while waiting := [node for node in asked(filling) if node.path not in seen]:
        for node in waiting:
            seen.add(node.path)
            if not filling.node(node.path).relevant or chance.random() < 0.25:
                continue
            if "[" not in node.path and chance.random() < 0.1:
                filling.mark(node.path, chance.choice(("ne_sait_pas", "refus", "sans_objet")))
            elif value := any_value(filling.node(node.path), chance):
                filling.set(node.path, value)
        for node in filling.nodes():
            if node.kind == "repeat" and node.relevant and f"{node.path}[2]" not in seen:
                seen.add(f"{node.path}[2]")
                filling.add(node.path)
    return filling


def asked(filling: Filling) -> Iterator[NodeState]:
    for node in filling.nodes():
        section = node.path.split("/")[2:3]
        if node.kind in _ASKED and node.relevant and section[0] not in _OTHERS:
            yield node


def any_value(node: NodeState, chance: random.Random) -> str:
    names = [choice.name for choice in node.choices or ()]
    if node.kind == "select_one":
        return chance.choice(names) if names else ""
    if node.kind == "select_multiple":
        return " ".join(chance.sample(names, chance.randint(0, min(8, len(names)))))
    if node.kind == "integer":
        return str(chance.choice((0, 1, 30, 2016, 1_234_567)))
    if node.kind == "decimal":
        return chance.choice(("0.5", "3", "1234.56"))
    if node.kind == "date":
        return (date(2026, 1, 1) + timedelta(days=chance.randint(0, 300))).isoformat()
    return chance.choice(_WORDS)


def written_on_the_sheet(path: Path, filling: Filling) -> Path:
    """The same answers typed by hand into the workbook."""
    respondent, form = Respondent(path), Unanswered(filling.definition)
    titles: dict[str, dict[int, dict[str, Any]]] = {}
    for node in asked(filling):
        definition = filling.definition.nodes[plain_path(node.path)]
        labels = {choice.name: choice.label for choice in form.choices(definition)} if node.choices else {}
        if "[" in node.path:
            repeat, _, rest = node.path.partition("[")
            rows = titles.setdefault(repeat, {})
            rows.setdefault(int(rest.partition("]")[0]), {})[node.name] = typed(node, labels)
        elif node.absence:
            respondent.type(node.path, node.absence.replace("_", " "), "Sans réponse")
        elif node.kind == "select_multiple" and node.value:
            choose(respondent, node, labels)
        elif node.value:
            respondent.type(node.path, typed(node, labels))
    for repeat, rows in titles.items():
        fill_rows(respondent, form.text(filling.definition.nodes[repeat].label), rows, filling, repeat)
    return respondent.send(f"rempli-{random.randrange(10**9)}.xlsx")


def choose(respondent: Respondent, node: NodeState, labels: Mapping[str, str]) -> None:
    names = node.value.split()
    if len(labels) <= TICKED:
        respondent.tick(node.path, *names)
        return
    for place_, name in enumerate(names[: PICKS - 1], 1):
        respondent.type(f"{node.path}#{place_}", labels[name])
    if rest := names[PICKS - 1 :]:
        respondent.type(f"{node.path}#{PICKS}", " ; ".join(labels[name] for name in rest))


def fill_rows(
    respondent: Respondent,
    title: str,
    rows: Mapping[int, Mapping[str, Any]],
    filling: Filling,
    repeat: str,
) -> None:
    names = [child.name for child in filling.definition.nodes[repeat].children if child.kind in _ASKED]
    for number, row in rows.items():
        respondent.fill(title, number, *(row.get(name) for name in names))


def typed(node: NodeState, labels: Mapping[str, str]) -> Any:
    if not node.value:
        return None
    if node.kind == "integer":
        return int(node.value)
    if node.kind == "decimal":
        return float(node.value)
    if node.kind == "date":
        return date.fromisoformat(node.value)
    return labels.get(node.value, node.value)


def state(filling: Filling) -> dict[str, tuple[str, str]]:
    return {node.path: (node.value, node.absence) for node in asked(filling) if node.value or node.absence}


@pytest.mark.slow
@pytest.mark.parametrize("form_id", ["initiative", "reseau", "participant"])
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_a_sheet_filled_in_says_what_the_screen_would(form_id: str, seed: int) -> None:
    blank, form = sent(form_id)
    on_screen = answered_at_random(form, random.Random(seed))
    path = written_on_the_sheet(blank, on_screen)
    on_paper = Filling(form)
    place(on_paper, read_fillable(path), {})
    path.unlink()

    assert state(on_paper) == state(on_screen)
