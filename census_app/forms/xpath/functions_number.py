"""Functions on numbers: arithmetic, rounding, trigonometry."""

import math
import secrets
from collections.abc import Callable

from census_app.forms.xpath.function import MANY, Function, of_numbers, of_texts, of_values
from census_app.forms.xpath.moments import Moment, read_moment
from census_app.forms.xpath.values import NAN, Nodes, Value, js_round, numbers, to_number

_random = secrets.SystemRandom()


def _safe(function: Callable[..., float]) -> Callable[..., float]:
    """Outside its domain a function is not a number, as in JavaScript, rather than an error."""

    def call(*arguments: float) -> float:
        if any(math.isnan(argument) for argument in arguments):
            return NAN
        try:
            return float(function(*arguments))
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf

    return call


def _sum(values: Value) -> float:
    found = numbers(values)
    return sum(found[1:], start=found[0]) if found else NAN


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    def call(*values: Value) -> float:
        found = [number for value in values for number in numbers(value)]
        return NAN if not found or any(math.isnan(number) for number in found) else choose(found)

    return call


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: -math.inf if number == 0 else function(number)


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    return math.pow(base, exponent)


def _round(number: float, decimals: float = 0.0) -> float:
    if math.isnan(number) or math.isnan(decimals):
        return NAN
    scale = 10.0**decimals
    return math.copysign(js_round(abs(number) * scale) / scale, number)


def _integer(number: float) -> float:
    return number if math.isnan(number) or math.isinf(number) else float(math.trunc(number))


def _whole(round_: Callable[[float], int]) -> Callable[[float], float]:
    return lambda number: number if math.isnan(number) or math.isinf(number) else float(round_(number))


def _number(value: Value) -> Value:
    """The number of a value; a date's keeps its whole days as a text."""
    if isinstance(value, str | Nodes):
        text = value if isinstance(value, str) else (value[0].text() if value else "")
        at = read_moment(text) if len(text) >= 10 else None
        if at is not None:
            return Moment(at, counted=True)
    return value if isinstance(value, float | Moment) else to_number(value)


NUMBERS: dict[str, Function] = {
    "number": of_values(1, 1, _number),
    "int": of_numbers(1, 1, _integer),
    "round": of_numbers(1, 2, _safe(_round)),
    "floor": of_numbers(1, 1, _whole(math.floor)),
    "ceiling": of_numbers(1, 1, _whole(math.ceil)),
    "abs": of_numbers(1, 1, abs),
    "sum": of_values(1, 1, _sum),
    "min": of_values(1, MANY, _extreme(min)),
    "max": of_values(1, MANY, _extreme(max)),
    "pow": of_numbers(2, 2, _safe(_power)),
    "sqrt": of_numbers(1, 1, _safe(math.sqrt)),
    "exp": of_numbers(1, 1, _safe(math.exp)),
    "exp10": of_numbers(1, 1, _safe(lambda number: 10.0**number)),
    "log": of_numbers(1, 1, _safe(_logarithm(math.log))),
    "log10": of_numbers(1, 1, _safe(_logarithm(math.log10))),
    "sin": of_numbers(1, 1, _safe(math.sin)),
    "cos": of_numbers(1, 1, _safe(math.cos)),
    "tan": of_numbers(1, 1, _safe(math.tan)),
    "asin": of_numbers(1, 1, _safe(math.asin)),
    "acos": of_numbers(1, 1, _safe(math.acos)),
    "atan": of_numbers(1, 1, _safe(math.atan)),
    "atan2": of_numbers(2, 2, _safe(math.atan2)),
    "pi": of_texts(0, 0, lambda: math.pi),
    "random": of_texts(0, 0, _random.random),
}
