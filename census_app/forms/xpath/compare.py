"""Comparisons, as ODK's engine makes them: nodes by any of theirs, dates and numbers as numbers."""

import operator
from collections.abc import Callable

from census_app.forms.xpath.moments import Moment
from census_app.forms.xpath.values import Nodes, Value, to_boolean, to_number, to_text

_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def equals(left: Value, right: Value) -> bool:
    """Whether two values are equal: as booleans if one is, else numbers if one is, else texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, Nodes):
        return any(equals(node.text(), right) for node in left)
    if isinstance(right, Nodes):
        return equals(right, left)
    return _same(left, right)


def differs(left: Value, right: Value) -> bool:
    """Whether two values differ; of nodes, whether any does (so no node differs from nothing)."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) != to_boolean(right)
    if isinstance(left, Nodes):
        return any(differs(node.text(), right) for node in left)
    if isinstance(right, Nodes):
        return any(differs(left, node.text()) for node in right)
    return not _same(left, right)


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, float | Moment) or isinstance(right, float | Moment):
        return to_number(left) == to_number(right)
    return to_text(left) == to_text(right)


def ordered(sign: str) -> Callable[[Value, Value], bool]:
    """The comparison of a sign `<`, `<=`, `>` or `>=`: always of numbers (a date is its days)."""
    order = _ORDERS[sign]

    def compare(left: Value, right: Value) -> bool:
        if isinstance(left, Nodes):
            return any(compare(node.text(), right) for node in left)
        if isinstance(right, Nodes):
            return any(compare(left, node.text()) for node in right)
        return order(to_number(left), to_number(right))

    return compare
