"""The fields of a record: saved as one types, checked beside, put back by Ctrl+Z."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from census_app.domain.fields import FieldValue
from census_app.gui.page import Go
from census_app.gui.record.activity import TypesChoice
from census_app.gui.record.identity import IdentitySection
from census_app.gui.record.options import Box
from census_app.gui.widgets import Choice, MultiChoice
from census_app.gui.workspace import Workspace
from census_app.services import records
from tests.gui.record_desk import ISSE, NANTES, Desk, create, open_desk


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:
    fields: dict[str, FieldValue] = {"commune": ISSE, "domain": "EQU", "types": ("RECYCLERIE",)}
    return open_desk(workspace, qtbot, create(workspace, "Recyclerie du Don", fields=fields))


def text(desk: Desk, code: str) -> str:
    editor = desk.field(code)
    assert isinstance(editor, QLineEdit)
    return editor.text()


def test_what_is_typed_is_in_the_inventory_half_a_second_later(desk: Desk, qtbot: QtBot) -> None:
    desk.type_in(desk.field("address"), "3 rue de la Gare", keep=False)
    assert desk.kept("address") is None
    qtbot.waitUntil(lambda: desk.kept("address") == "3 rue de la Gare", timeout=1000)
    assert "Enregistré à" in " ".join(desk.window.frame.status.texts())


def test_leaving_a_field_writes_it_at_once(desk: Desk) -> None:
    desk.type_in(desk.field("address"), "3 rue de la Gare", keep=False)
    desk.press(Qt.Key.Key_Tab)
    assert desk.kept("address") == "3 rue de la Gare"


def test_the_header_follows_the_name(desk: Desk) -> None:
    desk.type_in(desk.field("name"), "Recyclerie de la Chère")
    assert desk.page.header.name.text() == "Recyclerie de la Chère"
    assert desk.page.title() == "Recyclerie de la Chère"


def test_a_number_that_is_wrong_says_so_and_is_not_written(desk: Desk) -> None:
    desk.type_in(desk.field("siren"), "732 829 321")
    assert "n’est pas un SIREN juste" in desk.message("siren")
    assert desk.kept("siren") is None
    assert text(desk, "siren") == "732 829 321"
    desk.type_in(desk.field("siren"), "732 829 320")
    assert desk.message("siren") == ""
    assert desk.kept("siren") == "732829320"


def test_what_is_wrong_is_still_there_when_one_comes_back(desk: Desk, workspace: Workspace) -> None:
    other = create(workspace, "Magasin gratuit")
    desk.type_in(desk.field("siren"), "732 829 321")
    desk.window.go(Go("record", record=other))
    assert text(desk, "siren") == ""
    desk.window.go(Go("record", record=desk.record))
    assert text(desk, "siren") == "732 829 321"
    desk.page.leave()
    assert "n’est pas un SIREN juste" in desk.message("siren")


def test_a_web_address_is_completed_when_the_field_is_left_not_under_the_cursor(desk: Desk) -> None:
    desk.type_in(desk.field("website"), "recyclerie.fr")
    assert desk.kept("website") == "https://recyclerie.fr"
    assert text(desk, "website") == "recyclerie.fr"
    desk.press(Qt.Key.Key_Tab)
    assert text(desk, "website") == "https://recyclerie.fr"


def test_a_record_never_loses_its_name(desk: Desk) -> None:
    desk.type_in(desk.field("name"), "")
    assert desk.message("name") == "Une fiche ne peut pas rester sans nom."
    assert desk.kept("name") == "Recyclerie du Don"


def test_a_commune_beyond_the_territory_is_found_by_its_name(desk: Desk) -> None:
    desk.type_in(desk.field("commune"), "Nantes")
    assert desk.kept("commune") == NANTES
    desk.type_in(desk.field("commune"), "Bordeaux")
    assert desk.kept("commune") == "33063"
    desk.press(Qt.Key.Key_Tab)
    assert text(desk, "commune") == "Bordeaux"


def test_half_a_commune_erases_nothing(desk: Desk) -> None:
    desk.type_in(desk.field("commune"), "Châteaubr")
    assert "n’est pas une commune connue" in desk.message("commune")
    assert desk.kept("commune") == ISSE


def test_ctrl_z_puts_back_the_last_change_wherever_the_cursor_is(desk: Desk) -> None:
    desk.type_in(desk.field("address"), "3 rue de la Gare")
    desk.type_in(desk.field("address"), "4 rue du Don")
    desk.field("phone").setFocus()
    desk.undo()
    assert text(desk, "address") == "3 rue de la Gare"
    assert desk.kept("address") == "3 rue de la Gare"


def test_ctrl_z_in_the_field_that_is_typed_shows_what_was_there(desk: Desk) -> None:
    desk.type_in(desk.field("address"), "3 rue de la Gare")
    desk.type_in(desk.field("address"), "4 rue du", keep=False)
    desk.undo()
    assert text(desk, "address") == "3 rue de la Gare"
    assert desk.kept("address") == "3 rue de la Gare"
    desk.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert text(desk, "address") == "4 rue du"


def test_ctrl_z_on_a_text_that_is_wrong_gives_it_up_and_nothing_else(desk: Desk) -> None:
    desk.type_in(desk.field("address"), "3 rue de la Gare")
    desk.type_in(desk.field("siren"), "12")
    desk.undo()
    assert text(desk, "siren") == ""
    assert desk.message("siren") == ""
    assert desk.kept("address") == "3 rue de la Gare"


def test_a_change_made_elsewhere_leaves_alone_what_is_being_typed(desk: Desk, workspace: Workspace) -> None:
    desk.type_in(desk.field("address"), "3 rue", keep=False)
    workspace.run(records.edit, desk.record, {"address": "ailleurs", "phone": "02 40 00 00 00"})
    assert text(desk, "phone") == "02 40 00 00 00"
    assert text(desk, "address") == "3 rue"


def test_choosing_writes_at_once(desk: Desk) -> None:
    form = desk.field("legal_form")
    assert isinstance(form, Choice)
    form.setCurrentIndex(form.findText("Association déclarée"))
    form.activated.emit(form.currentIndex())
    assert desk.kept("legal_form") == "association"


def test_the_reason_is_asked_when_the_record_is_out_of_scope(desk: Desk) -> None:
    section = desk.section("identity")
    assert isinstance(section, IdentitySection)
    assert section.rows["status_reason"].isHidden()
    desk.workspace.run(records.edit, desk.record, {"status": "hors_champ"}, desk.workspace.campaign)
    assert not section.rows["status_reason"].isHidden()
    desk.type_in(desk.field("status_reason"), "commerce ordinaire")
    assert desk.kept("status_reason") == "commerce ordinaire"


def test_the_types_of_the_domain_come_first_and_the_others_when_asked(desk: Desk) -> None:
    types = desk.field("types")
    assert isinstance(types, TypesChoice)
    ticks = types.findChild(MultiChoice)
    assert ticks is not None
    names = [button.text() for _, button in ticks._buttons]
    assert "Recyclerie" in names
    assert "AMAP" not in names
    types._more.click()
    names = [button.text() for _, button in ticks._buttons]
    assert "AMAP" in names
    next(button for _, button in ticks._buttons if button.text() == "AMAP").click()
    desk.page.leave()
    assert desk.kept("types") == ("AMAP", "RECYCLERIE")


def test_a_criterion_is_unknown_until_its_box_is_touched(desk: Desk) -> None:
    box = desk.field("criterion_peers")
    assert isinstance(box, Box)
    assert desk.kept("criterion_peers") is None
    box.click()
    assert desk.kept("criterion_peers") is True
    box.click()
    assert desk.kept("criterion_peers") is False


def test_a_possible_duplicate_is_announced_while_the_name_is_typed(
    desk: Desk, workspace: Workspace, qtbot: QtBot
) -> None:
    other = create(workspace, "Café solidaire", fields={"commune": ISSE})
    section = desk.section("identity")
    assert isinstance(section, IdentitySection)
    assert section.notice.isHidden()
    desk.type_in(desk.field("name"), "Cafe solidaires", keep=False)
    qtbot.waitUntil(lambda: not section.notice.isHidden(), timeout=1000)
    section.notice.acted.emit()
    assert desk.page.editing.shown == other


def test_tab_follows_the_reading_order(desk: Desk) -> None:
    desk.field("name").setFocus()
    for code in ("commune", "address", "kind", "created"):
        desk.press(Qt.Key.Key_Tab)
        assert desk.window.focusWidget() is desk.field(code), code


def test_every_editor_has_a_name_for_those_who_do_not_see_it(desk: Desk) -> None:
    desk.page.scroller.finish()
    for editor in desk.page.findChildren(QLineEdit):
        if editor.isEnabled() and not isinstance(editor.parent(), Choice):
            assert editor.accessibleName(), editor.objectName()


def test_a_record_whose_creation_is_undone_is_said_to_be_gone_until_it_is_done_again(
    desk: Desk, workspace: Workspace
) -> None:
    desk.window.go(Go("record", record=create(workspace, "Café solidaire")))
    desk.window.undo()
    assert desk.page.title() == ""
    assert not desk.page.scroller.isVisible()
    desk.window.redo()
    assert desk.page.title() == "Café solidaire"
    assert desk.page.scroller.isVisible()
