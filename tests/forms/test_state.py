"""What holds for any filling: it can be kept and taken up again, and the order of answers does not matter."""

import json
import pickle
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from census_app.forms import Filling, FillingError, FormDefinition
from tests.forms.conftest import loaded

FORM = """
| survey |
|        | type              | name  | label     | relevant       | calculation      | choice_filter | constraint | required | repeat_count |
|        | integer           | a     | A         |                |                  |               | . > 0      | yes      |              |
|        | text              | b     | B ${a}    | ${a} > 2       |                  |               |            |          |              |
|        | calculate         | c     |           |                | ${a} * 2         |               |            |          |              |
|        | decimal           | over  | O         |                | ${c} + 1         |               |            |          |              |
|        | select_one l      | d     | D         |                |                  |               |            |          |              |
|        | select_multiple m | e     | E         | ${d} != ''     |                  | k = ${d}      |            |          |              |
|        | begin group       | g     | G         | ${b} != 'non'  |                  |               |            |          |              |
|        | date              | f     | F         |                |                  |               |            |          |              |
|        | begin repeat      | r     | R         |                |                  |               |            |          |              |
|        | integer           | n     | N         |                |                  |               | . < 50     |          |              |
|        | calculate         | m     |           |                | ${n} + ${a}      |               |            |          |              |
|        | end repeat        |       |           |                |                  |               |            |          |              |
|        | end group         |       |           |                |                  |               |            |          |              |
|        | calculate         | t     |           |                | sum(${n})        |               |            |          |              |
| choices |
|         | list_name | name | label | k |
|         | l         | x    | X     |   |
|         | l         | y    | Y     |   |
|         | m         | x1   | X1    | x |
|         | m         | y1   | Y1    | y |
|         | m         | y2   | Y2    | y |
"""  # noqa: E501

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.just("/data/a"), st.sampled_from(["", "1", "3", "-2", "40"])),
        st.tuples(st.just("set"), st.just("/data/b"), st.sampled_from(["", "oui", "non", "é à"])),
        st.tuples(st.just("set"), st.just("/data/over"), st.sampled_from(["", "7", "0.5"])),
        st.tuples(st.just("set"), st.just("/data/d"), st.sampled_from(["", "x", "y"])),
        st.tuples(st.just("set"), st.just("/data/e"), st.sampled_from(["", "x1", "y1 y2"])),
        st.tuples(st.just("set"), st.just("/data/g/f"), st.sampled_from(["", "2024-02-29"])),
        st.tuples(
            st.just("set"),
            st.sampled_from(["/data/g/r[1]/n", "/data/g/r[2]/n"]),
            st.sampled_from(["4", "60"]),
        ),
        st.tuples(st.just("add"), st.just("/data/g/r"), st.just("")),
        st.tuples(st.just("remove"), st.sampled_from(["/data/g/r[1]", "/data/g/r[2]"]), st.just("")),
        st.tuples(
            st.just("mark"),
            st.sampled_from(["/data/a", "/data/g/f"]),
            st.sampled_from(["refus", "sans_objet"]),
        ),
        st.tuples(
            st.just("annotate"),
            st.sampled_from(["/data/a", "/data/b"]),
            st.sampled_from(["", "dit à voix basse"]),
        ),
    ),
    max_size=20,
)


def form() -> FormDefinition:
    return loaded(FORM)


def take(filling: Filling, steps: list[tuple[str, str, str]]) -> None:
    for verb, path, value in steps:
        try:
            if value or verb in {"set", "annotate"}:
                getattr(filling, verb)(path, value)
            else:
                getattr(filling, verb)(path)
        except FillingError:
            continue


def seen(filling: Filling) -> list[Any]:
    return [(state, state.choices) for state in filling.nodes() if state.name != "instanceID"]


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_filling_taken_up_again_is_the_same(steps: list[tuple[str, str, str]]) -> None:
    filling = Filling(form())
    take(filling, steps)
    state = json.loads(json.dumps(filling.state()))
    again = Filling.restore(form(), state)
    assert again.nodes() == filling.nodes()
    assert again.state() == state
    take(filling, steps)
    take(again, steps)
    assert seen(again) == seen(filling), "and it goes on in the same way"


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_every_change_is_announced(steps: list[tuple[str, str, str]]) -> None:
    filling = Filling(form())
    for step in steps:
        before = {state.path: state for state in filling.nodes()}
        try:
            verb, path, value = step
            changed = (
                getattr(filling, verb)(path, value)
                if verb not in {"add", "remove"}
                else getattr(filling, verb)(path)
            )
        except FillingError:
            assert {state.path: state for state in filling.nodes()} == before
            continue
        after = {state.path: state for state in filling.nodes()}
        differing = {place for place in before | after if before.get(place) != after.get(place)}
        assert differing <= changed


ANSWERS = (
    ("/data/a", "3"),
    ("/data/d", "y"),
    ("/data/g/f", "2024-02-29"),
    ("/data/g/r[1]/n", "4"),
)


@settings(max_examples=24, deadline=None)
@given(st.permutations(ANSWERS))
def test_the_order_of_independent_answers_does_not_matter(answers: list[tuple[str, str]]) -> None:
    expected, filling = Filling(form()), Filling(form())
    for path, value in ANSWERS:
        expected.set(path, value)
    for path, value in answers:
        filling.set(path, value)
    assert seen(filling) == seen(expected)


def test_a_definition_can_be_pickled() -> None:
    again = pickle.loads(pickle.dumps(form()))
    assert list(again.nodes) == list(form().nodes)
    assert Filling(again).set("/data/a", "3") == {
        "/data/a",
        "/data/b",
        "/data/c",
        "/data/over",
    }


def test_a_state_survives_a_question_that_is_gone() -> None:
    state = Filling(form()).state()
    state["answers"]["/data/gone"] = "x"
    assert Filling.restore(form(), state).node("/data/a").value == ""


def test_what_is_typed_over_two_calculations_in_a_row_is_taken_up_again() -> None:
    form = """
    | survey |
    |        | type         | name | label | calculation |
    |        | integer      | a    | A     |             |
    |        | integer      | h    | H     | ${f}        |
    |        | decimal      | f    | F     | ${a} div 3  |
    |        | begin repeat | r    | R     |             |
    |        | integer      | g    | G     |             |
    |        | integer      | i    | I     | ${g} + 1    |
    |        | integer      | j    | J     | ${i} * 2    |
    |        | end repeat   |      |       |             |
    """
    filling = Filling(loaded(form))
    for path, value in (
        ("a", "7"),
        ("f", ""),
        ("h", "10"),
        ("r[1]/g", "1"),
        ("r[1]/i", "5"),
        ("r[1]/j", "0"),
    ):
        filling.set(f"/data/{path}", value)
    filling.copy("/data/r[1]")
    again = Filling.restore(filling.definition, filling.state())
    for kept in (filling, again):
        assert [kept.node(f"/data/{name}").value for name in "fh"] == ["", "10"]
        assert [kept.node(f"/data/r[{each}]/{name}").value for each in (1, 2) for name in "ij"] == [
            "5",
            "0",
        ] * 2
    assert again.state() == filling.state()
