"""What is kept of an answer for each data type, as ODK writes it in a submission; empty where it is none."""

import math
import re
from collections.abc import Callable
from datetime import date

from census_app.forms.definition import Bounds, NodeDefinition
from census_app.forms.xpath.moments import read_moment
from census_app.forms.xpath.values import number_text, text_number

_INT_MIN, _INT_MAX = -(2**31), 2**31 - 1
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(T\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?)?")
_TIME = re.compile(r"(\d{2}):(\d{2}):[0-5]\d(\.\d+)?([-+](0\d|1[0-4]):[0-5]\d|Z)?")
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
    return text if match is not None and int(match.group(1)) <= 23 and int(match.group(2)) <= 59 else ""


def _datetime(text: str) -> str:
    time = _TIME.fullmatch(text.partition("T")[2])
    return text if time is not None and read_moment(text) is not None else ""


def _geopoint(text: str) -> str:
    """Latitude, longitude, altitude and accuracy, as decimals; nowhere at 0, 0, which means no position."""
    numbers = [_number(part) for part in text.split()[:4]]
    if len(numbers) < 2 or any(math.isnan(number) for number in numbers):
        return ""
    latitude, longitude = numbers[:2]
    if abs(latitude) > 90 or abs(longitude) > 180 or latitude == longitude == 0:
        return ""
    return " ".join(_decimal(number_text(number)) for number in numbers)


def _points(text: str) -> list[str]:
    segments = text.split(";")
    return [_geopoint(segment) for segment in (segments if segments[-1].strip() else segments[:-1])]


def _geotrace(text: str) -> str:
    points = _points(text)
    return ";".join(points) if len(points) >= 2 and all(points) and not _is_closed(points) else ""


def _geoshape(text: str) -> str:
    points = _points(text)
    return ";".join(points) if len(points) >= 3 and all(points) and _is_closed(points) else ""


def _is_closed(points: list[str]) -> bool:
    return points[0].split()[:2] == points[-1].split()[:2]


_BY_TYPE: dict[str, Callable[[str], str]] = {
    "int": _integer,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _datetime,
    "geopoint": _geopoint,
    "geotrace": _geotrace,
    "geoshape": _geoshape,
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
