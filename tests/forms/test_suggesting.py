"""A word that XLSForm does not know is answered with the one its author meant."""

import pytest

from census_app.forms import check_form
from census_app.forms.suggesting import closest, meant_column, meant_function, meant_type

# Types as people write them, and what they meant.
TYPES = """
entier: integer          | Integer: integer         | integr: integer            | nombre: integer
décimal: decimal         | float: decimal           | Texte: text                | TEXT: text
heure: time              | date_heure: dateTime     | date et heure: dateTime    | remarque: note
calcul: calculate        | case à cocher: acknowledge | fichier: file            | position: geopoint
code-barres: barcode     | numeric: integer         | booléen: acknowledge       | datetme: dateTime
groupe: begin group      | début groupe: begin group | Begin Group: begin group  | begin-group: begin group
début de répétition: begin repeat | fin du groupe: end group | endgroup: end group | END_REPEAT: end repeat
choix unique oui_non: select_one oui_non       | choix multiple jours: select_multiple jours
Select_One oui_non: select_one oui_non         | selectone oui_non: select_one oui_non
select_on oui_non: select_one oui_non          | select-one oui_non: select_one oui_non
select_mutliple jours: select_multiple jours   | select_one oui non: select_one oui_non
liste déroulante pays: select_one pays         | choix_unique: select_one LISTE
rang pays: rank pays     | zzz:
"""
PAIRS = [pair.split(": ") if ": " in pair else (pair.strip(" :"), "")
         for pair in TYPES.strip().replace("\n", "|").split("|")]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), PAIRS)
def test_a_type_is_suggested_in_the_words_of_xlsform(written: str, meant: str) -> None:
    assert meant_type(written.strip()) == meant.strip()


def test_an_integer_is_not_taken_for_an_end_time() -> None:
    (problem,) = check_form("| survey |\n| | type | name | label |\n| | entier | a | A |")
    assert problem.message == "le type « entier » n'existe pas ; vouliez-vous dire « integer » ?"


def test_columns_and_functions_are_known_by_their_french_names_too() -> None:
    assert [meant_column(header) for header in ("Libellé::Français (fr)", "Obligatoire", "région")] == [
        "label", "required", "",
    ]  # fmt: skip
    known = ("if", "sum", "string-length", "round")
    assert [meant_function(name, known) for name in ("SI", "somme", "NBCAR", "roundd", "zz")] == [
        "if", "sum", "string-length", "round", "",
    ]  # fmt: skip
    assert closest("Écoles", ("écoles", "ecole")) == "écoles"


def told(form: str) -> list[tuple[int | None, str, str]]:
    return [(each.row, each.column, each.message) for each in check_form(form)]


def test_french_headers_are_told_once_each() -> None:
    assert told("| survey |\n| | type | name | Libellé::fr | calcul |\n| | calculate | a | | 1 |") == [
        (1, "Libellé::fr", "la colonne « Libellé::fr » n'existe pas ; vouliez-vous dire « label::fr » ?"),
        (1, "calcul", "la colonne « calcul » n'existe pas ; vouliez-vous dire « calculation » ?"),
    ]
    (problem,) = check_form("| survey |\n| | type | Nom |\n| | text | a |")
    assert problem.message == "il manque la colonne « name » : renommez ainsi la colonne « Nom »"


def test_a_group_opened_in_other_words_is_one_fault_only() -> None:
    rows = "| | début groupe | g | G |\n| | text | a | A |\n| | end group | | |"
    assert [(row, column) for row, column, _ in told(f"| survey |\n| | type | name | label |\n{rows}")] == [
        (2, "type")
    ]
