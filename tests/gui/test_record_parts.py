"""What there may be several of: sites with their shares, links, contacts, needs, recommendations."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from census_app.gui.page import Go
from census_app.gui.record.links import LinkLine
from census_app.gui.record.parts import PartLine
from census_app.gui.record.sites import SiteLine
from census_app.gui.widgets import Choice, Option
from census_app.gui.workspace import Workspace
from census_app.services import records
from tests.gui.record_desk import ISSE, MOISDON, Desk, create, open_desk


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:
    return open_desk(workspace, qtbot, create(workspace, "Recyclerie du Don", fields={"commune": ISSE}))


def editor(line: PartLine, column: str) -> QWidget:
    return line.bounds[column].widget


def choose(choice: QWidget, label: str) -> None:
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findText(label))
    choice.activated.emit(choice.currentIndex())


def counted(desk: Desk) -> list[str]:
    return [
        line.part_label.text().replace("\xa0", " ")
        for line in desk.sites.list.lines
        if isinstance(line, SiteLine)
    ]


def test_a_site_is_kept_from_its_commune_on_and_its_share_is_counted(desk: Desk) -> None:
    sites = desk.sites
    sites.list.add_button.click()
    line = sites.list.lines[0]
    desk.type_in(editor(line, "share"), "60")
    assert desk.everything().sites == ()
    desk.type_in(editor(line, "commune"), "Issé")
    desk.type_in(editor(line, "address"), "3 rue de la Gare")
    kept = desk.everything().sites
    assert [(site.commune, site.share, site.address) for site in kept] == [
        (ISSE, Decimal(60), "3 rue de la Gare")
    ]
    assert len(sites.list.lines) == 1


def test_shares_are_counted_over_their_sum(desk: Desk) -> None:
    desk.has("site", record_id=desk.record, commune=ISSE, share=Decimal(60))
    desk.has("site", record_id=desk.record, commune=MOISDON, share=Decimal(60))
    assert counted(desk) == ["50 %", "50 %"]
    assert desk.sites.sum_label.text().startswith("Somme des parts : 120\xa0%.")
    desk.type_in(editor(desk.sites.list.lines[1], "share"), "40")
    assert counted(desk) == ["60 %", "40 %"]
    assert desk.sites.sum_label.text() == "Somme des parts : 100 %."


def test_a_site_that_is_removed_comes_back_with_ctrl_z(desk: Desk) -> None:
    desk.has("site", record_id=desk.record, commune=ISSE, share=Decimal(60))
    desk.sites.list.lines[0].remove_button.click()
    assert desk.everything().sites == ()
    assert desk.sites.list.lines == []
    desk.window.undo()
    assert [site.commune for site in desk.everything().sites] == [ISSE]
    assert len(desk.sites.list.lines) == 1


def test_a_share_beyond_a_hundred_is_refused_beside(desk: Desk) -> None:
    desk.has("site", record_id=desk.record, commune=ISSE, share=Decimal(60))
    line = desk.sites.list.lines[0]
    desk.type_in(editor(line, "share"), "160")
    assert line.message.text() == "Au plus 100."
    assert desk.everything().sites[0].share == Decimal(60)


def test_a_link_needs_its_kind_and_the_other_record(desk: Desk, workspace: Workspace) -> None:
    network = create(workspace, "Réseau des ressourceries", "network")
    desk.links.list.add_button.click()
    line = desk.links.list.lines[0]
    assert isinstance(line, LinkLine)
    choose(line.kind, "adhère à")
    found = line.other._find("ressourceries")
    assert [option.label for option in found] == ["Réseau des ressourceries"]
    line.other.search.chosen.emit(Option(found[0].value, found[0].label))
    link = desk.everything().links[0]
    assert (link.source_id, link.target_id, link.kind) == (desk.record, network, "adhere_a")
    desk.type_in(editor(line, "since"), "2019")
    assert desk.everything().links[0].since == 2019


def test_the_arrow_turns_a_link_round(desk: Desk, workspace: Workspace) -> None:
    other = create(workspace, "Magasin gratuit")
    desk.has("link", source_id=other, target_id=desk.record, kind="fournit")
    line = desk.links.list.lines[0]
    assert isinstance(line, LinkLine)
    assert line.arrow.accessibleName().startswith("Magasin gratuit fournit cette fiche")
    line.arrow.click()
    link = desk.everything().links[0]
    assert (link.source_id, link.target_id) == (desk.record, other)
    assert line.arrow.accessibleName().startswith("cette fiche fournit Magasin gratuit")


def test_a_click_on_the_other_record_goes_to_it(desk: Desk, workspace: Workspace) -> None:
    network = create(workspace, "Réseau des ressourceries", "network")
    desk.has("link", source_id=desk.record, target_id=network, kind="adhere_a")
    line = desk.links.list.lines[0]
    assert isinstance(line, LinkLine)
    line.other.link.click()
    assert desk.page.editing.shown == network
    assert desk.window.frame.side.current() == "networks"


def test_a_contact_begins_with_a_name_and_nothing_typed_before_is_lost(desk: Desk) -> None:
    desk.contacts.list.add_button.click()
    line = desk.contacts.list.lines[0]
    desk.type_in(editor(line, "role"), "Coordinatrice")
    assert desk.everything().contacts == ()
    desk.type_in(editor(line, "name"), "Jeanne Exemple")
    desk.type_in(editor(line, "phone"), "612")
    contact = desk.everything().contacts[0]
    assert (contact.name, contact.role, contact.phone) == ("Jeanne Exemple", "Coordinatrice", "")
    assert "n’est pas un numéro de téléphone" in line.message.text()
    desk.type_in(editor(line, "phone"), "0600000001")
    assert desk.everything().contacts[0].phone == "06 00 00 00 01"


def test_a_consent_is_dated_of_today_and_can_be_taken_back(desk: Desk) -> None:
    desk.has("contact", record_id=desk.record, name="Jeanne Exemple")
    line = desk.contacts.list.lines[0]
    yes = next(b for b in editor(line, "consent_record").findChildren(QAbstractButton) if b.text() == "Oui")
    yes.click()
    contact = desk.everything().contacts[0]
    assert contact.consent_record is True
    assert contact.consent_recontact is None
    assert contact.consent_on == dt.date.today()  # noqa: DTZ011 - the user's own day
    yes.click()
    assert desk.everything().contacts[0].consent_record is None


def test_needs_and_recommendations_belong_to_the_campaign(desk: Desk) -> None:
    desk.needs.needs.add_button.click()
    need = desk.needs.needs.lines[0]
    desk.type_in(editor(need, "wording"), "Un local plus grand")
    choose(editor(need, "domain"), "S’équiper")
    desk.needs.recommendations.add_button.click()
    advice = desk.needs.recommendations.lines[0]
    desk.type_in(editor(advice, "wording"), "Partager le local")
    desk.type_in(editor(advice, "due_on"), "30/06/2027")
    choose(editor(advice, "priority"), "haute")
    page = desk.everything()
    assert (page.needs[0].wording, page.needs[0].domain) == ("Un local plus grand", "EQU")
    assert page.needs[0].campaign_id == desk.workspace.campaign
    kept = page.recommendations[0]
    assert (kept.wording, kept.due_on, kept.priority) == ("Partager le local", dt.date(2027, 6, 30), "haute")


def test_lines_under_way_do_not_follow_to_another_record(desk: Desk, workspace: Workspace) -> None:
    other = create(workspace, "Magasin gratuit")
    desk.sites.list.add_button.click()
    desk.window.go(Go("record", record=other))
    assert desk.sites.list.lines == []
    assert workspace.ask(records.page, other, workspace.campaign).sites == ()


def test_the_list_of_sections_counts_what_each_holds(desk: Desk) -> None:
    desk.has("site", record_id=desk.record, commune=ISSE)
    desk.has("site", record_id=desk.record, commune=MOISDON)
    assert desk.page.list.lines["sites"].accessibleDescription() == "2"
    assert desk.page.list.lines["links"].accessibleDescription() == ""
