"""Sheets that came back, and answers that wait for their record."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from census_app.gui.finding import find_records
from census_app.gui.interviews.page import InterviewsPage
from census_app.gui.interviews.receiving import ReceivingPanel
from census_app.gui.page import Go
from census_app.gui.undo import Undo
from census_app.gui.workspace import Workspace
from census_app.services import interviews, questionnaires
from census_app.services.fillable.writing import write_fillable
from tests.gui.conftest import Hand
from tests.gui.initiatives_desk import story_of
from tests.gui.questionnaires_desk import cells
from tests.gui.receiving_desk import (
    drop,
    notice,
    press,
    received,
    settle,
    shown,
    waiting_ones,
)
from tests.services.phone_story import FORM, keep_form, said, sent_by
from tests.services.respondent import Respondent
from tests.story import DERVAL, Story


@pytest.fixture
def story(workspace: Workspace) -> Story:
    return story_of(workspace)


@pytest.fixture
def form(story: Story, tmp_path: Path) -> int:
    return keep_form(story, tmp_path)


@pytest.fixture
def asked(story: Story, tmp_path: Path) -> int:
    """The questionnaire of the campaign for initiatives, short."""
    path = tmp_path / "initiative.md"
    path.write_text(FORM.replace("| Visite | visite |", "| Initiative | initiative |"), "utf-8")
    kept = questionnaires.keep(story.inventory, path)
    questionnaires.use(story.inventory, story.campaign, kept)
    return kept


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> InterviewsPage:
    made = InterviewsPage(workspace)
    qtbot.addWidget(made)
    workspace.changed.connect(made.hear)
    made.resize(1100, 700)
    made.show()
    made.refresh()
    return made


@pytest.fixture
def went(workspace: Workspace) -> list[Go]:
    places: list[Go] = []
    workspace.go.connect(places.append)
    return places


@pytest.mark.usefixtures("asked")
def test_a_sheet_that_came_back_is_a_draft_with_its_problems(
    story: Story, page: InterviewsPage, hand: Hand, tmp_path: Path, went: list[Go]
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sheet = write_fillable(story.inventory, tmp_path / "feuille.xlsx", record_id=record)
    path = Respondent(sheet).answer(E05="environ 30").send()
    panel = received(page, hand, path)
    assert panel.outcome.sentences.text() == "1 feuille reçue en brouillon."
    draft, problem = cells(panel.outcome.table)
    assert draft[:2] == ["Recyclerie", "feuille.xlsx"]
    assert problem[2] == "Bénévoles"
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    panel.outcome.table.selectRow(1)
    QTest.keyClick(panel.outcome.table, Qt.Key.Key_Return)
    assert went == [Go("interview", interview=interview.id, path="/data/E05")]
    assert received(page, hand, path).outcome.sentences.text() == "1 feuille déjà reçue."


@pytest.mark.usefixtures("asked")
def test_each_sheet_received_is_a_step_to_undo(
    story: Story, page: InterviewsPage, hand: Hand, workspace: Workspace, tmp_path: Path
) -> None:
    undo = Undo(workspace)
    sheets = []
    for number, name in enumerate(("Recyclerie", "Jardin")):
        sheet = tmp_path / f"feuille-{number}.xlsx"
        write_fillable(story.inventory, sheet, record_id=story.add_initiative(name, DERVAL))
        sheets.append(Respondent(sheet).answer(E05=str(number + 1)).send())
    received(page, hand, *sheets)
    assert len(interviews.of_campaign(story.inventory, story.campaign)) == 2
    undo.undo()
    (left,) = interviews.of_campaign(story.inventory, story.campaign)
    assert left.record_name == "Recyclerie"
    undo.undo()
    assert interviews.of_campaign(story.inventory, story.campaign) == ()


def test_a_sheet_that_names_nobody_known_asks_for_its_record(
    story: Story, asked: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie du Don", DERVAL)
    blank = write_fillable(story.inventory, tmp_path / "feuille.xlsx", questionnaire_id=asked)
    panel = received(page, hand, Respondent(blank).answer(name="La recyclerie", E05=12).send())
    assert "aucune fiche ne porte ce nom" in shown(panel)
    (search,) = panel.outcome.searches
    search.chosen.emit(find_records(page.workspace, "recyclerie")[0])
    settle(hand)
    assert panel.outcome.sentences.text() == "1 feuille reçue en brouillon."
    assert not panel.outcome.unsaid.isVisible()
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    assert (interview.record_id, interview.standing) == (record, "draft")


@pytest.mark.usefixtures("asked")
def test_files_are_dropped_sheets_and_answers_together(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    record = story.add_initiative("Recyclerie", DERVAL)
    sheet = write_fillable(story.inventory, tmp_path / "feuille.xlsx", record_id=record)
    Respondent(sheet).answer(E05=12).send()
    files = [sheet, *sent_by(tmp_path, said(story, form, 1, name="Recyclerie", commune="Derval"))]
    page.menu_actions()[0].trigger()
    panel = page.findChildren(ReceivingPanel)[-1]
    drop(panel, files)
    settle(hand)
    press(panel, hand, "Recevoir 1 entretien")
    assert panel.outcome.sentences.text().splitlines() == [
        "1 feuille reçue en brouillon.",
        "1 entretien reçu. Ctrl+Z l’annule.",
    ]
    assert sorted(one.standing for one in interviews.of_campaign(story.inventory, story.campaign)) == [
        "draft",
        "finished",
    ]


def test_what_waits_is_placed_or_let_go_from_the_page(
    story: Story, form: int, page: InterviewsPage, hand: Hand, tmp_path: Path
) -> None:
    there = story.add_initiative("Jardin partagé", DERVAL)
    files = sent_by(
        tmp_path,
        said(story, form, 1, name="Jardin partagé", commune="Issé", E05="8"),
        said(story, form, 2, name="Café solidaire", commune="Derval"),
        said(story, form, 3, E05="2"),
    )
    panel = received(page, hand, *files)
    press(panel, hand, "Garder 3 réponses en attente")
    panel.reject()
    assert notice(page) == "3 réponses reçues attendent leur fiche."

    waiting = waiting_ones(page, hand)
    assert not waiting.apply_button.isEnabled()
    waiting.lines.table.selectRow(2)
    press(waiting, hand, "Écarter cette réponse")
    assert [row[0] for row in cells(waiting.lines.table)] == ["Jardin partagé", "Café solidaire"]
    assert notice(page) == "2 réponses reçues attendent leur fiche."
    waiting.lines.table.setFocus()
    QTest.keyClick(waiting.lines.table, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert waiting.lines.place.choice.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    press(waiting, hand, "Recevoir 1 entretien")
    assert waiting.outcome.sentences.text().splitlines()[0] == "1 entretien reçu. Ctrl+Z l’annule."
    waiting.reject()
    assert notice(page) == "1 réponse reçue attend sa fiche."
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    assert interview.record_id == there
