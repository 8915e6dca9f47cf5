"""What a person typed is understood, or told: one cell at a time, then a whole workbook, well or ill kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from census_app.errors import CensusError
from census_app.services.fillable import marks
from census_app.services.fillable.cells import Choices, Said, said
from census_app.services.fillable.filled import FilledAnswer, FilledSheet
from census_app.services.fillable.reading import read_fillable
from census_app.services.fillable.writing import write_fillable
from census_app.sheets.model import CellError, Formula
from tests.services.respondent import FIRST, Respondent
from tests.services.spreadsheets import csv_file, xlsx_file
from tests.story import CHATEAUBRIANT, Story, begin

COLOURS = Choices([("rouge", "Rouge vif"), ("vert", "Vert (d’eau), pâle"), ("1", "Un"), ("€", "€")])


@pytest.mark.parametrize(
    ("nature", "unit", "typed", "meant"),
    [
        ("whole", "", 12, "12"),
        ("whole", "h/an", "12 h", "12"),
        ("whole", "€", "1 234 €", "1234"),
        ("number", "€", "1 234,5 €", "1234.5"),
        ("number", "ETP", Decimal("2.50"), "2.5"),
        ("whole", "", "12,0", "12"),
        ("date", "", "24/9/2015", "2015-09-24"),
        ("date", "", "24 septembre 2015", "2015-09-24"),
        ("date", "", datetime(2015, 9, 24), "2015-09-24"),  # noqa: DTZ001
        ("time", "", "14h30", "14:30:00"),
        ("time", "", time(14, 30), "14:30:00"),
        ("moment", "", "24/09/2015 14:30", "2015-09-24T14:30:00"),
        ("tick", "", "X", "x"),
        ("tick", "", "oui", "x"),
        ("tick", "", "non", ""),
        ("yes", "", "Oui", "OK"),
        ("choice", "", "rouge VIF", "rouge"),
        ("choice", "", "vert", "vert"),
        ("choice", "", "€", "€"),
        ("choice", "", 1, "1"),
        ("pick", "", "Rouge vif ; Un", "rouge 1"),
        ("pick", "", "Vert (d’eau), pâle", "vert"),
        ("text", "", 240814100, "240814100"),
        ("text", "", "=SUM(A1)", "=SUM(A1)"),
        ("text", "", "ne sait pas", "ne sait pas"),
        ("text", "", " deux\r\nlignes ", "deux\nlignes"),
        ("whole", "", "   ", ""),
        ("whole", "", None, ""),
    ],
)
def test_what_is_clear_is_understood(nature: str, unit: str, typed: object, meant: str) -> None:
    assert said(nature, typed, unit=unit, choices=COLOURS) == Said(meant)


@pytest.mark.parametrize(
    ("nature", "typed", "told"),
    [
        ("whole", "environ 30", "« environ 30 » n’est pas un nombre."),
        ("whole", "12 km", "« km » n’est pas l’unité attendue (h/an)"),
        ("whole", "1,5", "un nombre entier est attendu"),
        ("whole", "1.234", "peut se lire de deux façons : écrivez 1234 ou 1,234"),
        ("whole", date(2015, 9, 24), "La cellule contient une date (24/09/2015), pas un nombre."),
        ("whole", True, "La cellule contient oui ou non (oui), pas un nombre."),
        ("number", CellError("#DIV/0!"), "une erreur du tableur (#DIV/0!)"),
        ("number", Formula("=A1", None), "une formule sans résultat"),
        ("date", "l’an dernier", "« l’an dernier » n’est pas une date (24/09/2015)."),
        ("date", "31/02/2015", "n’est pas une date"),
        ("date", date(1905, 7, 7), "« 2015 » est une année seule"),
        ("date", 2015, "« 2015 » est une année seule"),
        ("tick", "peut-être", "ne dit ni oui ni non"),
        ("choice", "bleu", "n’est pas dans la liste"),
        ("choice", "rouge ; vert", "contient plusieurs valeurs"),
    ],
)
def test_what_is_not_clear_is_told(nature: str, typed: object, told: str) -> None:
    read = said(nature, typed, unit="h/an", choices=COLOURS)
    assert told in read.problem
    assert not read.text


@pytest.mark.parametrize(
    ("typed", "absence"),
    [("NSP", "ne_sait_pas"), ("refus", "refus"), ("Sans objet", "sans_objet"), ("?", "ne_sait_pas")],
)
def test_a_reason_typed_as_an_answer_is_a_reason(typed: str, absence: str) -> None:
    assert said("whole", typed) == Said(absence=absence)
    assert said("choice", typed, choices=COLOURS).absence == absence


def test_the_result_of_a_formula_is_taken_and_told() -> None:
    read = said("whole", Formula("=2*6", 12))
    assert (read.text, read.warning) == ("12", "La valeur vient d’une formule (=2*6).")


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("feuille")
    story: Story = begin(folder)
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    story.acts_in(record, **{"44051": 100})
    yield write_fillable(story.inventory, folder / "feuille.xlsx", record_id=record)
    story.inventory.close()


@pytest.fixture
def feuille(blank: Path, tmp_path: Path) -> Respondent:
    copy = tmp_path / "feuille.xlsx"
    copy.write_bytes(blank.read_bytes())
    return Respondent(copy)


def told(sheet: FilledSheet, name: str) -> FilledAnswer:
    return next(each for each in sheet.answers if each.path.endswith(f"/{name}"))


def test_answers_reasons_and_remarks_are_read_with_their_place(feuille: Respondent) -> None:
    feuille.answer(legal_form="une association déclarée", E05=12).tick("exchange_modes", "don", "pret")
    feuille.type("S01", "refus", marks.ABSENCE)
    feuille.type("S01", "On ne compte pas.", marks.REMARK)
    sheet = read_fillable(feuille.send())

    assert (sheet.passport.form_id, sheet.passport.record_name) == ("initiative", "Recyclerie")
    assert told(sheet, "legal_form").text == "association"
    assert told(sheet, "exchange_modes").text == "don pret"
    assert told(sheet, "E05").cell == f"C{feuille.row('E05')}"
    assert (told(sheet, "S01").absence, told(sheet, "S01").note) == ("refus", "On ne compte pas.")
    assert told(sheet, "name").untouched
    assert sheet.problems == ()


def test_what_was_written_beforehand_may_be_taken_away(feuille: Respondent) -> None:
    feuille.answer(usage_source=None)
    sheet = read_fillable(feuille.send())

    assert told(sheet, "usage_source").cleared
    assert not told(sheet, "governance").cleared


def test_a_row_of_a_table_is_an_occurrence_wherever_it_is(feuille: Respondent) -> None:
    feuille.fill("Liens", 2, "SEL du Don", "adhère à")
    feuille.fill("Liens", 7, "La CUMA")
    sheet = read_fillable(feuille.send())

    assert sheet.repeats == {"/data/places/sites": 1, "/data/places/links": 2}
    assert told(sheet, "links[1]/link_target").text == "SEL du Don"
    assert told(sheet, "links[2]/link_target").text == "La CUMA"


def test_rows_sorted_inserted_or_removed_are_still_known(feuille: Respondent) -> None:
    feuille.answer(E05=12, E06=3, S07=4)
    sheet, first, second = feuille.sheet, feuille.row("E05"), feuille.row("E06")
    for column in range(1, 9):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value
    sheet.insert_rows(FIRST + 3, 2)
    sheet.cell(FIRST + 3, 3).value = "Nous étions absents en mars."
    sheet.delete_rows(feuille.row("E07"))
    read = read_fillable(feuille.send())

    assert [told(read, name).text for name in ("E05", "E06", "S07")] == ["12", "3", "4"]
    [stray, lost] = read.problems
    assert (stray.cell, stray.text) == (f"C{FIRST + 3}", "Nous étions absents en mars.")
    assert lost.message == "La ligne de cette question a disparu."


def test_without_the_hidden_column_the_numbers_of_the_questions_are_enough(feuille: Respondent) -> None:
    feuille.answer(E05=12)
    feuille.sheet.delete_cols(feuille.column(marks.KEY))
    read = read_fillable(feuille.send())

    assert told(read, "E05").text == "12"


def test_a_question_copied_twice_keeps_its_first_answer_and_tells_the_other(feuille: Respondent) -> None:
    feuille.answer(E05=12)
    last = feuille.sheet.max_row + 1
    for column in range(1, 9):
        feuille.sheet.cell(last, column).value = feuille.sheet.cell(feuille.row("E05"), column).value
    feuille.sheet.cell(last, 3).value = 13
    read = read_fillable(feuille.send())

    assert told(read, "E05").text == "12"
    assert [(each.cell, each.text) for each in read.problems] == [(f"C{last}", "13")]


def test_an_unclear_answer_goes_into_the_note_and_is_told_with_its_cell(feuille: Respondent) -> None:
    feuille.answer(E05="environ 30")
    read = read_fillable(feuille.send())

    assert (told(read, "E05").text, told(read, "E05").note) == ("", "Écrit sur la feuille : « environ 30 ».")
    [problem] = read.problems
    assert (problem.sheet, problem.cell) == (marks.MAIN, f"C{feuille.row('E05')}")


def test_an_answer_and_a_reason_at_once_keep_the_answer(feuille: Respondent) -> None:
    feuille.answer(E05=12)
    feuille.type("E05", "refus", marks.ABSENCE)
    read = read_fillable(feuille.send())

    assert (told(read, "E05").text, told(read, "E05").absence) == ("12", "")
    assert "la réponse est gardée" in read.problems[0].message


def test_a_file_that_is_none_of_ours_is_refused_in_words(tmp_path: Path, feuille: Respondent) -> None:
    other = xlsx_file(tmp_path / "autre.xlsx", ["N°", "Question", "Réponse"], [1, "?", "oui"])
    text = csv_file(tmp_path / "autre.csv", ["N°", "Question"], ["1", "?"])
    empty = tmp_path / "vide.xlsx"
    empty.write_bytes(b"")
    cut = tmp_path / "coupé.xlsx"
    cut.write_bytes(feuille.send().read_bytes()[:20_000])

    for path, why in ((other, "n’est pas une feuille à remplir"), (text, "n’est pas une feuille à remplir")):
        with pytest.raises(CensusError, match=why):
            read_fillable(path)
    with pytest.raises(CensusError, match="fichier vide"):
        read_fillable(empty)
    with pytest.raises(CensusError, match="endommagé"):
        read_fillable(cut)
    with pytest.raises(CensusError, match="n'existe pas"):
        read_fillable(tmp_path / "absent.xlsx")


def test_a_sheet_that_was_copied_alone_into_another_workbook_is_refused(feuille: Respondent) -> None:
    del feuille.book[marks.MARKS]
    with pytest.raises(CensusError, match="sa feuille cachée « _census » manque"):
        read_fillable(feuille.send())


def test_a_sheet_renamed_is_found_by_its_headers(feuille: Respondent) -> None:
    feuille.answer(E05=12)
    feuille.fill("Liens", 1, "SEL du Don")
    feuille.sheet.title = "Nos réponses"
    feuille.book["Liens"].title = "Partenaires"
    read = read_fillable(feuille.send())

    assert told(read, "E05").text == "12"
    assert told(read, "links[1]/link_target").text == "SEL du Don"
    assert openpyxl.load_workbook(feuille.path).sheetnames[0] == "Nos réponses"
