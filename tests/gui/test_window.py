"""The frame: where one is, how one goes elsewhere, what it says of the inventory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from census_app.domain.change import Change
from census_app.gui.page import Go
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.services import records
from tests.gui.sample_pages import ENTRIES, SampleEmpty, SampleList


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(ENTRIES)
    qtbot.addWidget(shown)
    shown.enter(workspace)
    shown.show()
    return shown


def the_list(window: MainWindow) -> SampleList:
    page = window.page()
    assert isinstance(page, SampleList)
    return page


def press(window: MainWindow, keys: str) -> None:
    """The action of the menus that these keys trigger."""
    wanted = QKeySequence(keys)
    found = [action for action in window.findChildren(QAction) if action.shortcut() == wanted]
    assert len(found) == 1, keys
    found[0].trigger()


def test_it_opens_on_the_first_page(window: MainWindow) -> None:
    assert window.frame.side.current() == "initiatives"
    assert window.windowTitle() == "Initiatives – Recensement"
    assert the_list(window).arrived == [Go("initiatives")]


def test_pages_are_reached_by_their_number(window: MainWindow) -> None:
    press(window, "Ctrl+4")
    assert window.frame.side.current() == "summary"
    press(window, "Ctrl+1")
    assert window.frame.side.current() == "initiatives"


def test_back_and_forward_go_through_what_was_seen(window: MainWindow, workspace: Workspace) -> None:
    workspace.go.emit(Go("networks"))
    workspace.go.emit(Go("initiatives", filters=(("commune", "44075"),)))
    press(window, "Alt+Left")
    assert window.frame.side.current() == "networks"
    press(window, "Alt+Left")
    press(window, "Alt+Left")
    assert the_list(window).arrived[-1] == Go("initiatives")
    press(window, "Alt+Right")
    press(window, "Alt+Right")
    assert the_list(window).arrived[-1].filters == (("commune", "44075"),)


def test_a_page_is_left_before_another_is_shown(window: MainWindow) -> None:
    page = the_list(window)
    window.go(Go("summary"))
    assert page.left == 1


def test_the_buttons_and_the_menu_are_those_of_the_page(window: MainWindow) -> None:
    buttons = the_list(window).actions_shown()
    assert all(button.isVisible() for button in buttons)
    assert window.menus.page.menuAction().isVisible()
    window.go(Go("summary"))
    assert not any(button.isVisible() for button in buttons)
    assert not window.menus.page.menuAction().isVisible()


def test_an_interview_takes_the_whole_window(window: MainWindow) -> None:
    window.go(Go("interview", interview=1))
    assert not window.frame.isVisible()
    assert not window.menuBar().isVisible()
    window.back()
    assert window.frame.isVisible()
    assert window.menuBar().isVisible()


def test_a_hidden_page_is_read_again_when_it_comes_back(window: MainWindow, workspace: Workspace) -> None:
    page = the_list(window)
    window.go(Go("summary"))
    workspace.changed.emit(Change(1, frozenset({"record"})))
    assert (page.heard, page.refreshed) == ([], 0)
    window.go(Go("initiatives"))
    assert page.refreshed == 1
    window.go(Go("summary"))
    window.go(Go("initiatives"))
    assert page.refreshed == 1


def test_a_page_does_not_reload_for_what_it_did_itself(window: MainWindow, workspace: Workspace) -> None:
    page = the_list(window)
    workspace.changed.emit(Change(1, frozenset({"record"}), origin=page.origin))
    assert page.refreshed == 0
    workspace.changed.emit(Change(2, frozenset({"record"}), origin="ailleurs"))
    assert page.refreshed == 1


def test_the_frame_says_what_the_inventory_is(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    name, _locked, saved, backup, right = window.frame.status.texts()
    assert name == Path(workspace.inventory.path).name
    assert saved.startswith("Enregistré ")
    assert backup == "Dernière sauvegarde : jamais"
    assert right == "0 initiatives · 0 réseaux · 33 communes"
    workspace.run(records.create, "initiative", {"name": "Recyclerie"}, workspace.campaign)
    qtbot.waitUntil(lambda: window.frame.status.texts()[-1].startswith("1 initiatives"))


def test_a_refusal_is_said_for_a_moment(window: MainWindow, workspace: Workspace) -> None:
    window.frame.top.campaign.open_asked.emit(2026)
    assert window.toast.isVisible()
    assert window.toast.text() == "La campagne 2026 existe déjà."
    assert workspace.campaign is not None


def test_opening_the_next_campaign_shows_it(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.campaign
    lines = {line.text(): line for line in window.frame.top.campaign.menu_lines().actions()}
    assert "2026  ·  ouverte" in lines
    lines["Ouvrir la campagne 2027"].trigger()
    assert workspace.campaign != before
    qtbot.waitUntil(lambda: window.frame.top.campaign.accessibleName() == "Campagne 2027 ▾ ouverte")


def test_ctrl_z_takes_back_what_was_done(window: MainWindow, workspace: Workspace) -> None:
    assert not window.menus.undo.isEnabled()
    workspace.run(records.create, "initiative", {"name": "Recyclerie"}, workspace.campaign)
    assert window.menus.undo.text().startswith("Annuler : ")
    press(window, "Ctrl+Z")
    assert workspace.ask(records.search, "recyclerie", workspace.campaign) == []
    press(window, "Ctrl+Y")
    assert len(workspace.ask(records.search, "recyclerie", workspace.campaign)) == 1


def test_the_search_box_finds_a_record(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run(
        records.create, "initiative", {"name": "Écurie partagée", "commune": "44075"}, workspace.campaign
    )
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, "Ctrl+K")
    search = window.frame.top.search
    assert search.hasFocus()
    QTest.keyClicks(search, "ecur")
    assert search.proposed() == ["Écurie partagée  ·  Issé"]
    QTest.keyClicks(search, "zzz")
    assert search.proposed() == []


def test_every_action_has_a_shortcut_of_its_own(window: MainWindow) -> None:
    shortcuts = [
        action.shortcut().toString()
        for action in window.findChildren(QAction)
        if not action.shortcut().isEmpty() and action.menu() is None
    ]
    assert len(shortcuts) == len(set(shortcuts)) > 12


def test_the_side_bar_keeps_its_icons_on_a_small_screen(window: MainWindow) -> None:
    window.resize(900, 700)
    assert window.frame.side.width() < 60
    window.resize(1366, 768)
    assert window.frame.side.width() == 176


def test_the_side_bar_works_without_a_mouse(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    first, second, *_others = window.frame.side.findChildren(QAbstractButton)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert window.frame.side.current() == "networks"
    assert isinstance(window.page(), SampleEmpty)
