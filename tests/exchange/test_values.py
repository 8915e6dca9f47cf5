"""What a cell says of a record's field, and what is refused in which words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from census_app.domain.fields import FieldValue, record_field
from census_app.exchange.parsed import FieldContext, Parsed
from census_app.exchange.values import parse_field
from census_app.sheets.model import CellError, Formula


def read(context: FieldContext, code: str, raw: object) -> Parsed:
    return parse_field(record_field(code), raw, context)


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("name", "  Repair   café\n", "Repair café"),
        ("name", "L\u2019Œuvre\u200b d\u00e9t\u00e9", "L’Œuvre dété"),
        ("name", "+ de lien", "+ de lien"),
        ("kind", "Réseau", "network"),
        ("domain", "se nourrir", "NOU"),
        ("domain", "NOU", "NOU"),
        ("types", "amap ; Repair Café", ("AMAP", "REPAIR_CAFE")),
        ("types", "AMAP SEL", ("AMAP", "SEL")),
        ("types", "Jardins partagés, AMAP, AMAP", ("JARDIN_PARTAGE", "AMAP")),
        ("types", ("AMAP", "SEL"), ("AMAP", "SEL")),
        ("legal_form", "Union, fédération", "union_federation"),
        ("status", "VALIDEE", "validee"),
        ("commune", "chateaubriant", "44036"),
        ("commune", 44036, "44036"),
        ("commune", "44110 CHATEAUBRIANT", "44036"),
        ("commune", "", None),
        ("commune", "-", None),
        ("created", 2012, 2012),
        ("created", "2012", 2012),
        ("created", Decimal("2012.0"), 2012),
        ("criterion_peers", "x", True),
        ("criterion_peers", 0, False),
        ("criterion_peers", "VRAI", True),
        ("siren", "732 829 320", "732829320"),
        ("siren", 73282932000074, "73282932000074"),
        ("rna", "w442001234", "W442001234"),
        ("rna", "W9R2005147", "W9R2005147"),
        ("email", "mailto:contact@amap.fr", "contact@amap.fr"),
        ("website", "www.amap.fr/don", "https://www.amap.fr/don"),
        ("website", "http://amap.fr", "http://amap.fr"),
        ("website", "https://www.youtube.com/@amap", "https://www.youtube.com/@amap"),
        ("phone", "02.40.81.00.00", "02 40 81 00 00"),
        ("phone", "+33 (0)2 40 81 00 00", "02 40 81 00 00"),
        ("phone", "+32 2 123 45 67", "+3221234567"),
        ("phone", "3949", "3949"),
        ("description", "un\r\n deux \x07", "un\n deux"),
        ("address", "=A1", "=A1"),
        ("naf", 9499, "9499"),
    ],
)
def test_a_cell_is_read(context: FieldContext, code: str, raw: object, value: FieldValue) -> None:
    assert read(context, code, raw) == Parsed(value)


@pytest.mark.parametrize(
    ("code", "raw", "value", "said"),
    [
        ("phone", 240810000, "02 40 81 00 00", "zéro perdu"),
        ("siren", 5520101, "005520101", "zéro perdu"),
        ("created", date(2012, 5, 1), 2012, "seule l’année"),
        ("commune", "Nantes", "44109", "hors du périmètre"),
        ("name", 1901, "1901", "que des chiffres"),
        ("description", Formula("A1&B1", "un texte"), "un texte", "vient d’une formule"),
    ],
)
def test_what_is_read_otherwise_than_written_is_told(
    context: FieldContext, code: str, raw: object, value: FieldValue, said: str
) -> None:
    parsed = read(context, code, raw)
    assert parsed.value == value
    assert said in (parsed.warning or "")


@pytest.mark.parametrize(
    ("code", "raw", "said"),
    [
        ("name", "=SUM(A1)", "est une formule"),
        ("name", "=cmd|' /C calc'!A0", "est une formule"),
        ("name", "+cmd|' /C calc'!A0", "est une formule"),
        ("name", "@SUM(1)", "est une formule"),
        ("name", Formula("SUM(A1:A2)", "12"), "contient une formule"),
        ("name", CellError("#REF!"), "#REF!"),
        ("name", "#N/A", "#N/A"),
        ("name", "???", "n’est pas un nom"),
        ("name", True, "n’est pas un nom"),
        ("name", date(2012, 5, 1), "une date"),
        ("name", "x" * 300, "trop long"),
        ("kind", "machin", "n’est pas dans la liste (Initiative, Réseau)"),
        ("types", "AMAP; repair cofé", "vouliez-vous dire « Repair café »"),
        ("domain", "NOU;SER", "plusieurs valeurs"),
        ("commune", "Chateaubrian", "vouliez-vous dire « Châteaubriant (44036) »"),
        ("commune", "Derval 60", "vouliez-vous dire « Derval (44051) »"),
        ("commune", "Xyzzyville", "n’est pas une commune connue"),
        ("commune", "Saint-Denis", "Écrivez le code INSEE"),
        ("created", "vers 2010", "n’est pas une année"),
        ("created", 1650, "entre 1800 et 2027"),
        ("created", 2040, "entre 1800 et 2027"),
        ("created", date(1905, 7, 2), "l’année 2010 que le tableur"),
        ("criterion_peers", "peut-être", "ni oui ni non"),
        ("siren", "123456789", "un chiffre est faux"),
        ("siren", "7,3E+13", "abrégé par le tableur"),
        ("rna", "W12", "W et neuf chiffres"),
        ("email", "contact(at)amap.fr", "n’est pas une adresse"),
        ("email", "a@b.fr; c@d.fr", "plusieurs adresses"),
        ("website", "notre site", "n’est pas une adresse de site"),
        ("website", "contact@amap.fr", "n’est pas une adresse de site"),
        ("website", "javascript:alert(1)", "n’est pas une adresse de site"),
        ("phone", "02 40 81 00", "dix chiffres"),
        ("phone", "02 40 81 00 00 / 06 12 34 56 78", "plusieurs numéros"),
        ("address", "x" * 2000, "1000 au plus"),
        ("description", Formula("A1&B1"), "sans résultat"),
        ("description", Formula("1/0", "#DIV/0!"), "#DIV/0!"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    context: FieldContext, code: str, raw: object, said: str
) -> None:
    parsed = read(context, code, raw)
    assert parsed.value is None
    assert parsed.problem is not None
    assert said in parsed.problem
