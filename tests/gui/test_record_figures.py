"""The year's figures: values, why one is missing, how sure it is, last year's, notes, what is computed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from census_app.domain.values import IndicatorValue
from census_app.gui.page import Go
from census_app.gui.record.figures import ComputedRow, FiguresSection
from census_app.gui.workspace import Workspace
from census_app.services import campaigns
from census_app.services.reference import catalogue
from tests.gui.record_desk import ISSE, Desk, create, open_desk


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:
    before = workspace.run(campaigns.open_campaign, 2025)
    assert before is not None
    assert before.created is not None
    made = open_desk(workspace, qtbot, create(workspace, "Recyclerie du Don", fields={"commune": ISSE}))
    made.says(
        before.created,
        IndicatorValue("E05", amount=Decimal(38), evidence="declare"),
        IndicatorValue("S06", amount=Decimal(900), evidence="declare"),
        IndicatorValue("E14", absence="refus"),
    )
    made.window.go(Go("record", record=made.record, section="figures"))
    return made


def grade(desk: Desk, code: str, label: str) -> None:
    buttons = desk.figure(code).editor.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == label).click()


def figures(desk: Desk) -> FiguresSection:
    section = desk.section("figures")
    assert isinstance(section, FiguresSection)
    return section


def test_a_figure_is_kept_as_declared_unless_told_otherwise(desk: Desk) -> None:
    desk.type_in(desk.figure("E02").editor, "2,5")
    assert desk.value("E02") == IndicatorValue("E02", amount=Decimal("2.5"), evidence="declare")
    menu = desk.figure("E02").answer.menu()
    next(action for action in menu.actions() if action.text() == "document").trigger()
    assert desk.value("E02").evidence == "document"
    assert desk.value("E02").amount == Decimal("2.5")


def test_emptying_a_figure_makes_it_unknown_not_zero(desk: Desk) -> None:
    desk.type_in(desk.figure("E02").editor, "0")
    assert desk.value("E02").amount == 0
    desk.type_in(desk.figure("E02").editor, "")
    assert "E02" not in desk.everything().values


def test_why_a_figure_is_missing_shows_in_its_field_and_a_figure_takes_it_away(desk: Desk) -> None:
    row = desk.figure("E13")
    assert isinstance(row.editor, QLineEdit)
    row.editor.setFocus()
    row.answer.button("ne_sait_pas").click()
    assert desk.value("E13") == IndicatorValue("E13", absence="ne_sait_pas")
    assert row.editor.placeholderText() == "ne sait pas"
    desk.type_in(row.editor, "18000")
    assert desk.value("E13").amount == 18000
    assert desk.value("E13").absence is None
    assert row.editor.placeholderText() == ""


def test_a_reason_chosen_again_is_taken_back(desk: Desk) -> None:
    row = desk.figure("E13")
    row.answer.button("refus").click()
    row.answer.button("refus").click()
    assert "E13" not in desk.everything().values


def test_the_reasons_are_offered_only_where_one_is(desk: Desk) -> None:
    row = desk.figure("E13")
    assert row.answer.button("refus").isHidden()
    row.editor.setFocus()
    assert not row.answer.button("refus").isHidden()
    desk.figure("E01").editor.setFocus()
    assert row.answer.button("refus").isHidden()


def test_last_year_is_shown_and_taken_over_with_alt_r(desk: Desk) -> None:
    row = desk.figure("E05")
    assert row._side.text() == "38"
    row.editor.setFocus()
    desk.press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert desk.value("E05").amount == 38
    assert isinstance(row.editor, QLineEdit)
    assert row.editor.text() == "38"
    refused = desk.figure("E14")
    assert refused._side.text() == "refus"
    assert refused._take is not None
    refused._take.click()
    assert desk.value("E14").absence == "refus"


def test_a_grade_says_what_it_means_and_asks_for_its_example(desk: Desk) -> None:
    figures(desk).blocks[1].open_all()
    grade(desk, "S14", "3")
    row = desk.figure("S14")
    assert row._anchor.text() == "On s’entraide en dehors de l’activité"
    assert row.message.text() == "À compléter : exemple."
    desk.type_in(row._notes["note"].widget, "Un repas par mois")
    assert desk.value("S14").note == "Un repas par mois"
    assert row.message.text() == ""


def test_a_note_that_nothing_asks_for_is_one_quiet_line_until_it_is_opened(desk: Desk) -> None:
    assert desk.workspace.campaign is not None
    told = IndicatorValue("E05", amount=Decimal(36), note="Dont douze le samedi.\nLe bureau compris.")
    desk.says(desk.workspace.campaign, told)
    row = desk.figure("E05")
    quiet = row._quiet
    assert quiet is not None
    assert quiet.text() == "Dont douze le samedi. Le bureau compris."
    assert row._notes == {}
    quiet.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert row._notes["note"].widget.hasFocus()
    assert quiet.isHidden()
    desk.type_in(row._notes["note"].widget, "Environ : ")
    assert desk.value("E05").note == "Environ : Dont douze le samedi.\nLe bureau compris."
    desk.page.refresh()
    desk.figure("E05")
    assert quiet.isHidden(), "it does not close under who writes"
    row.editor.setFocus()
    desk.page.refresh()
    desk.figure("E05")
    assert not quiet.isHidden()
    assert quiet.text().startswith("Environ")


def test_a_point_of_vigilance_rests_on_a_fact_and_a_measure(desk: Desk) -> None:
    grade(desk, "V1", "2")
    row = desk.figure("V1")
    desk.type_in(row._notes["note"].widget, "Tout repose sur la coordinatrice.")
    desk.type_in(row._notes["measure"].widget, "Un binôme se forme.")
    kept = desk.value("V1")
    assert (kept.amount, kept.note, kept.measure) == (
        Decimal(2),
        "Tout repose sur la coordinatrice.",
        "Un binôme se forme.",
    )


def test_an_unusual_figure_is_kept_and_questioned(desk: Desk) -> None:
    desk.type_in(desk.figure("S02").editor, "25000")
    assert desk.value("S02").amount == 25000
    assert desk.figure("S02").message.text().startswith("Valeur inhabituelle (attendue entre 0 et 20")


def test_a_text_that_is_no_number_is_not_written(desk: Desk) -> None:
    desk.type_in(desk.figure("E02").editor, "2,5")
    desk.type_in(desk.figure("E02").editor, "beaucoup")
    assert desk.figure("E02").message.text().startswith("Ce n’est pas un nombre")
    assert desk.value("E02").amount == Decimal("2.5")


def test_what_is_computed_follows_and_is_never_entered(desk: Desk) -> None:
    assert "E30" not in figures(desk).blocks[0].rows
    for code, text in (("E10", "1000"), ("E11", "400"), ("E12", "200")):
        desk.type_in(desk.figure(code).editor, text)
    row = figures(desk).blocks[0].rows["E30"]
    assert isinstance(row, ComputedRow)
    assert row.figure.text().replace("\xa0", " ") == "60,0 % · calculé"
    desk.type_in(desk.figure("E10").editor, "")
    assert row.isHidden()


def test_every_entered_indicator_of_the_catalogue_can_be_reached(desk: Desk) -> None:
    section = figures(desk)
    shown = {code for block in section.blocks for code in block.rows}
    assert "S06" in shown, "it has a value of last year"
    assert "E17" not in shown
    for block in section.blocks:
        block.more.click()
    shown = {code for block in section.blocks for code in block.rows} | set(desk.needs.rows)
    assert shown >= {indicator.code for indicator in catalogue().entered()}


def test_a_figure_leads_back_to_its_interview_until_it_is_changed(desk: Desk) -> None:
    interview = desk.has_interview()
    assert desk.workspace.campaign is not None
    desk.says(
        desk.workspace.campaign,
        IndicatorValue("E02", amount=Decimal(2), evidence="declare", interview_id=interview),
    )
    row = desk.figure("E02")
    assert row.answer._single["interview"].text() == "entretien n° 1"
    asked: list[Go] = []
    desk.workspace.go.connect(asked.append)
    row.answer._single["interview"].click()
    assert asked[0].interview == interview
    desk.window.go(Go("record", record=desk.record))
    desk.type_in(desk.figure("E02").editor, "3")
    assert desk.value("E02").interview_id is None
    assert row.answer._single["interview"].isHidden()
