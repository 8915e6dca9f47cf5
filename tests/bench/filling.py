"""What the questionnaire engine does at each keystroke of an interview (no screen).

For information, with the goal of five milliseconds: the questionnaire of initiatives, and a form of 500
questions with a repeat of 50, with relevance, constraints and sums over the repeat.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.measure import Ground, Measure, seconds

if TYPE_CHECKING:
    from census_app.forms import Filling, NodeState

KEYSTROKES = 300
QUESTIONS = 500
OCCURRENCES = 50


def initiative(_ground: Ground) -> Sequence[float]:
    """The questionnaire of initiatives, any of its questions that are asked at that moment."""
    from census_app import paths
    from census_app.forms import Filling, load_form

    filling = Filling(load_form(paths.resources() / "questionnaires" / "initiative.md"))
    return _typing(filling)


def long_form(_ground: Ground) -> Sequence[float]:
    """A form of 500 questions and a repeat of 50."""
    from census_app.forms import Filling, load_form

    filling = Filling(load_form(long_text(), "long"))
    for _ in range(OCCURRENCES - len(filling.children("/data/site"))):
        filling.add("/data/site")
    return _typing(filling)


def _typing(filling: Filling) -> Sequence[float]:
    """Type in questions taken at random and read again what changed, as the screen does."""
    dice = random.Random(KEYSTROKES)
    taken: list[float] = []
    while len(taken) < KEYSTROKES:
        node = dice.choice([node for node in _asked(filling, "/data") if node.kind in _ANSWERS])
        for text in _ANSWERS[node.kind]:
            if filling.node(node.path).relevant:
                taken += [seconds(partial(_keystroke, filling, node.path, text))]
    return taken


_ANSWERS = {"text": ("A", "AM", "AMAP"), "integer": ("1", "12"), "decimal": ("1", "1.5")}


def _keystroke(filling: Filling, path: str, text: str) -> None:
    for changed in filling.set(path, text):
        filling.node(changed)


def _asked(filling: Filling, within: str) -> Iterator[NodeState]:
    for node in filling.children(within):
        if not node.relevant or node.readonly:
            continue
        if node.kind in {"group", "repeat", "instance"}:
            yield from _asked(filling, node.path)
        else:
            yield node


def long_text() -> str:
    """The long form: every tenth question is asked after the one before, calculations look at others."""
    rows = ["| survey |", "| | type | name | label | relevant | constraint | calculation |"]
    for number in range(QUESTIONS):
        relevant = f"${{q{number - 1}}} != '999'" if number % 10 == 5 else ""
        rows.append(f"| | integer | q{number} | Question {number} | {relevant} | . >= 0 and . < 1000 | |")
        if number % 25 == 24:
            terms = " + ".join(f"coalesce(${{q{each}}}, 0)" for each in range(number - 24, number + 1, 6))
            rows.append(f"| | calculate | c{number} | | | | {terms} |")
    rows += [
        "| | begin repeat | site | Lieu | | | |",
        "| | text | where | Commune | | | |",
        "| | decimal | part | Part | | . >= 0 and . <= 100 | |",
        "| | calculate | share | | | | round(${part} div sum(../../site/part) * 100, 1) |",
        "| | end repeat | | | | | |",
        "| | calculate | whole | | | | sum(${part}) |",
    ]
    return "\n".join(rows)


MEASURES = (
    Measure("type", "une frappe dans l’entretien (moteur, p95)", initiative),
    Measure("type-long", "une frappe, 500 questions, 50 lieux (p95)", long_form),
)
