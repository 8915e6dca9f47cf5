"""The centre of a contour written as well-known binary (WKB), without a geometry library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]

_POLYGON = 3
_MULTIPOLYGON = 6


def rings(contour: bytes) -> Iterator[list[Point]]:
    """The rings (x, y), holes included, of a little-endian Polygon or MultiPolygon."""
    offset = 0

    def number() -> int:
        nonlocal offset
        (value,) = struct.unpack_from("<I", contour, offset)
        offset += 4
        return int(value)

    def header() -> int:
        nonlocal offset
        offset += 1
        return number()

    kind = header()
    if kind not in (_POLYGON, _MULTIPOLYGON):
        raise ValueError(f"neither a polygon nor a multipolygon: WKB type {kind}")
    for polygon in range(number() if kind == _MULTIPOLYGON else 1):
        if kind == _MULTIPOLYGON and header() != _POLYGON:
            raise ValueError(f"part {polygon} of a multipolygon is not a polygon")
        for _ in range(number()):
            count = number()
            flat = struct.unpack_from(f"<{2 * count}d", contour, offset)
            offset += 16 * count
            yield list(zip(flat[::2], flat[1::2], strict=True))


def centroid(contour: bytes) -> Point:
    """Latitude and longitude of the centre of area. Holes count as negative: they turn the other way."""
    area = x = y = 0.0
    for ring in rings(contour):
        for (x1, y1), (x2, y2) in pairwise(ring):
            cross = x1 * y2 - x2 * y1
            area += cross
            x += cross * (x1 + x2)
            y += cross * (y1 + y2)
    return y / (3 * area), x / (3 * area)
