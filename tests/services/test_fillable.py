"""The questionnaire as a workbook that is sent: what is asked, what is known, what may be typed where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from census_app.errors import CensusError
from census_app.services import campaigns, questionnaires
from census_app.services.fillable import marks
from census_app.services.fillable.writing import write_fillable
from tests.services.respondent import FIRST, Respondent
from tests.services.test_interviews import finish_with
from tests.story import CHATEAUBRIANT, DERVAL, JANS, Story, begin


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = begin(tmp_path)
    yield told
    told.inventory.close()


@pytest.fixture(scope="module")
def feuille(tmp_path_factory: pytest.TempPathFactory) -> Respondent:
    """The sheet of a record, that tests look at and do not change."""
    folder = tmp_path_factory.mktemp("feuille")
    told = begin(folder)
    record = told.add_initiative(
        "Recyclerie", CHATEAUBRIANT, domain="EQU", types=("RECYCLERIE",), created=2012
    )
    told.acts_in(record, **{DERVAL: 60, JANS: 40})
    path = write_fillable(told.inventory, folder / "feuille.xlsx", record_id=record)
    told.inventory.close()
    return Respondent(path)


def validation(respondent: Respondent, name: str, header: str = marks.ANSWER) -> Any:
    cell = respondent.sheet.cell(respondent.row(name), respondent.column(header)).coordinate
    rules = respondent.sheet.data_validations.dataValidation
    return next((rule for rule in rules if cell in rule.sqref), None)


def test_what_is_known_is_written_beforehand_in_words(feuille: Respondent) -> None:
    assert feuille.shown("name") == "Recyclerie"
    assert feuille.shown("commune") == "Châteaubriant"
    assert feuille.shown("domain") == "S’équiper"
    assert feuille.shown("types#1") == "Recyclerie"
    assert feuille.shown("created") == 2012
    assert feuille.shown("commune_other") is None
    assert [row[:3] for row in feuille.table("Lieux d’activité")] == [
        ["Derval", None, 60],
        ["Jans", None, 40],
    ]


def test_only_answers_reasons_and_remarks_can_be_typed(feuille: Respondent) -> None:
    sheet, row = feuille.sheet, feuille.row("E05")

    assert sheet.protection.sheet
    assert not sheet.protection.password
    opened = [sheet.cell(FIRST - 1, cell.column).value for cell in sheet[row] if not cell.protection.locked]
    assert opened == [marks.ANSWER, marks.ABSENCE, marks.REMARK]
    section = next(row for row in range(FIRST, 99) if sheet.cell(row, 2).value == "Qui êtes-vous")
    assert all(cell.protection.locked for cell in sheet[section])
    assert [each.title for each in feuille.book if each.sheet_state == "hidden"] == [marks.LISTS, marks.MARKS]


def test_a_number_a_date_and_a_choice_are_checked_while_they_are_typed(feuille: Respondent) -> None:
    share = validation(feuille, "S03")
    assert (share.type, share.formula1, share.formula2) == ("whole", "0", "100")
    assert share.error.startswith("Écrivez un nombre entier de 0 à 100, sans unité ni texte.")
    assert validation(feuille, "E02").type == "decimal"
    commune = validation(feuille, "commune")
    assert (commune.type, commune.errorStyle) == ("list", "stop")
    column = commune.formula1.split("$")[1]
    labels = [cell.value for cell in feuille.book[marks.LISTS][column]]
    assert (labels[1], labels[34]) == ("Abbaretz", "Autre commune")
    assert commune.formula1.endswith("$35")
    assert validation(feuille, "exchange_modes=don").formula1 == '"x"'
    assert validation(feuille, "E05", marks.ABSENCE).formula1 == '"ne sait pas,refus,sans objet"'
    assert validation(feuille, "description") is None


def test_when_to_answer_is_said_in_words_and_shown_by_greying(feuille: Respondent) -> None:
    staff, answer = feuille.row("has_staff"), feuille.row("E01")
    text = feuille.sheet.cell(answer, 2).value
    number = feuille.sheet.cell(staff, 1).value
    assert f"Si la réponse à la question {number} est « Oui »." in text
    rules = {str(area.sqref): area.rules for area in feuille.sheet.conditional_formatting}
    [formula] = rules[f"C{answer}"][0].formula
    assert f'AND($C${staff}<>"",$C${staff}<>"Oui")' in formula


def test_the_section_that_an_interviewer_fills_in_alone_is_not_sent(feuille: Respondent) -> None:
    with pytest.raises(KeyError):
        feuille.row("P1")
    with pytest.raises(KeyError):
        feuille.row("interview_support")
    assert feuille.row("has_recommendations")


def test_last_year_s_answer_stands_in_grey_beside_the_question(story: Story, tmp_path: Path) -> None:
    record = story.add_initiative("Recyclerie", CHATEAUBRIANT)
    finish_with(story, record, has_staff="oui", E01="4", E02="2.5", lifecycle="active", S07="1200")
    change = campaigns.open_campaign(story.inventory, 2027)
    assert change.created is not None
    path = write_fillable(
        story.inventory, tmp_path / "feuille.xlsx", record_id=record, campaign_id=change.created
    )
    feuille = Respondent(path)

    assert feuille.sheet.cell(FIRST - 1, feuille.column(marks.EARLIER)).value == "L’an dernier (2026)"
    assert feuille.shown("E02", marks.EARLIER) == "2,5"
    assert feuille.shown("S07", marks.EARLIER) == "1\u202f200"
    assert feuille.shown("has_staff", marks.EARLIER) == "Oui"
    assert feuille.shown("E02") is None
    assert feuille.shown("S02", marks.EARLIER) is None  # nobody asked it


def test_each_questionnaire_can_be_sent_blank(story: Story, tmp_path: Path) -> None:
    for kept in questionnaires.of_campaign(story.inventory, story.campaign):
        out = tmp_path / f"{kept.form_id}.xlsx"
        feuille = Respondent(write_fillable(story.inventory, out, questionnaire_id=kept.id))
        assert feuille.sheet["A1"].value == kept.title


def test_a_workbook_that_says_nobody_and_no_form_is_refused(story: Story, tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="Dites quel questionnaire envoyer"):
        write_fillable(story.inventory, tmp_path / "feuille.xlsx")
    with pytest.raises(CensusError, match="donnez un nom de classeur en"):
        write_fillable(story.inventory, tmp_path / "feuille.ods", record_id=1)
    with pytest.raises(CensusError, match="Cette fiche n’existe plus"):
        write_fillable(story.inventory, tmp_path / "feuille.xlsx", record_id=99)
