"""Functions that decide, and those on the answers of multiple choices."""

from itertools import zip_longest

from census_app.forms.xpath.function import MANY, Arguments, Function, of_texts, of_values
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.values import (
    Value,
    numbers,
    text_number,
    to_boolean,
    to_number,
    to_text,
    truths,
    words,
)


def _if(scope: Scope, arguments: Arguments) -> Value:
    condition, when_true, when_false = arguments
    return when_true(scope) if to_boolean(condition(scope)) else when_false(scope)


def _coalesce(scope: Scope, arguments: Arguments) -> Value:
    first, second = arguments
    return to_text(first(scope)) or to_text(second(scope))


def _once(scope: Scope, arguments: Arguments) -> Value:
    return scope.world.own_value(scope.node) or to_text(arguments[0](scope))


def _checklist(least: Value, most: Value, *answers: Value) -> bool:
    satisfied = sum(truth for answer in answers for truth in truths(answer))
    return _within(least, most, float(satisfied))


def _weighted_checklist(least: Value, most: Value, *pairs: Value) -> bool:
    total = 0.0
    for answer, weight in zip_longest(pairs[::2], pairs[1::2], fillvalue=0.0):
        for truth, number in zip(truths(answer), numbers(weight), strict=False):
            total += number if truth else 0
    return _within(least, most, total)


def _within(least: Value, most: Value, total: float) -> bool:
    highest = to_number(most)
    return to_number(least) <= total and (highest == -1 or total <= highest)


def _selected(answers: str, choice: str) -> bool:
    listed = words(answers)
    return choice.strip() in (listed or [""]) and bool(listed or choice.strip() == "")


def _selected_at(answers: str, place: str) -> str:
    listed, number = words(answers), text_number(place)
    if number != number or number < 0:  # noqa: PLR0124 - NaN
        return ""
    return listed[int(number)] if number < len(listed) else ""


LOGIC: dict[str, Function] = {
    "if": Function(3, 3, _if),
    "coalesce": Function(2, 2, _coalesce),
    "once": Function(1, 1, _once),
    "boolean": of_values(1, 1, to_boolean),
    "not": of_values(1, 1, lambda value: not to_boolean(value)),
    "true": of_values(0, 0, lambda: True),
    "false": of_values(0, 0, lambda: False),
    "boolean-from-string": of_texts(1, 1, lambda text: text in {"1", "true"}),
    "checklist": of_values(3, MANY, _checklist),
    "weighted-checklist": of_values(4, MANY, _weighted_checklist),
    "selected": of_texts(2, 2, _selected),
    "selected-at": of_texts(2, 2, _selected_at),
    "count-selected": of_texts(1, 1, lambda answers: float(len(words(answers)))),
}
