"""The script that rebuilds the communes, on a country of three."""

from __future__ import annotations

import importlib.util
import struct
import sys
from types import ModuleType
from typing import Any

import pytest

from census_app import paths


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("reference_build", paths.reference() / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commune(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "nom": name, "departement": code[:2], "type": "commune-actuelle", **more}


COUNTRY = [
    commune(
        "44002", "Bourg", population=20, codesPostaux=["44200", "44100"], anciensCodes=["44009", "44008"]
    ),
    commune("44001", "Ville", population=10),
    {"code": "44002", "nom": "Bourg", "type": "commune-deleguee", "chefLieu": "44002"},
    {"code": "44008", "nom": "Hameau", "type": "commune-deleguee", "chefLieu": "44002"},
    {
        "code": "44201",
        "nom": "Ville 1er Arrondissement",
        "type": "arrondissement-municipal",
        "commune": "44001",
    },
]


def test_communes_are_sorted_and_what_is_unknown_is_blank(build: ModuleType) -> None:
    epcis = [{"code": "200000001", "membres": [{"code": "44002"}]}]
    assert build.commune_rows(COUNTRY, epcis, {"44001": (47.5, -1.25)}) == [
        ("44001", "Ville", "44", "", 10, "47.50000", "-1.25000", ""),
        ("44002", "Bourg", "44", "200000001", 20, "", "", "44100 44200"),
    ]


def test_former_communes_lead_to_todays_and_keep_their_name_when_it_is_known(build: ModuleType) -> None:
    assert build.former_rows(COUNTRY) == [
        ("44008", "Hameau", "44002"),
        ("44009", "", "44002"),
        ("44201", "Ville 1er Arrondissement", "44001"),
    ]


def ring(*points: tuple[float, float]) -> bytes:
    flat = [degrees for point in (*points, points[0]) for degrees in point]
    return struct.pack(f"<I{len(flat)}d", len(flat) // 2, *flat)


SQUARE = ring((0, 0), (4, 0), (4, 4), (0, 4))
HOLE = ring((1, 1), (1, 2), (2, 2), (2, 1))


def test_the_centre_of_a_square_is_its_middle(build: ModuleType) -> None:
    assert build.centroid(struct.pack("<BII", 1, 3, 1) + SQUARE) == pytest.approx((2, 2))


def test_a_hole_pushes_the_centre_away(build: ModuleType) -> None:
    latitude, longitude = build.centroid(struct.pack("<BII", 1, 3, 2) + SQUARE + HOLE)
    assert latitude == longitude == pytest.approx((16 * 2 - 1.5) / 15)


def test_the_parts_of_a_commune_weigh_by_their_area(build: ModuleType) -> None:
    polygon = struct.pack("<BII", 1, 3, 1)
    island = ring((10, 0), (12, 0), (12, 2), (10, 2))
    contour = struct.pack("<BII", 1, 6, 2) + polygon + SQUARE + polygon + island
    assert build.centroid(contour) == pytest.approx(((16 * 2 + 4 * 1) / 20, (16 * 2 + 4 * 11) / 20))


def test_a_line_is_no_contour(build: ModuleType) -> None:
    with pytest.raises(ValueError, match="WKB type 2"):
        build.centroid(struct.pack("<BII", 1, 2, 0))
