"""Functions on places: `latitude longitude altitude accuracy`, points of a line separated by `;`."""

import math
import re
from itertools import pairwise
from typing import TypeAlias

from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.function import MANY, Function, of_values
from census_app.forms.xpath.values import Value, js_round, text_number, texts

Point: TypeAlias = tuple[float, float]
_EARTH_METERS = 6_378_100


def read_point(text: str) -> Point | None:
    """The latitude and longitude of a point, in degrees; None where the text is none."""
    parts = text.split()
    if not 2 <= len(parts) <= 4:
        return None
    latitude, longitude = text_number(parts[0]), text_number(parts[1])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _line(values: list[str]) -> list[Point] | None:
    """The points of a line, written in one value or one a value; None unless there are two, all right."""
    if len(values) == 1:
        values = re.sub(r"(\s*;)+$", "", values[0].strip()).split(";")
    points = [read_point(value) for value in values]
    sound = [point for point in points if point is not None]
    return sound if len(sound) == len(points) and len(sound) >= 2 else None


def _hundredths(meters: float) -> float:
    return abs(js_round(meters * 100) / 100)


def _area(value: Value) -> float:
    """The area inside a line, closed if it is not, in square meters."""
    points = _line(texts(value))
    if points is None or len(points) < 3:
        return 0.0
    if points[0] != points[-1]:
        points = [*points, points[0]]
    total = sum(
        math.radians(end[1] - start[1])
        * (2 + math.sin(math.radians(end[0])) + math.sin(math.radians(start[0])))
        for start, end in pairwise(points)
    )
    return _hundredths(total * _EARTH_METERS * _EARTH_METERS / 2)


def _distance(*values: Value) -> float:
    """The length of a line, in meters."""
    points = _line([text for value in values for text in texts(value)])
    if points is None:
        raise XPathError("« distance » attend au moins deux positions", code="type")
    return _hundredths(sum(_between(start, end) for start, end in pairwise(points)))


def _between(start: Point, end: Point) -> float:
    first, second = math.radians(start[0]), math.radians(end[0])
    turn = math.cos(first) * math.cos(second) * math.cos(math.radians(start[1] - end[1]))
    return math.acos(max(-1.0, min(1.0, math.sin(first) * math.sin(second) + turn))) * _EARTH_METERS


def _geofence(point: Value, shape: Value) -> bool:
    """Whether a point lies within a closed shape."""
    place = read_point("".join(texts(point)[:1]))
    outline = _line(texts(shape)[:1])
    if place is None or outline is None or outline[0] != outline[-1]:
        return False
    latitude, longitude = place
    within = False
    for first, second in pairwise(outline):
        if (second[0] > latitude) != (first[0] > latitude):
            crossing = (first[1] - second[1]) * (latitude - second[0]) / (first[0] - second[0]) + second[1]
            within ^= longitude < crossing
    return within


PLACES: dict[str, Function] = {
    "area": of_values(1, 1, _area),
    "enclosed-area": of_values(1, 1, _area),
    "distance": of_values(1, MANY, _distance),
    "geofence": of_values(2, 2, _geofence),
}
