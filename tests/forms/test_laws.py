"""What holds whatever the form and whatever is answered: both are drawn at random."""

import contextlib
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from census_app.forms import Filling, FillingError, FormDefinition, load_form
from tests.forms.random_forms import RandomForm, random_forms

VALUES = ("", "x", "y", "2", "x y", "7", "0")
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(form: RandomForm) -> FormDefinition:
    return load_form(form.text, "data")


def seen(filling: Filling) -> list[Any]:
    return [(state, state.choices) for state in filling.nodes() if state.name != "instanceID"]


def wander(filling: Filling, data: st.DataObject, most: int = 12) -> None:
    """Take steps drawn at random among those that are possible, and some that are not."""
    for _ in range(data.draw(st.integers(0, most))):
        nodes = filling.nodes()
        node = data.draw(st.sampled_from(nodes))
        try:
            if node.kind == "repeat":
                filling.add(node.path)
            elif node.kind == "instance":
                filling.remove(node.path)
            else:
                filling.set(node.path, data.draw(st.sampled_from(VALUES)))
        except FillingError:
            assert filling.nodes() == nodes, "a step that cannot be done changes nothing"


@MANY
@given(random_forms(), st.data())
def test_any_filling_of_any_form_is_the_same_once_saved_and_loaded(
    form: RandomForm, data: st.DataObject
) -> None:
    definition = read(form)
    filling = Filling(definition)
    wander(filling, data)
    again = Filling.restore(definition, json.loads(json.dumps(filling.state())))
    assert seen(again) == seen(filling)
    assert again.state() == filling.state()


@MANY
@given(random_forms(), st.data())
def test_the_order_of_free_answers_never_matters(form: RandomForm, data: st.DataObject) -> None:
    definition = read(form)
    answers = [(path, data.draw(st.sampled_from(VALUES))) for path in form.free]
    fillings = []
    for order in (answers, data.draw(st.permutations(answers))):
        filling = Filling(definition)
        for path, value in order:
            with contextlib.suppress(FillingError):  # a word where a number is wanted
                filling.set(path, value)
        fillings.append(filling)
    assert seen(fillings[0]) == seen(fillings[1])


@MANY
@given(random_forms(), st.data())
def test_what_is_said_to_have_changed_is_all_that_has(form: RandomForm, data: st.DataObject) -> None:
    filling = Filling(read(form))
    wander(filling, data, 4)
    before = {state.path: state for state in filling.nodes()}
    node = data.draw(st.sampled_from(tuple(before.values())))
    try:
        changed = filling.set(node.path, data.draw(st.sampled_from(VALUES)))
    except FillingError:
        changed = frozenset()
    after = {state.path: state for state in filling.nodes()}
    assert {path for path in before | after if before.get(path) != after.get(path)} <= changed
