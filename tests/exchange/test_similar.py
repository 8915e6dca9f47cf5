"""Names that look alike."""

from __future__ import annotations

import pytest

from census_app.exchange.similar import SimilarNames

DERVAL, JANS = "44051", "44076"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Repair café de Derval", "Repair cafe Derval", True),
        ("Les Amis du vélo", "Amis du vélo", True),
        ("Derval Repair café", "Repair café Derval", True),
        ("Café associatif", "Café asociatif", True),
        ("AMAP du Don", "SEL du Pays", False),
        ("Jardin partagé 1", "Jardin partagé 2", False),
    ],
)
def test_in_one_commune(one: str, other: str, alike: bool) -> None:
    names = SimilarNames()
    names.add(one, DERVAL, "la ligne 2")
    assert names.like(other, DERVAL) == ("la ligne 2" if alike else None)


def test_the_same_name_elsewhere_is_another_initiative() -> None:
    names = SimilarNames()
    names.add("Repair café", DERVAL, "la ligne 2")
    assert names.like("Repair café", JANS) is None
    assert names.like("Repair café", None) is None
