"""What is kept of an answer for each data type, as ODK writes it in a submission; empty where it is not one."""

import math
import re
from collections.abc import Callable
from datetime import date

from census_app.forms.definition import Bounds, NodeDefinition
from census_app.forms.xpath.functions_geo import read_point
from census_app.forms.xpath.moments import read_moment
from census_app.forms.xpath.values import number_text, text_number

_INT_MIN, _INT_MAX = -(2**31), 2**31 - 1
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(T\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?)?")
_TIME = re.compile(r"(\d{2}):(\d{2})(:\d{2}(\.\d+)?)?([-+](0\d|1[0-4]):[0-5]\d|Z)?")
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*")


def _number(text: str) -> float:
    return text_number(text) if _NUMBER.fullmatch(text) else math.nan


def _integer(text: str) -> str:
    number = _number(text)
    if math.isnan(number) or math.isinf(number) or not _INT_MIN <= math.trunc(number) <= _INT_MAX:
        return ""
    return str(math.trunc(number))


def _decimal(text: str) -> str:
    number = _number(text)
    if math.isnan(number) or math.isinf(number):
        return ""
    written = number_text(number) if abs(number) >= 1e-6 else f"{number:.20f}".rstrip("0")
    return f"{written.rstrip('.')}.0" if "." not in written or written.endswith(".") else written


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    try:
        return date.fromisoformat(match.group(1)).isoformat()
    except ValueError:
        return ""


def _time(text: str) -> str:
    match = _TIME.fullmatch(text)
    if match is None or int(match.group(1)) > 23 or int(match.group(2)) > 59:
        return ""
    return text


def _datetime(text: str) -> str:
    return text if "T" in text and read_moment(text) is not None else ""


def _geopoint(text: str) -> str:
    point = read_point(text)
    return text.strip() if point is not None and not any(math.isnan(degrees) for degrees in point) else ""


def _geoline(text: str) -> str:
    points = [point.strip() for point in text.strip().rstrip(";").split(";")]
    return text.strip() if len(points) > 1 and all(_geopoint(point) for point in points) else ""


_BY_TYPE: dict[str, Callable[[str], str]] = {
    "int": _integer,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _datetime,
    "geopoint": _geopoint,
    "geotrace": _geoline,
    "geoshape": _geoline,
}


def kept(definition: NodeDefinition, text: str) -> str:
    """What the node keeps of a text: its canonical form, or nothing where its type refuses it."""
    if not text:
        return ""
    if definition.kind == "acknowledge":
        return "OK" if text.lower() in {"ok", "true"} else ""
    if definition.kind in {"select_multiple", "rank"}:
        return " ".join(dict.fromkeys(text.split()))
    codec = _BY_TYPE.get(definition.bind.type)
    value = text if codec is None else codec(text)
    return value if definition.bounds is None or _within(definition.bounds, value) else ""


def _within(bounds: Bounds, value: str) -> bool:
    return bool(value) and min(bounds.start, bounds.end) <= text_number(value) <= max(
        bounds.start, bounds.end
    )
