"""What people write, and the commune it means: the 33 communes of the Pays are home."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from census_app.domain.communes import Commune, Gazetteer, How
from census_app.domain.perimeters import load_perimeters

PAYS = load_perimeters()[0].communes
GAZETTEER = Gazetteer.load()
OFFICIAL = {code: commune.name for code in PAYS if (commune := GAZETTEER.get(code))}


def found(text: str, perimeter: tuple[str, ...] = PAYS) -> tuple[str | None, How]:
    match = GAZETTEER.match(text, perimeter)
    return (match.commune.code if match.commune else None), match.how


def candidates(text: str, perimeter: tuple[str, ...] = PAYS) -> list[str]:
    match = GAZETTEER.match(text, perimeter)
    assert match.commune is None
    return [commune.code for commune in match.candidates]


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@st.composite
def _spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A commune of the Pays and a way to write its name."""
    code = draw(st.sampled_from(PAYS))
    name = OFFICIAL[code]
    article, _, rest = name.partition(" ")
    bare = rest if article in ("Le", "La", "Les") else name
    text = draw(st.sampled_from((name, bare, f"{bare} (La)", f"le {bare}", f"La {bare}")))
    text = text.replace("-", draw(st.sampled_from(("-", " ", "  ", " - ", "'", "’", ""))))
    if draw(st.booleans()):
        text = without_accents(text)
    text = {"upper": text.upper(), "lower": text.lower(), "title": text.title(), "as it is": text}[
        draw(st.sampled_from(("as it is", "upper", "lower", "title")))
    ]
    text = unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), text)
    commune = GAZETTEER.get(code)
    assert commune is not None
    postal = commune.postal_codes[0]
    around = (
        "{}",
        " {} ",
        "{} (44)",
        "{} 44",
        f"{{}} {postal}",
        f"{postal} {{}}",
        f"{{}}, {postal}",
        f"{{}} ({code})",
    )
    return code, draw(st.sampled_from((*around, "{} (Loire-Atlantique)", "{}, loire atlantique"))).format(
        text
    )


@given(_spellings())
def test_any_way_to_write_an_official_name_finds_its_commune(case: tuple[str, str]) -> None:
    code, text = case
    assert found(text)[0] == code, text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("St Aubin des Châteaux", "44153"),
        ("ST-JULIEN-DE-VOUVANTES", "44170"),
        ("Marsac s/ Don", "44091"),
        ("CHATEAUBRIANT CEDEX", "44036"),
        ("44146 Rougé", "44146"),
        ("44143 CHATEAUBRIANT CEDEX 1", "44036"),
        ("Derval 44110", "44051"),
    ],
)
def test_short_forms_are_read_in_full(text: str, code: str) -> None:
    assert found(text) == (code, How.EXACT)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Juigné Les Moutiers", "44078"),
        ("Sion", "44197"),
        ("Moisdon", "44099"),
        ("La Meilleraye", "44095"),
        ("St-Aubin", "44153"),
    ],
)
def test_usual_spellings_hold_at_home(text: str, code: str) -> None:
    assert found(text) == (code, How.ALIAS)
    assert found(text, ())[0] != code


@pytest.mark.parametrize("text", ["Le Grand-Auverné", "Villepôt", "La Chapelle Glain", "CHAPELLE GLAIN (LA)"])
def test_an_article_or_an_accent_more_is_no_other_name(text: str) -> None:
    assert found(text)[1] is How.EXACT


@pytest.mark.parametrize(
    ("text", "code"),
    [("44036", "44036"), ("1004", "01004"), ("01004", "01004"), ("44036.0", "44036"), ("2a004", "2A004")],
)
def test_a_code_is_taken_as_a_code_even_when_a_spreadsheet_shortened_it(text: str, code: str) -> None:
    assert found(text) == (code, How.CODE)


def test_a_number_that_is_a_code_elsewhere_and_a_postal_code_at_home_is_not_decided() -> None:
    assert {"44036", "44110"} <= set(candidates("44110"))
    assert found("44110", ()) == ("44110", How.CODE)


def test_a_postal_code_shared_by_communes_at_home_offers_them() -> None:
    assert candidates("44590") == ["44051", "44086", "44105", "44193", "44197"]


def test_a_former_commune_leads_to_the_commune_of_today() -> None:
    assert found("Saint-Mars-la-Jaille") == ("44180", How.FORMER)
    assert found("44191") == ("44180", How.FORMER)
    assert candidates("Saint-Sulpice-des-Landes") == ["44180", "35316"]


def test_a_misspelt_name_is_suggested_and_not_corrected() -> None:
    match = GAZETTEER.match("Chateaubriand", PAYS)
    assert (match.commune, match.how) == (None, How.SIMILAR)
    assert match.candidates[0].code == "44036"


@pytest.mark.parametrize(
    ("text", "code"),
    [("Lusangé", "44086"), ("Nozai", "44113"), ("Vai", "44214"), ("Issey", "44075"), ("Erbrey", "44054")],
)
def test_the_likeliest_commune_at_home_is_suggested_first(text: str, code: str) -> None:
    assert candidates(text)[0] == code


def test_homonyms_elsewhere_are_not_guessed_between_but_the_nearest_come_first() -> None:
    assert candidates("Saint-Nazaire") == ["44184", "30288", "66186"]
    assert found("Saint-Nazaire (66)") == ("66186", How.EXACT)
    assert found("66570 St Nazaire") == ("66186", How.EXACT)


def test_a_name_that_begins_one_at_home_is_not_taken_for_its_homonym_elsewhere() -> None:
    home = ("44153",)
    gazetteer = Gazetteer(Gazetteer.shipped_lines())
    match = gazetteer.match("Saint-Aubin", home)
    assert (match.commune, match.candidates[0].code) == (None, "44153")


def test_a_name_that_its_postal_code_contradicts_is_left_to_the_reader() -> None:
    assert candidates("Derval 35000") == ["44051"]


def test_articles_tell_two_communes_apart() -> None:
    header = "code,name,departement,epci,population,lat,lon,postal_codes"
    lines = f"{header}\n99001,Essarts,99,,10,,,99000\n99002,Les Essarts,99,,20,,,99000\n"
    match = Gazetteer(lines).match("les essarts", ("99001", "99002"))
    assert match.commune == Commune("99002", "Les Essarts", "99", "", 20, None, None, ("99000",))
    assert Gazetteer(lines).match("la essarts", ("99001", "99002")).how is How.AMBIGUOUS


@pytest.mark.parametrize("text", ["", "   ", "-", "=1+1", "sans domicile", "qwxz"])
def test_what_names_no_commune_is_unknown(text: str) -> None:
    assert found(text) == (None, How.UNKNOWN)


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_accident(text: str) -> None:
    match = GAZETTEER.match(text, PAYS)
    assert (match.commune is None) == (match.how in (How.AMBIGUOUS, How.SIMILAR, How.UNKNOWN))


def test_every_official_name_of_a_departement_is_its_own_commune_there() -> None:
    communes = GAZETTEER.in_departement("2A")
    home = tuple(commune.code for commune in communes)
    assert len(communes) > 100
    assert [GAZETTEER.match(commune.name, home).commune for commune in communes] == list(communes)


def test_an_unknown_code_names_nothing() -> None:
    assert GAZETTEER.get("44000") is None
    assert GAZETTEER.get("") is None
    assert GAZETTEER.in_departement("") == GAZETTEER.in_epci("") == ()
