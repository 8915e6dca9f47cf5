"""The record page as a whole: its sections, its history, what is retired, closed or read-only."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from census_app.gui.jobs import JobRunner
from census_app.gui.page import Go
from census_app.gui.record import entry
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, inventories, records
from tests.gui.conftest import Hand
from tests.gui.record_desk import ISSE, Desk, create, open_desk
from tests.gui.sample_pages import ENTRIES


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:
    return open_desk(workspace, qtbot, create(workspace, "Recyclerie du Don", fields={"commune": ISSE}))


def test_it_opens_at_the_top_under_its_list(desk: Desk) -> None:
    assert desk.page.list.current() == "identity"
    assert desk.window.frame.side.current() == "initiatives"
    assert desk.page.header.name.text() == "Recyclerie du Don"


def test_a_click_on_a_section_brings_it_under_the_eyes(desk: Desk) -> None:
    desk.page.list.lines["figures"].click()
    assert desk.page.list.current() == "figures"
    section = desk.section("figures")
    assert abs(section.y() - desk.page.scroller.verticalScrollBar().value()) < 2


@pytest.mark.parametrize("key", ["sites", "needs"])
def test_a_section_asked_for_before_the_window_has_its_size_stays_under_the_eyes(
    desk: Desk, qtbot: QtBot, key: str
) -> None:
    window = MainWindow((*ENTRIES, entry.entry()))
    qtbot.addWidget(window)
    window.enter(desk.workspace)
    window.go(Go("record", record=desk.record, section=key))
    fresh = Desk(window, desk.workspace, desk.record)
    window.resize(1100, 500)
    window.show()
    qtbot.waitUntil(lambda: all(section.built for section in fresh.page.sections), timeout=5000)
    QApplication.processEvents()
    assert under_the_eyes(fresh) == key
    window.resize(1366, 500)
    QApplication.processEvents()
    assert under_the_eyes(fresh) == key, "lines that become longer take less room above"
    assert fresh.page.list.current() == key


def test_who_scrolls_leaves_the_section_asked_for(desk: Desk) -> None:
    desk.page.list.lines["figures"].click()
    bar = desk.page.scroller.verticalScrollBar()
    bar.triggerAction(QScrollBar.SliderAction.SliderPageStepSub)
    place = bar.value()
    desk.section("sites").setFixedHeight(600)
    QApplication.processEvents()
    assert bar.value() == place


def under_the_eyes(desk: Desk) -> str:
    """The section whose title is at the top of what is seen."""
    top = desk.page.scroller.verticalScrollBar().value()
    return next((section.key for section in desk.page.sections if abs(section.y() - top) < 2), "")


def test_the_current_section_follows_the_scrolling(desk: Desk) -> None:
    desk.page.scroller.finish()
    desk.page.scroller.settle()
    QApplication.processEvents()
    desk.page.scroller.verticalScrollBar().setValue(desk.section("needs").y())
    assert desk.page.list.current() == "needs"
    desk.page.scroller.verticalScrollBar().setValue(0)
    assert desk.page.list.current() == "identity"


def test_sections_out_of_view_are_built_when_there_is_time(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(section.built for section in desk.page.sections), timeout=5000)


def test_the_history_says_what_changed_in_words_and_puts_it_back(desk: Desk) -> None:
    desk.workspace.run(records.edit, desk.record, {"legal_form": "association"})
    desk.workspace.run(records.edit, desk.record, {"legal_form": "scop"})
    row = desk.history.rows[0]
    assert (row.told.who, row.told.what) == ("Camille", "Statut juridique")
    assert (row.told.before, row.told.after) == ("—", "SCOP"), "what was done at one sitting is one line"
    row.put_back.click()
    assert desk.kept("legal_form") is None
    assert desk.history.rows[0].told.after == "—"


def test_what_belongs_to_the_record_is_in_its_history(desk: Desk) -> None:
    desk.has("site", record_id=desk.record, commune=ISSE)
    other = create(desk.workspace, "Magasin gratuit")
    desk.has("link", source_id=desk.record, target_id=other, kind="fournit")
    told = [(row.told.what, row.told.after) for row in desk.history.rows]
    assert told[:2] == [("Lien, ajout", "fournit Magasin gratuit"), ("Lieu d’activité, ajout", "Issé")]
    assert ("Fiche créée", "Recyclerie du Don") in told


def test_a_record_is_retired_without_a_question_and_brought_back(desk: Desk) -> None:
    desk.page.retire_button.click()
    assert desk.everything().record.retired_at is not None
    assert desk.page.header.retired.isVisible()
    desk.page.header.retired.acted.emit()
    assert desk.everything().record.retired_at is None
    assert not desk.page.header.retired.isVisible()


def test_a_closed_campaign_keeps_its_year_and_lets_the_rest_be_corrected(desk: Desk) -> None:
    assert desk.workspace.campaign is not None
    desk.workspace.run(campaigns.close, desk.workspace.campaign)
    assert desk.page.header.locked.isVisible()
    assert "La campagne 2026 est close" in desk.page.editing.why_locked()
    assert not desk.figure("E02").editor.isEnabled()
    assert not desk.field("status").isEnabled()
    assert desk.needs.needs.add_button.isHidden()
    assert not desk.page.interview_button.isEnabled()
    assert desk.field("phone").isEnabled()


def test_a_read_only_inventory_says_why_and_takes_nothing(
    workspace: Workspace, hand: Hand, qtbot: QtBot
) -> None:
    record = create(workspace, "Recyclerie du Don")
    path = workspace.inventory.path
    workspace.inventory.close()
    inventory = inventories.open_inventory(path, read_only=True)
    desk = open_desk(Workspace(inventory, JobRunner(hand), workspace.campaign), qtbot, record)
    assert desk.page.header.locked.isVisible()
    assert desk.page.editing.why_locked().startswith("Lecture seule : ")
    for code in ("name", "commune", "legal_form", "types"):
        assert not desk.field(code).isEnabled(), code
    assert not desk.figure("E02").editor.isEnabled()
    assert desk.sites.list.add_button.isHidden()
    assert not desk.page.retire_button.isEnabled()
    inventory.close()


def test_the_interview_under_way_is_opened_rather_than_another_started(desk: Desk) -> None:
    asked: list[Go] = []
    desk.workspace.go.connect(asked.append)
    draft = desk.has_interview()
    desk.page.interview_button.click()
    assert [go.interview for go in asked] == [draft]
    desk.window.go(Go("record", record=desk.record, section="interviews"))
    assert desk.page.interviews.lines[0].badge.text() == "brouillon"


def test_where_there_is_little_room_the_list_is_a_menu_and_nothing_overflows(desk: Desk) -> None:
    desk.window.resize(640, 700)
    desk.page.scroller.finish()
    QApplication.processEvents()
    assert desk.page.list.isHidden()
    assert desk.page.sections_chip.isVisible()
    assert desk.page.scroller.horizontalScrollBar().maximum() == 0
