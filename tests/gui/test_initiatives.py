"""The lists of initiatives and networks: what is shown, found, created, retired, changed together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from census_app.domain.records import RecordRow
from census_app.gui.initiatives.columns import columns
from census_app.gui.initiatives.creation import CreationPanel
from census_app.gui.initiatives.several import SeveralPanel
from census_app.gui.initiatives.table import RecordsModel
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, records
from tests.gui import record_desk
from tests.gui.initiatives_desk import Desk, five_initiatives, open_desk, story_of, type_in
from tests.story import Story

FIVE = ["AMAP du Don", "Café solidaire", "Épicerie participative", "Recyclerie", "Transport solidaire"]


@pytest.fixture
def story(workspace: Workspace) -> Story:
    return story_of(workspace)


@pytest.fixture
def five(story: Story) -> dict[str, int]:
    return five_initiatives(story)


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot, five: dict[str, int]) -> Desk:  # noqa: ARG001 - there first
    return open_desk(workspace, qtbot)


# --- the list ---


def test_it_lists_by_name_and_shows_the_first(desk: Desk) -> None:
    assert desk.names() == FIVE
    assert desk.page.header.note() == "5"
    assert desk.told()[0] == "AMAP du Don"
    assert desk.page.table.hasFocus()


def test_a_row_says_where_what_and_how_far(desk: Desk) -> None:
    model = desk.page.model
    row = [str(model.data(model.index(2, place))) for place in range(6)]
    assert row == ["Épicerie participative", "Châteaubriant", "Se nourrir", "validée", "—", "aujourd’hui"]
    assert desk.column(9) == ["—", "1998", "2014", "—", "—"]
    assert desk.page.table.isColumnHidden(9)


def test_the_model_keeps_qts_rules(desk: Desk) -> None:
    QAbstractItemModelTester(desk.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.look_for("solidaire")
    desk.page.reload()
    desk.choose("status", "validee")


@pytest.mark.usefixtures("qapp")
def test_a_hundred_thousand_records_are_read_only_where_they_are_seen() -> None:
    asked: list[int] = []

    def read(ids: Sequence[int]) -> Mapping[int, RecordRow]:
        asked.append(len(ids))
        return {}

    model = RecordsModel(columns(date.today, lambda _id: None), read)
    model.show_ids(range(100_000))
    model.data(model.index(50_000, 0))
    model.data(model.index(50_001, 0))
    assert model.rowCount() == 100_000
    assert asked == [200]


def test_a_title_sorts_and_the_cursor_stays_on_its_record(desk: Desk, workspace: Workspace) -> None:
    desk.page.table.selectRow(1)
    header = desk.page.table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert desk.column(1) == ["Issé", "Issé", "Derval", "Châteaubriant", "—"], "the unknown come last"
    assert desk.current() == "Café solidaire"
    again = open_desk(workspace, desk.qtbot, remembering=True)
    assert again.column(1)[-2:] == ["Châteaubriant", "—"], "the order is remembered"


def test_networks_are_a_list_of_their_own(story: Story, desk: Desk) -> None:
    story.add_network("Réseau des AMAP")
    desk.window.go(Go("networks"))
    assert desk.names() == ["Réseau des AMAP"]
    assert [button.text() for button in desk.page.actions_shown()][-1:] == ["Nouveau réseau"]  # type: ignore[attr-defined]


def test_enter_opens_the_record(desk: Desk, five: dict[str, int]) -> None:
    asked = desk.gone_to()
    desk.page.table.selectRow(3)
    QTest.keyClick(desk.page.table, Qt.Key.Key_Return)
    assert asked == [Go("record", record=five["Recyclerie"])]


def test_what_others_change_is_shown_and_the_selection_stays(desk: Desk, story: Story) -> None:
    desk.select("Café solidaire", "Recyclerie")
    added = story.add_initiative("Bourse aux plantes")
    desk.workspace.run(records.edit, added, {"name": "Bourse aux graines"})
    assert desk.names()[1] == "Bourse aux graines"
    assert [row.name for row in desk.page.table.selected()] == ["Café solidaire", "Recyclerie"]
    assert desk.page.header.note() == "6"


def test_another_campaign_shows_its_own_states(desk: Desk, workspace: Workspace) -> None:
    change = workspace.run(campaigns.open_campaign, 2027)
    assert change is not None
    workspace.set_campaign(change.created)
    assert "validée" not in desk.column(3)
    workspace.set_campaign(campaigns.of_year(workspace.inventory, 2026).id)
    assert "validée" in desk.column(3)


def test_a_narrow_window_is_the_lists_alone(desk: Desk) -> None:
    assert desk.page.side.isVisible()
    desk.window.resize(1000, 700)
    assert desk.window.width() == 1000
    assert not desk.page.side.isVisible()
    desk.window.resize(1366, 768)
    assert desk.page.side.isVisible()


# --- an empty list ---


def test_an_empty_list_teaches(workspace: Workspace, qtbot: QtBot) -> None:
    desk = open_desk(workspace, qtbot)
    shown = desk.page.taught
    assert shown.isVisible()
    assert [button.text() for button in shown.buttons] == [
        "Nouvelle initiative",
        "Importer un tableur…",
        "Voir l’exemple",
    ]
    assert not desk.page.filters.isVisible()
    shown.buttons[0].click()
    type_in(desk.panel(CreationPanel).name, "Grainothèque")
    desk.panel(CreationPanel).create_button.click()
    desk.window.go(Go("initiatives"))
    assert desk.names() == ["Grainothèque"]
    assert desk.page.table.isVisible()


# --- creating ---


def test_a_new_initiative_is_created_and_opened(desk: Desk, story: Story) -> None:
    asked = desk.gone_to()
    press(desk, "Ctrl+N")
    panel = desk.panel(CreationPanel)
    type_in(panel.name, "Fournil coopératif")
    type_in(panel.commune, "issé")
    panel.domain.set_value("NOU")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    (go,) = asked
    assert go.page == "record"
    assert go.record is not None
    kept = records.get(story.inventory, go.record, story.campaign)
    assert (kept.name, kept["commune"], kept["domain"]) == ("Fournil coopératif", "44075", "NOU")
    assert (kept["kind"], kept["status"]) == ("initiative", "reperee")


def test_a_name_already_there_is_announced_while_it_is_typed(desk: Desk, five: dict[str, int]) -> None:
    asked = desk.gone_to()
    desk.page.acts.create()
    panel = desk.panel(CreationPanel)
    type_in(panel.name, "epicerie participative")
    desk.qtbot.waitUntil(lambda: bool(panel.announced()))
    assert panel.announced() == ["Épicerie participative"]
    panel.twin.acted.emit()
    assert asked == [Go("record", record=five["Épicerie participative"])]


def test_names_that_begin_alike_are_shown(desk: Desk) -> None:
    desk.page.acts.create()
    panel = desk.panel(CreationPanel)
    type_in(panel.name, "solid")
    desk.qtbot.waitUntil(lambda: bool(panel.announced()))
    assert panel.announced() == ["Noms proches : Café solidaire (Derval), Transport solidaire"]


def test_a_record_without_a_name_is_not_created(desk: Desk) -> None:
    desk.page.acts.create()
    panel = desk.panel(CreationPanel)
    panel.create_button.click()
    assert panel.isVisible()
    assert panel.name_row.message() == "Donnez un nom : tout le reste peut attendre."
    assert len(desk.names()) == 5


# --- retiring ---


def test_a_retired_record_leaves_the_list_and_the_toast_puts_it_back(desk: Desk) -> None:
    desk.page.table.selectRow(1)
    press(desk, "Del")
    assert desk.names() == [name for name in FIVE if name != "Café solidaire"]
    assert desk.current() == "Épicerie participative", "the cursor stays at its place"
    assert desk.page.acts.toast.text() == "La fiche « Café solidaire » est retirée des listes."
    desk.page.acts.toast.acted.emit()
    assert desk.names() == FIVE


def test_undo_and_redo_follow_the_list(desk: Desk) -> None:
    desk.select("AMAP du Don", "Recyclerie")
    press(desk, "Del")
    assert len(desk.names()) == 3
    desk.window.undo()
    assert desk.names() == FIVE
    desk.window.redo()
    assert len(desk.names()) == 3


def test_retired_records_can_be_seen_and_brought_back(desk: Desk) -> None:
    desk.select("Recyclerie")
    desk.page.acts.retire_selected()
    menu = desk.page.filters.more_menu()
    menu.actions()[1].trigger()
    assert desk.names() == ["Recyclerie fiche retirée"]
    assert desk.page.header.note() == "1 fiche retirée"
    assert not desk.page.acts.retire.isVisible()
    desk.page.acts.bring_back.trigger()
    assert desk.names() == []
    desk.page.filters.clear()
    assert desk.names() == FIVE


def test_a_file_that_cannot_be_written_only_shows(desk: Desk, workspace: Workspace) -> None:
    workspace.inventory.read_only = "Ce fichier est ouvert par Camille."
    desk.page.reload()
    acts = desk.page.acts
    assert [act.text() for act in acts.all() if act.isEnabled()] == ["Ouvrir la fiche"]
    assert not desk.page.new_button.isEnabled()
    assert not desk.page.import_button.isEnabled()


# --- several together ---


def test_several_records_are_changed_together(desk: Desk) -> None:
    desk.select("AMAP du Don", "Recyclerie", "Transport solidaire")
    desk.page.side.show_now()
    assert desk.page.side.several.isVisible()
    press(desk, "Ctrl+E")
    panel = desk.panel(SeveralPanel)
    assert not panel.apply_button.isEnabled()
    panel.choices["status"].set_value("entretien_prevu")
    panel.choices["status"].edited.emit("entretien_prevu")
    panel.apply_button.click()
    assert desk.column(3).count("entretien prévu") == 3
    assert desk.column(2) == ["Se nourrir", "Se rendre service", "Se nourrir", "S’équiper", "Se déplacer"]
    desk.window.undo()
    assert desk.column(3).count("entretien prévu") == 0


def test_a_closed_campaign_keeps_its_states(desk: Desk, story: Story) -> None:
    campaigns.close(story.inventory, story.campaign)
    desk.page.table.selectAll()
    desk.page.acts.edit_several()
    panel = desk.panel(SeveralPanel)
    assert not panel.choices["status"].isEnabled()
    assert panel.choices["domain"].isEnabled()


def test_the_menu_of_a_row_offers_what_can_be_done(desk: Desk) -> None:
    desk.select("Recyclerie")
    texts = [line.text() for line in desk.page.acts.menu().actions() if line.isVisible()]
    assert texts == ["Ouvrir la fiche", "Entretien…", "Modifier la sélection…", "Retirer"]
    desk.select("Recyclerie", "AMAP du Don")
    texts = [line.text() for line in desk.page.acts.menu().actions() if line.isVisible()]
    assert texts == ["Modifier la sélection…", "Retirer"]


# --- interviews ---


def test_an_interview_is_started_then_its_draft_opened_again(desk: Desk, five: dict[str, int]) -> None:
    recyclerie = five["Recyclerie"]
    draft = record_desk.Desk(desk.window, desk.workspace, recyclerie).has_interview()
    asked = desk.gone_to()
    desk.select("Recyclerie")
    desk.page.acts.interview.trigger()
    assert asked[-1].interview == draft
    desk.select("AMAP du Don")
    desk.page.acts.interview.trigger()
    assert asked[-1].page == "interview"
    assert asked[-1].interview not in {None, draft}


def press(desk: Desk, keys: str) -> None:
    """Press the keys of an act, from the table."""
    QApplication.processEvents()
    found = [act for act in desk.page.menu_actions() if act.shortcut().toString() == keys]
    assert len(found) == 1
    found[0].trigger()
