"""What a cell says of an indicator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from census_app.domain.indicators import Catalogue
from census_app.exchange.amounts import parse_amount
from census_app.exchange.parsed import ParsedAmount
from census_app.sheets.model import CellError, Formula


@pytest.mark.parametrize(
    ("code", "raw", "amount"),
    [
        ("E02", "1,5", "1.5"),
        ("E02", "1,50 ETP", "1.5"),
        ("E02", Decimal("0.1"), "0.1"),
        ("E02", Decimal("0.30000000000000004"), "0.3"),
        ("E10", "12 500 €", "12500"),
        ("E10", "1.234.567,00 euros", "1234567"),
        ("E05", 12, "12"),
        ("E05", "12,0", "12"),
        ("S03", "45 %", "45"),
        ("S03", 45, "45"),
        ("S10", "oui", "1"),
        ("S10", False, "0"),
        ("N14", -2, "-2"),
        ("V1", "3", "3"),
        ("E01", 0, "0"),
    ],
)
def test_an_amount_is_read(catalogue: Catalogue, code: str, raw: object, amount: str) -> None:
    assert parse_amount(catalogue[code], raw) == ParsedAmount(amount=Decimal(amount))


@pytest.mark.parametrize("raw", [None, "", "  ", "-", "–"])
def test_a_blank_is_not_a_zero(catalogue: Catalogue, raw: object) -> None:
    assert parse_amount(catalogue["E02"], raw) == ParsedAmount()


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("ne sait pas", "ne_sait_pas"),
        ("NSP", "ne_sait_pas"),
        ("?", "ne_sait_pas"),
        ("Refus", "refus"),
        ("sans objet", "sans_objet"),
        ("non demandé", "non_demande"),
    ],
)
def test_a_reason_for_absence_is_kept(catalogue: Catalogue, text: str, absence: str) -> None:
    assert parse_amount(catalogue["E02"], text) == ParsedAmount(absence=absence)


def test_an_abbreviation_that_says_two_things_is_told(catalogue: Catalogue) -> None:
    read = parse_amount(catalogue["E02"], "NC")
    assert read.absence == "ne_sait_pas"
    assert "« NC » est lu comme" in (read.warning or "")


@pytest.mark.parametrize(
    ("code", "raw", "amount", "said"),
    [
        ("E02", "450", "450", "inhabituel"),
        ("S03", "0,45", "0.45", "si c’est 45 %"),
        ("E02", "1,2345678", "1.234568", "six décimales"),
        ("N01", "1.234", "1.234", "est lu comme 1,234"),
        ("E10", Formula("B2*2", 300), "300", "vient d’une formule (=B2*2)"),
    ],
)
def test_a_doubt_is_kept_with_a_warning(
    catalogue: Catalogue, code: str, raw: object, amount: str, said: str
) -> None:
    read = parse_amount(catalogue[code], raw)
    assert read.problem is None
    assert read.amount == Decimal(amount)
    assert said in (read.warning or "")


@pytest.mark.parametrize(
    ("code", "raw", "said"),
    [
        ("E02", "abc", "n’est pas un nombre"),
        ("E02", "environ 12", "n’est pas un nombre"),
        ("E02", -3, "est négatif"),
        ("E05", "12,5", "est un nombre entier"),
        ("E05", "1.234", "écrivez 1234 ou 1,234"),
        ("E10", "12,5 k€", "n’est pas l’unité attendue (€)"),
        ("E05", "12 %", "n’est pas l’unité attendue"),
        ("S03", 120, "dépasse 100 %"),
        ("S14", 5, "n’est pas une note de l’échelle, de 0 à 4"),
        ("V1", "1,5", "n’est pas une note de l’échelle"),
        ("S10", "peut-être", "ni oui ni non"),
        ("E02", date(2016, 5, 1), "une date (01/05/2016)"),
        ("E02", True, "n’est pas un nombre"),
        ("E02", CellError("#DIV/0!"), "#DIV/0!"),
        ("E02", "#VALEUR!", "#VALEUR!"),
        ("E10", 10**15, "hors des limites"),
    ],
)
def test_what_cannot_be_is_refused(catalogue: Catalogue, code: str, raw: object, said: str) -> None:
    read = parse_amount(catalogue[code], raw)
    assert read.amount is None
    assert said in (read.problem or "")


def test_a_text_indicator_keeps_its_words(catalogue: Catalogue) -> None:
    assert parse_amount(catalogue["S04"], "familles ; personnes âgées").text == "familles ; personnes âgées"
