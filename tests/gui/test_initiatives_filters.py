"""What narrows the lists: the search, the chips, the places that other pages lead to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from census_app.domain.records import RecordFilter
from census_app.gui.initiatives.searched_chip import Picker, SearchedChip
from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import parts, records
from tests.gui.initiatives_desk import Desk, five_initiatives, open_desk, story_of, type_in


@pytest.fixture
def five(workspace: Workspace) -> dict[str, int]:
    return five_initiatives(story_of(workspace))


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot, five: dict[str, int]) -> Desk:  # noqa: ARG001 - there first
    return open_desk(workspace, qtbot)


def test_the_list_narrows_as_one_types_without_minding_accents(desk: Desk) -> None:
    desk.look_for("epi")
    assert desk.names() == ["Épicerie participative"]
    assert desk.page.header.note() == "5, dont 1 affichée"
    desk.look_for("Épicerie châteaubriant")
    assert desk.names() == ["Épicerie participative"], "the commune is searched too"
    desk.look_for("solidaire")
    assert desk.page.header.note() == "5, dont 2 affichées"


def test_ctrl_f_is_for_the_list(desk: Desk) -> None:
    desk.page.focus_filter()
    assert desk.page.search.hasFocus()
    QTest.keyClick(desk.page.search, Qt.Key.Key_Return)
    assert desk.page.table.hasFocus()


def test_nothing_found_says_so_and_offers_the_whole_list_again(desk: Desk) -> None:
    desk.choose("status", "validee")
    desk.look_for("solidaire")
    assert desk.names() == []
    assert desk.page.header.note() == "5, aucune affichée"
    (clear,) = desk.page.unfound.buttons
    assert clear.isVisible()
    assert clear.text() == "Effacer les filtres"
    clear.click()
    assert len(desk.names()) == 5
    assert desk.page.search.text() == ""
    assert desk.page.table.isVisible()


@pytest.mark.parametrize(
    ("code", "values", "found"),
    [
        ("status", ("validee", "reperee"), 3),
        ("domain", ("REP",), 1),
        ("commune", ("44075",), 2),
        ("type", ("AMAP",), 1),
        ("interview", ("none",), 5),
        ("lifecycle", ("active",), 0),
    ],
)
def test_each_chip_narrows(desk: Desk, code: str, values: tuple[str, ...], found: int) -> None:
    desk.choose(code, *values)
    assert len(desk.names()) == found


def test_what_chips_let_through_is_remembered(desk: Desk, workspace: Workspace) -> None:
    desk.choose("status", "validee")
    desk.choose("type", "AMAP")
    again = open_desk(workspace, desk.qtbot, remembering=True)
    assert again.names() == ["AMAP du Don"]
    assert again.page.filters.chips["status"].text() == "Recensement : validée ▾"
    assert again.page.filters.chips["type"].isVisible()


def test_another_page_leads_to_a_narrowed_list(desk: Desk) -> None:
    desk.choose("commune", "44051")
    desk.window.go(Go("initiatives", filters=(("status", "validee"), ("text", "amap"))))
    assert desk.names() == ["AMAP du Don"]
    assert not desk.page.filters.chips["commune"].values()
    desk.window.go(Go("initiatives"))
    assert desk.names() == ["AMAP du Don"], "coming back changes nothing"


def test_a_network_shows_those_it_is_linked_to(
    desk: Desk, five: dict[str, int], workspace: Workspace
) -> None:
    network = story_of(workspace).add_network("Réseau des AMAP")
    link = {"source_id": five["AMAP du Don"], "target_id": network, "kind": "adhere_a"}
    parts.add(workspace.inventory, "link", link)
    picker = open_picker(desk, "network")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert desk.names() == ["AMAP du Don"]
    assert desk.page.filters.chips["network"].text() == "Réseau : Réseau des AMAP ▾"
    assert records.ids(workspace.inventory, RecordFilter(network=network), None) == [five["AMAP du Don"]]


def test_a_commune_is_found_by_typing(desk: Desk) -> None:
    picker = open_picker(desk, "commune")
    type_in(picker.field, "issé")
    assert picker.list.item(0).text() == "Issé"
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert desk.names() == ["AMAP du Don", "Recyclerie"]
    type_in(picker.field, "derval")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Space)
    assert len(desk.names()) == 3
    assert desk.page.filters.chips["commune"].text() == "Commune : 2 choix ▾"
    QTest.keyClick(picker.list, Qt.Key.Key_Space)
    assert desk.names() == ["AMAP du Don", "Recyclerie"], "a second time takes it back"


def test_a_place_that_does_not_exist_says_so(desk: Desk) -> None:
    picker = open_picker(desk, "commune")
    type_in(picker.field, "zzz")
    assert picker.list.count() == 0
    assert picker.rest.text() == "Rien de ce nom."


def open_picker(desk: Desk, code: str) -> Picker:
    chip = desk.page.filters.chips[code]
    assert isinstance(chip, SearchedChip)
    return chip.open_menu()
