"""The page « Synthèse »: its figures are those of the summary, and it follows what is asked and changed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from census_app.domain.perimeters import perimeter_of
from census_app.gui.page import Go
from census_app.gui.summary.amounts import amount
from census_app.gui.summary.chooser import Chooser
from census_app.gui.summary.measures import DOMAINS, THEMES, measures
from census_app.gui.widgets import EmptyState
from census_app.gui.workspace import Workspace
from census_app.services.reference import catalogue
from census_app.services.summary import Summary, summary
from tests.gui.conftest import Hand
from tests.gui.summary_desk import Desk, cells, lay, tell
from tests.story import ISSE, SOUDAN, Story

PAYS, CC = "pays-de-chateaubriant", "cc-chateaubriant-derval"


@pytest.fixture(autouse=True)
def _forget() -> None:
    QSettings().clear()


@pytest.fixture
def story(workspace: Workspace) -> Story:
    assert workspace.campaign is not None
    return Story(workspace.inventory, workspace.campaign)


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, hand: Hand, story: Story) -> Desk:
    tell(story)
    laid = lay(qtbot, workspace, hand)
    laid.settle()
    return laid


def pick(chooser: Chooser, label: str) -> None:
    next(line for line in chooser.menu_lines() if line.text().startswith(label)).trigger()


def computed(story: Story, perimeter: str = PAYS, **asked: object) -> Summary:
    return summary(story.inventory, story.campaign, perimeter_of(perimeter), **asked)  # type: ignore[arg-type]


# --- the figures ---


@pytest.mark.parametrize("theme", THEMES)
def test_every_cell_is_the_figure_of_the_summary(desk: Desk, story: Story, theme: str) -> None:
    desk.page.figures.show_theme(theme)
    told = computed(story)
    shown = [*cells(desk.table.table), *cells(desk.table.totals)]
    assert len(shown) == len(told.zones) == 37
    for line, zone in zip(shown, told.zones, strict=True):
        for one in measures(theme):
            if one.key in catalogue():
                figure = zone.figures[one.key]
                note = f" {figure.answered}/{figure.eligible}" if figure.eligible else ""
                assert line[one.title] == amount(figure.value, catalogue()[one.key].kind) + note
            else:
                assert line[one.title] == one.text(zone)


def test_a_record_counts_by_its_shares_and_nobody_is_not_zero(desk: Desk) -> None:
    assert desk.read("Issé", "ETP") == "1,5 1/1"
    assert desk.read("Soudan", "ETP") == "1,0 1/1"
    assert desk.read("Châteaubriant", "ETP") == "0 1/2"
    assert desk.read("Derval", "ETP") == "— 0/1"
    assert desk.read("Abbaretz", "ETP") == "—"


def test_the_rows_apart_add_up_to_everything(desk: Desk) -> None:
    apart = ("Total du périmètre", "Hors périmètre", "Non localisé", "Ensemble")
    assert [desk.read(row, "ETP") for row in apart] == ["2,5 2/4", "1,0 1/1", "— 0/1", "3,5 3/6"]
    assert [desk.read(row, "Initiatives") for row in apart] == ["3", "1", "1", "5"]


def test_domains_are_counted_by_their_shares(desk: Desk) -> None:
    desk.page.figures.show_theme(DOMAINS)
    assert desk.read("Issé", "Fiches") == "0,6"
    assert desk.read("Total du périmètre", "Se nourrir") == "1"
    assert desk.read("Ensemble", "Fiches") == "6"


def test_the_cards_show_the_perimeter_with_its_coverage(desk: Desk) -> None:
    assert desk.cards() == [
        "ETP : 2,5. 2/4 ont répondu",
        "Bénévoles actifs : 36. 2/4 ont répondu",
        "Produits : 130\u202f000\u00a0€. 2/4 ont répondu",
        "Usagers : 1\u202f000. 1/4 ont répondu",
    ]


def test_a_card_can_show_another_indicator_and_remembers(
    desk: Desk, qtbot: QtBot, workspace: Workspace, hand: Hand
) -> None:
    first = desk.page.figures.cards.cards[0]
    first.choose("E30")
    assert desk.cards()[0] == "Autofinancement : 80,0\u00a0%. 1/4 ont répondu"
    again = lay(qtbot, workspace, hand)
    again.settle()
    assert again.cards()[0] == desk.cards()[0]


def test_the_menu_of_a_card_holds_what_adds_up(desk: Desk) -> None:
    first = desk.page.figures.cards.cards[0]
    lines = [line for part in first.menu().findChildren(QMenu) for line in part.actions()]
    assert [line.text() for line in lines if line.isChecked()] == [
        "Équivalents temps plein, moyenne annuelle"
    ]
    assert "Publics visés" not in [line.text() for line in lines]


def test_a_card_leads_to_its_column(desk: Desk) -> None:
    users = desk.page.figures.cards.cards[3]
    QTest.keyClick(users.card, Qt.Key.Key_Return)
    assert desk.table.measure().key == "S02"
    assert desk.page.figures.chart.title() == "Usagers uniques (personnes)"


# --- what is asked ---


def test_another_perimeter_is_computed_and_remembered(
    desk: Desk, story: Story, qtbot: QtBot, workspace: Workspace, hand: Hand
) -> None:
    pick(desk.page.asking.perimeter, "CC Châteaubriant-Derval")
    desk.settle()
    told = computed(story, CC)
    assert desk.names() == [zone.name for zone in told.communes]
    assert len(desk.names()) == 26
    again = lay(qtbot, workspace, hand)
    again.settle()
    assert len(again.names()) == 26


def test_another_key_moves_a_record_to_its_seat(desk: Desk, story: Story) -> None:
    pick(desk.page.asking.attribution, "siège")
    desk.settle()
    assert desk.read("Issé", "ETP") == "2,5 1/1"
    assert desk.read("Soudan", "ETP") == "—"
    answer = desk.page.answer()
    assert answer is not None
    assert answer.summary.attribution == "seat"
    assert computed(story, attribution="seat").inside.figures["E02"].value == Fraction(5, 2)


def test_only_the_last_question_is_answered(desk: Desk) -> None:
    pick(desk.page.asking.perimeter, "CC Châteaubriant-Derval")
    pick(desk.page.asking.attribution, "siège")
    pick(desk.page.asking.perimeter, "Pays de Châteaubriant")
    answers: list[object] = []
    desk.page.computation.answered.connect(answers.append)
    desk.settle()
    assert len(answers) == 1
    assert len(desk.names()) == 33
    assert desk.read("Issé", "ETP") == "2,5 1/1"


def test_the_last_figures_stay_in_grey_while_others_are_computed(desk: Desk, qtbot: QtBot) -> None:
    veil = desk.page._veil
    pick(desk.page.asking.attribution, "siège")
    assert desk.read("Issé", "ETP") == "1,5 1/1"
    qtbot.waitUntil(veil.isVisible, timeout=2000)
    desk.settle()
    assert not veil.isVisible()


def test_a_change_made_elsewhere_is_followed_once_it_has_settled(
    desk: Desk, story: Story, workspace: Workspace, qtbot: QtBot
) -> None:
    from census_app.services import records

    for name in ("Grainothèque", "Jardin partagé"):
        workspace.run(records.create, "initiative", {"name": name, "commune": SOUDAN}, story.campaign)
    assert desk.hand.waiting == []
    qtbot.waitUntil(lambda: len(desk.hand.waiting) == 1, timeout=3000)
    desk.settle()
    assert desk.read("Soudan", "ETP") == "1,0 1/3"


def test_last_years_figures_stand_beside(
    qtbot: QtBot, workspace: Workspace, hand: Hand, story: Story
) -> None:
    from census_app.services import campaigns

    story.says(story.add_initiative("Recyclerie", ISSE), E02=2)
    change = workspace.run(campaigns.open_campaign, 2027)
    assert change is not None
    workspace.set_campaign(change.created)
    desk = lay(qtbot, workspace, hand)
    desk.settle()
    assert desk.cards()[0] == "ETP : —. 2,0 en 2026 · 0/1 ont répondu"


# --- the table and its chart ---


def test_what_is_not_known_comes_last_in_both_orders(desk: Desk) -> None:
    header = desk.table.table.horizontalHeader()
    users = [one.key for one in measures("economy")].index("E02") + 1
    header.setSortIndicator(users, Qt.SortOrder.DescendingOrder)
    assert desk.names()[:4] == ["Issé", "Soudan", "Châteaubriant", "Abbaretz"]
    header.setSortIndicator(users, Qt.SortOrder.AscendingOrder)
    assert desk.names()[:4] == ["Châteaubriant", "Soudan", "Issé", "Abbaretz"]


def test_the_chart_has_the_figures_and_the_order_of_the_table(desk: Desk) -> None:
    desk.table.table.horizontalHeader().setSortIndicator(4, Qt.SortOrder.DescendingOrder)
    title = desk.table.measure().title
    bars = desk.page.figures.chart.chart.bars()
    assert [bar.name for bar in bars] == desk.names()
    assert all(desk.read(bar.name, title).split(" ")[0] == bar.text.split(" ")[0] for bar in bars)
    assert [bar.name for bar in bars if bar.silent] == ["Derval"]


def test_the_column_under_the_cursor_is_charted(desk: Desk) -> None:
    model = desk.table.table.model()
    volunteers = [one.key for one in measures("economy")].index("E05") + 1
    desk.table.table.setCurrentIndex(model.index(2, volunteers))
    assert desk.page.figures.chart.title() == "Bénévoles actifs (personnes)"


def test_the_chart_can_show_figures_for_a_thousand_inhabitants(desk: Desk, story: Story) -> None:
    choice = desk.page.figures.chart.findChild(Chooser)
    assert choice is not None
    pick(choice, "Pour 1")
    zone = next(one for one in computed(story).communes if one.code == ISSE)
    bar = next(one for one in desk.page.figures.chart.chart.bars() if one.code == ISSE)
    assert bar.value == zone.figures["E02"].per_1000
    assert bar.told == "Issé : 0,81 (1 sur 1 ont répondu)"


def test_a_click_on_a_commune_or_enter_goes_to_its_initiatives(desk: Desk) -> None:
    table = desk.table.table
    name = table.model().index(desk.names().index("Issé"), 0)
    table.scrollTo(name)
    place = table.visualRect(name).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert desk.gone == [Go("initiatives", filters=(("commune", ISSE),))] * 2


def test_new_figures_leave_the_cursor_and_the_order_where_they_are(desk: Desk) -> None:
    table = desk.table.table
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    table.setCurrentIndex(table.model().index(desk.names().index("Soudan"), 3))
    pick(desk.page.asking.attribution, "siège")
    desk.settle()
    assert desk.names()[0] == "Villepot"
    current = table.current()
    assert current is not None
    assert current.zone.code == SOUDAN
    assert table.currentIndex().column() == 3


def test_the_totals_keep_the_columns_of_the_table(desk: Desk) -> None:
    table, totals = desk.table.table, desk.table.totals
    table.setColumnWidth(1, 150)
    menu = table.columns_menu()
    menu.actions()[3].trigger()
    for place in range(table.model().columnCount()):
        assert table.isColumnHidden(place) == totals.isColumnHidden(place)
        assert table.columnWidth(place) == totals.columnWidth(place)


# --- nothing to show ---


def test_without_a_campaign_the_page_says_how_to_open_one(
    qtbot: QtBot, workspace: Workspace, hand: Hand
) -> None:
    workspace.set_campaign(None)
    desk = lay(qtbot, workspace, hand)
    assert hand.waiting == []
    assert offers(desk)[0].text().startswith("Ouvrir la campagne 20")
    assert not desk.export_button().isEnabled()


def test_without_a_record_the_page_says_where_they_come_from(
    qtbot: QtBot, workspace: Workspace, hand: Hand
) -> None:
    desk = lay(qtbot, workspace, hand)
    desk.settle()
    buttons = offers(desk)
    assert [button.text() for button in buttons] == ["Aller aux initiatives", "Aller aux entretiens"]
    buttons[0].click()
    assert desk.gone == [Go("initiatives")]
    assert not desk.export_button().isEnabled()


def offers(desk: Desk) -> list[QPushButton]:
    shown = [screen for screen in desk.page.findChildren(EmptyState) if screen.isVisible()]
    assert len(shown) == 1
    return list(shown[0].buttons)
