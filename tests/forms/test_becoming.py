"""One filling that takes interview after interview: each time what a filling of its own would be."""

from __future__ import annotations

import random
from datetime import datetime

from census_app.forms import Context, Filling, load_form
from tests.exchange.rich_form import interviews, load

CLOCK = """
| survey |
| | type | name | label | calculation | relevant | constraint |
| | calculate | today | | format-date(now(), '%Y-%m-%d') | | |
| | integer | count | Combien ? | | | . < 10 |
| | text | why | Pourquoi ? | | ${count} > 3 | |
| | calculate | twice | | ${count} * 2 | | |
| | begin_repeat | site | Lieu | | | |
| | text | place | Où, en ${today} ? | | | |
| | calculate | rank | | position(..) | | |
| | end_repeat | | | | | |
"""


def seen(filling: Filling) -> list[object]:
    return [filling.state(), filling.outputs(), filling.validate(), filling.nodes()]


def test_each_interview_is_as_in_a_filling_of_its_own() -> None:
    form = load()
    states = [each.filling.state() for each in interviews(form)]
    order = [*states, *random.Random(1).choices(states, k=8), {}]
    one = Filling(form)
    for state in order:
        one.become(state)
        assert seen(one) == seen(Filling.restore(form, state))


def test_the_clock_of_each_interview_is_its_own() -> None:
    form = load_form(CLOCK)
    one = Filling(form)
    for day, answers, sites in (
        (3, {"/data/count": "5", "/data/why": "Ainsi", "/data/site[2]/place": "Issé"}, 2),
        (4, {"/data/count": "12", "/data/why": "Ainsi"}, 0),
        (4, {"/data/count": "2", "/data/why": "Ainsi", "/data/site[1]/place": "Jans"}, 1),
    ):
        moment = datetime.fromisoformat(f"2026-03-0{day}T10:00:00+01:00")
        state = {"version": 1, "repeats": {"/data/site": sites}, "answers": answers}
        one.become(state, lambda moment=moment: moment)  # type: ignore[misc]
        context = Context(now=lambda moment=moment: moment)  # type: ignore[misc]
        assert seen(one) == seen(Filling.restore(form, state, context=context))
        assert one.node("/data/today").value == f"2026-03-0{day}"
