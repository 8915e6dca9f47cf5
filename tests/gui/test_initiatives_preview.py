"""The preview beside the list: figures, places, links, concerns, the last interview."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from census_app.gui.page import Go
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, parts, records
from tests.gui import record_desk
from tests.gui.initiatives_desk import Desk, open_desk, story_of
from tests.story import Story


@pytest.fixture
def recyclerie(workspace: Workspace) -> int:
    """Told in 2026, then in 2027, which is the campaign looked at."""
    story = story_of(workspace)
    record = story.add_initiative(
        "Recyclerie", "44075", legal_form="association", domain="EQU", domains=("REP",)
    )
    story.says(record, E02="2.0", E05=38, E10=71250)
    next_year = campaigns.open_campaign(workspace.inventory, 2027).created
    assert next_year is not None
    told = Story(workspace.inventory, next_year)
    told.says(record, E02="2.5", E05=42, E10=86400, E13="ne_sait_pas", S02=0, V1=2, V2=0)
    records.edit(workspace.inventory, record, {"status": "validee"}, next_year)
    told.acts_in(record, **{"44075": 70, "44051": 30})
    workspace.set_campaign(next_year)
    return record


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot, recyclerie: int) -> Desk:  # noqa: ARG001 - there first
    return open_desk(workspace, qtbot)


def test_it_says_who_it_is(desk: Desk) -> None:
    assert desk.told()[:2] == ["Recyclerie", "Association déclarée · Issé"]
    assert {"validée", "S’équiper", "Bricoler, réparer"} <= set(desk.told())


def test_figures_stand_beside_those_of_last_year(desk: Desk) -> None:
    told = desk.told()
    assert "CHIFFRES 2027" in told
    assert following(told, "ETP") == ["2,5", "(2)"]
    assert following(told, "Produits") == ["86\u202f400\u00a0€", "(71\u202f250\u00a0€)"]


def test_a_blank_is_not_a_zero(desk: Desk) -> None:
    told = desk.told()
    assert following(told, "Usagers")[0] == "0"
    assert following(told, "Subventions")[0] == "ne sait pas"
    assert "Adhérents" not in told


def test_places_come_with_their_shares(desk: Desk) -> None:
    told = desk.told()
    assert following(told, "Issé")[0] == "70\u00a0%"
    assert following(told, "Derval")[0] == "30\u00a0%"


def test_concerns_are_told_when_there_are_some(desk: Desk) -> None:
    told = desk.told()
    assert following(told, "Dépendance à une personne")[0] == "2 sur 3"
    assert "Dépendance à un financeur" not in told


def test_the_names_of_linked_records_lead_to_them(desk: Desk, recyclerie: int, workspace: Workspace) -> None:
    story = story_of(workspace)
    network = story.add_network("Réseau <b>régional</b>")
    shop, cafe = story.add_initiative("Magasin gratuit"), story.add_initiative("Café solidaire")
    for target, kind in ((network, "adhere_a"), (shop, "coopere_avec"), (cafe, "coopere_avec")):
        parts.add(workspace.inventory, "link", {"source_id": recyclerie, "target_id": target, "kind": kind})
    desk.page.table.go_to(recyclerie)
    told = desk.told()
    assert "Réseau <b>régional</b>" in told, "a name is never read as markup"
    assert "coopère avec Café solidaire, Magasin gratuit" in told
    asked = desk.gone_to()
    desk.page.side.preview.links()[1].linkActivated.emit(str(shop))
    assert asked == [Go("record", record=shop)]


def test_a_network_tells_its_members(desk: Desk, recyclerie: int, workspace: Workspace) -> None:
    network = story_of(workspace).add_network("Réseau régional")
    link = {"source_id": recyclerie, "target_id": network, "kind": "adhere_a"}
    parts.add(workspace.inventory, "link", link)
    desk.window.go(Go("networks"))
    assert "membres : Recyclerie" in desk.told()


def test_a_draft_is_taken_up_again(desk: Desk, recyclerie: int, workspace: Workspace) -> None:
    draft = record_desk.Desk(desk.window, workspace, recyclerie).has_interview()
    told = desk.told()
    assert {"ENTRETIEN", "brouillon", "Reprendre"} <= set(told)
    asked = desk.gone_to()
    desk.page.side.preview.interview_button.click()
    assert asked[-1].interview == draft


def test_it_follows_the_cursor_once_it_rests(desk: Desk, workspace: Workspace) -> None:
    story = story_of(workspace)
    for number in range(5):
        story.add_initiative(f"Atelier {number}")
    desk.page.reload()
    assert desk.told()[0] == "Recyclerie"
    for row in range(5):
        desk.page.table.selectRow(row)
    assert desk.page.side.preview.words()[0] == "Recyclerie"
    desk.qtbot.waitUntil(lambda: desk.page.side.preview.words()[0] == "Atelier 4")


def following(told: list[str], label: str) -> list[str]:
    """What is written after a label."""
    place = told.index(label)
    return told[place + 1 : place + 3]
