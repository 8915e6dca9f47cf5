"""A council's questionnaires on screen: their versions, where they serve, what changed, what was answered."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from census_app.gui import opening, writing
from census_app.gui.page import Go
from census_app.gui.pages import page_entries
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, history, interviews, questionnaires
from tests.gui.conftest import Hand
from tests.gui.questionnaires_desk import Desk, cells, lay, titles
from tests.services.questionnaire_versions import FIRST, SECOND, workbook
from tests.story import CHATEAUBRIANT, Story

OTHER = FIRST.replace("Petit | initiative", "Sondage | sondage").replace("2027.1", "")


@pytest.fixture(autouse=True)
def _forget() -> None:
    QSettings().clear()


@pytest.fixture
def story(workspace: Workspace) -> Story:
    assert workspace.campaign is not None
    return Story(workspace.inventory, workspace.campaign)


@pytest.fixture
def kept(story: Story, tmp_path: Path) -> list[int]:
    """Two versions of a form, then another form that gives no version."""
    texts = {"premier.xlsx": FIRST, "second.xlsx": SECOND, "sondage.xlsx": OTHER}
    return [
        questionnaires.keep(story.inventory, workbook(tmp_path, text, name)) for name, text in texts.items()
    ]


@pytest.fixture
def desk(kept: list[int], qtbot: QtBot, workspace: Workspace, hand: Hand) -> Desk:
    assert len(kept) == 3
    return lay(qtbot, workspace, hand)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user takes the name proposed, in a folder « sortie »."""
    folder = tmp_path / "sortie"
    folder.mkdir()
    monkeypatch.setattr(writing, "ask_place", lambda _parent, _title, place, _kinds: folder / place.name)
    return folder


def answer(story: Story, members: str) -> int:
    """An initiative is interviewed with the questionnaire of the campaign."""
    interview, filling = story.start_interview(story.add_initiative("AMAP", CHATEAUBRIANT))
    filling.set("/data/work/members", members)
    filling.mark("/data/work/staff", "ne_sait_pas")
    interviews.save(story.inventory, interview, filling.state(), [])
    return interview


# --- the list ---


def test_the_last_version_comes_first_with_what_it_serves(
    story: Story, kept: list[int], qtbot: QtBot, workspace: Workspace, hand: Hand
) -> None:
    questionnaires.use(story.inventory, story.campaign, kept[0])
    answer(story, "12")
    desk = lay(qtbot, workspace, hand)
    table = desk.page.kept.table
    assert titles(table)[:4] == ["Questionnaire", "Version", "Campagnes", "Entretiens"]
    assert [row[:4] for row in cells(table)] == [
        ["Petit", "2028.1", "—", "0"],
        ["Petit", "2027.1", "2026", "1"],
        ["Sondage", "—", "—", "0"],
    ]


def test_enter_shows_it_as_it_would_be_asked(desk: Desk, kept: list[int]) -> None:
    QTest.keyClick(desk.page.kept.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.page.kept.table, Qt.Key.Key_Return)
    assert desk.went == [Go("interview", questionnaire=kept[0])]


def test_the_campaign_takes_a_version_and_ctrl_z_gives_it_back(desk: Desk, story: Story) -> None:
    assert cells(desk.page.kept.table)[0][2] == "—"
    desk.button("Utiliser dans la campagne 2026").click()
    assert cells(desk.page.kept.table)[0][2] == "2026"
    assert desk.said == ["La campagne 2026 prend « Petit, version 2028.1 ». Ctrl+Z l’annule."]
    assert not desk.page.kept.side.use.isVisible()
    assert desk.page.acts.reason == "La campagne 2026 utilise cette version."
    history.undo(story.inventory, desk.changes[-1].id or 0)
    desk.page.refresh()
    assert cells(desk.page.kept.table)[0][2] == "—"
    assert desk.button("Utiliser dans la campagne 2026").isEnabled()


def test_a_campaign_under_way_keeps_its_version_and_the_page_says_why(
    desk: Desk, story: Story, kept: list[int]
) -> None:
    questionnaires.use(story.inventory, story.campaign, kept[0])
    answer(story, "12")
    desk.page.refresh()
    assert not desk.button("Utiliser dans la campagne 2026").isEnabled()
    assert desk.page.acts.reason.startswith("La campagne 2026 a déjà 1 entretien avec")
    assert desk.page.kept.side.use.accessibleDescription() == desk.page.acts.reason


def test_a_closed_campaign_takes_nothing(desk: Desk, story: Story) -> None:
    campaigns.close(story.inventory, story.campaign)
    desk.page.refresh()
    assert not desk.button("Utiliser dans la campagne 2026").isEnabled()
    assert "close" in desk.page.acts.reason


# --- files ---


def test_the_workbook_goes_out_as_it_came(desk: Desk, out: Path, tmp_path: Path) -> None:
    desk.button("Exporter le classeur…").click()
    desk.settle()
    written = out / "initiative-2028.1.xlsx"
    assert written.read_bytes() == (tmp_path / "second.xlsx").read_bytes()
    panel = desk.page.giving.panel
    assert panel is not None
    shown = [one.text() for one in panel.findChildren(QPushButton) if one.isVisible() and one.text()]
    assert shown == ["Ouvrir le fichier", "Ouvrir le dossier"]


def test_the_answers_go_out_as_a_workbook(desk: Desk, story: Story, kept: list[int], out: Path) -> None:
    questionnaires.use(story.inventory, story.campaign, kept[0])
    answer(story, "12")
    desk.button("Exporter les réponses…").click()
    desk.settle()
    book = openpyxl.load_workbook(out / "reponses-initiative.xlsx", read_only=True)
    values = [cell for row in book["Petit"].iter_rows(values_only=True) for cell in row]
    book.close()
    assert 12 in values


def test_the_questionnaire_is_printed_to_be_filled_with_a_pen(desk: Desk, out: Path) -> None:
    desk.button("Questionnaire papier (PDF)…").click()
    desk.settle()
    assert (out / "initiative-2028.1.pdf").read_bytes().startswith(b"%PDF-")


def test_a_sheet_to_fill_in_goes_to_the_initiatives(desk: Desk, out: Path) -> None:
    desk.button("Feuille à remplir (Excel)…").click()
    desk.settle()
    book = openpyxl.load_workbook(out / "initiative-2028.1-a-remplir.xlsx", read_only=True)
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    book.close()
    assert any("Combien êtes-vous ?" in text for text in texts)


# --- what changed ---


def test_what_changed_is_told_section_by_section(desk: Desk) -> None:
    desk.page.arrive(Go("questionnaires", section="changes"))
    desk.settle()
    changes = desk.page.changes
    assert (changes.before.currentText(), changes.after.currentText()) == ("2027.1", "2028.1")
    assert changes.list.counts.text() == ("1 ajout, 1 retrait, 1 reformulation, 1 liste de choix changée")
    rows = [[cell.strip() for cell in row[:2]] for row in cells(changes.list.table)]
    assert rows == [
        ["Le travail", ""],
        ["Combien êtes-vous ?", "reformulé"],
        ["Depuis quand ?", "ajouté"],
        ["Que faites-vous ?", "choix"],
        ["Votre histoire ?", "ôté"],
    ]
    assert changes.list.detail.body.text() == ("Avant : Combien de membres ?\nAprès : Combien êtes-vous ?")


def test_one_kind_of_change_can_be_looked_at_alone(desk: Desk) -> None:
    desk.page.arrive(Go("questionnaires", section="changes"))
    desk.settle()
    kinds = desk.page.changes.list.kinds
    line = next(one for one in kinds.menu_lines() if one.text() == "ôté")
    line.trigger()
    assert [row[0].strip() for row in cells(desk.page.changes.list.table)] == [
        "Le travail",
        "Votre histoire ?",
    ]


def test_a_form_of_one_version_has_nothing_to_compare(desk: Desk) -> None:
    desk.page.kept.table.selectRow(2)
    desk.page.arrive(Go("questionnaires", section="changes"))
    desk.settle()
    assert desk.page.changes.list.isHidden()
    assert not desk.page.changes.before.isEnabled()


# --- answers ---


def test_answers_of_all_versions_are_in_one_table(desk: Desk, story: Story, kept: list[int]) -> None:
    questionnaires.use(story.inventory, story.campaign, kept[0])
    answer(story, "1200")
    desk.page.arrive(Go("questionnaires", section="answers"))
    desk.settle()
    table = desk.page.answers.table
    assert table is not None
    whose = dict(zip(titles(table.fixed), cells(table.fixed)[0], strict=True))
    said = whose | dict(zip(titles(table.table), cells(table.table)[0], strict=True))
    assert (said["Fiche"], said["Campagne"], said["Version du questionnaire"]) == ("AMAP", "2026", "2027.1")
    assert said["Combien de membres ?"] == "1\u202f200"
    assert said["Avez-vous des salariés ?"] == "ne sait pas"
    assert said["Votre histoire ?"] == "—"


def test_an_interview_is_opened_from_its_answers(desk: Desk, story: Story, kept: list[int]) -> None:
    questionnaires.use(story.inventory, story.campaign, kept[0])
    answer(story, "1200")
    desk.page.arrive(Go("questionnaires", section="answers"))
    desk.settle()
    table = desk.page.answers.table
    assert table is not None
    table.setFocus()
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    assert table.fixed.currentIndex().row() == table.table.currentIndex().row() == 0
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    (interview,) = interviews.of_campaign(story.inventory, story.campaign)
    assert desk.went[-1] == Go("interview", interview=interview.id)


def test_without_answers_the_page_says_where_they_come_from(desk: Desk) -> None:
    desk.page.arrive(Go("questionnaires", section="answers"))
    desk.settle()
    assert desk.page.answers.table is None
    assert desk.page.answers.sentence == "Aucune réponse encore : elles viendront des entretiens."


# --- beginning ---


def test_an_empty_page_teaches(
    qtbot: QtBot, workspace: Workspace, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lay(qtbot, workspace, hand)
    offers = [button.text() for button in desk.page.nothing.buttons]
    assert offers[1:] == ["Importer un questionnaire…", "Partir d’un modèle…"]
    assert offers[0].startswith("Ouvrir la campagne ")
    folder = tmp_path / "modeles"
    monkeypatch.setattr(opening, "ask_folder", lambda _parent, _folder: folder)
    desk.button("Partir d’un modèle…").click()
    desk.settle()
    assert sorted(one.name for one in folder.iterdir()) == [
        "initiative.xlsx",
        "participant.xlsx",
        "reseau.xlsx",
    ]


@pytest.mark.usefixtures("kept")
def test_the_page_is_reached_from_the_interviews_and_from_the_menu(
    qtbot: QtBot, workspace: Workspace
) -> None:
    window = MainWindow(page_entries())
    qtbot.addWidget(window)
    window.enter(workspace)
    window.show()
    window.go(Go("interviews"))
    page = window.page()
    assert page is not None
    next(one for one in page.actions_shown() if one.accessibleName() == "Questionnaires").click()  # type: ignore[attr-defined]
    assert window.windowTitle() == "Questionnaires – Recensement"
    assert window.frame.side.current() == "interviews"
    window.go(Go("initiatives"))
    entry = next(one for one in window.menus.go.actions() if one.text() == "Questionnaires")
    entry.trigger()
    assert window.windowTitle() == "Questionnaires – Recensement"
