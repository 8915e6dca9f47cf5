"""Functions on dates and times."""

import math

from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.function import Arguments, Function, of_texts, of_values
from census_app.forms.xpath.moments import (
    Moment,
    day_fraction,
    format_moment,
    moment_of_days,
    moment_of_text,
    read_moment,
)
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.values import Value, to_text


def _today(scope: Scope, _arguments: Arguments) -> Value:
    return Moment(scope.world.now().replace(hour=0, minute=0, second=0, microsecond=0))


def _now(scope: Scope, _arguments: Arguments) -> Value:
    return Moment(scope.world.now())


def _date(value: Value) -> Value:
    if isinstance(value, bool):
        return ""
    if isinstance(value, Moment):
        return value
    if isinstance(value, float):
        return moment_of_days(value)
    text = to_text(value)
    return moment_of_text(text) if text else ""


def _decimal_date_time(value: Value) -> float:
    if isinstance(value, bool):
        raise XPathError("« decimal-date-time » attend une date", code="type")
    moment = _date(value)
    return moment.days if isinstance(moment, Moment) else math.nan


def _format(text: str, pattern: str) -> str:
    at = read_moment(text)
    return "" if at is None else format_moment(at, pattern)


DATES: dict[str, Function] = {
    "today": Function(0, 0, _today),
    "now": Function(0, 0, _now),
    "date": of_values(1, 1, _date),
    "date-time": of_values(1, 1, _date),
    "decimal-date-time": of_values(1, 1, _decimal_date_time),
    "decimal-time": of_texts(1, 1, day_fraction),
    "format-date": of_texts(2, 2, _format),
    "format-date-time": of_texts(2, 2, _format),
}
