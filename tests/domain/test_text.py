"""Two spellings are the same word when only accents, case or punctuation differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.domain.text import fold, singular, without_article


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L'Œuvre  d’Été", "l oeuvre d ete"),
        ("Saint-Aubin-des-Châteaux", "saint aubin des chateaux"),
        ("  ISSÉ\u00a0", "isse"),
        ("Straße & Cie", "strasse cie"),
        ("…", ""),
    ],
)
def test_folding_keeps_the_words_only(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_article_in_front_goes_but_an_article_alone_stays() -> None:
    assert without_article("la chapelle glain") == "chapelle glain"
    assert without_article("l ile d yeu") == "ile d yeu"
    assert without_article("le") == "le"
    assert without_article("lesparre") == "lesparre"


def test_plurals_lose_their_mark_except_in_short_words() -> None:
    assert singular("jardins partages") == "jardin partage"
    assert singular("tiers lieux") == singular("tiers lieu")
    assert singular("bus") == "bus"
