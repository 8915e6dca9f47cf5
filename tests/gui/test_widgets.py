"""What is not an editor: chips, search, cards, messages, progress; all can be named and used by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from census_app.gui.theme import Tone
from census_app.gui.widgets import (
    Badge,
    Card,
    Chip,
    EmptyState,
    FlowLayout,
    InlineMessage,
    Label,
    LinkButton,
    Offer,
    Option,
    ProgressPanel,
    SearchBox,
    Toast,
)
from tests.gui.gallery import Gallery

STATES = [Option("validee", "validée"), Option("reperee", "repérée"), Option("a_contacter", "à contacter")]


def test_a_chip_says_what_it_lets_through(qtbot: QtBot) -> None:
    chip = Chip("État", STATES)
    qtbot.addWidget(chip)
    chosen: list[frozenset[object]] = []
    chip.chosen.connect(chosen.append)
    assert chip.text() == "État ▾"
    first, second = chip.menu_lines()[:2]
    first.trigger()
    assert chip.text() == "État : validée ▾"
    second.trigger()
    assert chip.text() == "État : 2 choix ▾"
    assert chosen == [frozenset({"validee"}), frozenset({"validee", "reperee"})]
    first.trigger()
    assert chip.values() == frozenset({"reperee"})
    assert first.isChecked() is False


def test_a_chip_of_one_choice_replaces_it(qtbot: QtBot) -> None:
    chip = Chip("État", STATES, several=False)
    qtbot.addWidget(chip)
    first, second = chip.menu_lines()[:2]
    first.trigger()
    second.trigger()
    assert chip.values() == frozenset({"reperee"})


def test_a_chip_forgets_what_is_no_longer_offered(qtbot: QtBot) -> None:
    chip = Chip("État", STATES)
    qtbot.addWidget(chip)
    chip.set_values(frozenset({"validee", "reperee"}))
    chip.set_options(STATES[1:])
    assert chip.values() == frozenset({"reperee"})
    assert chip.text() == "État : repérée ▾"


def test_the_search_box_lists_what_is_found_and_gives_what_is_taken(qtbot: QtBot) -> None:
    box = SearchBox("Rechercher…", mark="Ctrl+K")
    qtbot.addWidget(box)
    taken: list[Option] = []
    box.chosen.connect(taken.append)
    found = Option(7, "Recyclerie", "Issé")
    box.set_source(lambda text: [found] if "recy" in text else [])
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setFocus()
    QTest.keyClicks(box, "recy")
    assert box.proposed() == ["Recyclerie  ·  Issé"]
    popup = box.popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert taken == [found]
    assert box.text() == ""


def test_what_is_found_is_cleared_with_the_text(qtbot: QtBot) -> None:
    box = SearchBox("Rechercher…")
    qtbot.addWidget(box)
    box.set_source(lambda _text: [Option(1, "Recyclerie")])
    QTest.keyClicks(box, "r")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.proposed() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_figure_is_a_link(qtbot: QtBot, key: Qt.Key) -> None:
    card = Card("ETP salariés", linked=True)
    qtbot.addWidget(card)
    card.set("86,4", "79,1 en 2025 · 112/141 ont répondu", 112, 141)
    assert card.accessibleName() == "ETP salariés : 86,4. 79,1 en 2025 · 112/141 ont répondu"
    with qtbot.waitSignal(card.clicked):
        QTest.keyClick(card, key)
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_an_empty_screen_offers_what_can_be_done(qtbot: QtBot) -> None:
    done: list[str] = []
    screen = EmptyState(
        "sprout", "Aucune initiative.", [Offer("Créer", "Une fiche vierge.", lambda: done.append("créer"))]
    )
    qtbot.addWidget(screen)
    screen.buttons[0].click()
    assert done == ["créer"]
    assert screen.buttons[0].accessibleDescription() == "Une fiche vierge."


def test_a_message_takes_no_room_when_there_is_nothing_to_say(qtbot: QtBot) -> None:
    message = InlineMessage()
    qtbot.addWidget(message)
    message.say("Trop grand.", Tone.ERROR)
    assert not message.isHidden()
    message.say("")
    assert message.isHidden()


def test_a_toast_can_be_acted_upon(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    toast = Toast(window)
    toast.say("Fiche retirée.", action="Annuler")
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.acted):
        toast.findChildren(LinkButton)[0].click()
    assert not toast.isVisible()


def test_progress_is_told_and_can_be_stopped(qtbot: QtBot) -> None:
    panel = ProgressPanel("Exporter la synthèse")
    qtbot.addWidget(panel)
    panel.show()
    panel.progress(3, 10, "Économie par commune…")
    assert panel.text() == "Économie par commune…"
    stop = next(button for button in panel.findChildren(LinkButton) if button.text() == "Annuler")
    with qtbot.waitSignal(panel.cancel):
        stop.click()
    assert not stop.isEnabled()
    panel.fail("Annulé : rien n’a été gardé.")
    assert not stop.isVisible()


def test_progress_ends_with_the_file_and_its_folder(qtbot: QtBot, tmp_path: Path) -> None:
    panel = ProgressPanel("Exporter la synthèse")
    qtbot.addWidget(panel)
    panel.show()
    panel.succeed("Classeur écrit.", tmp_path / "synthese.xlsx")
    shown = [button.text() for button in panel.findChildren(LinkButton) if button.isVisible()]
    assert shown == ["Ouvrir le fichier", "Ouvrir le dossier"]


def test_items_flow_to_the_next_line_when_there_is_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, across=8, down=4)
    for _number in range(6):
        item = Label("mot")
        item.setFixedSize(90, 20)
        flow.addWidget(item)
    assert flow.heightForWidth(98 * 6) == 20
    assert flow.heightForWidth(98 * 3) == 44
    assert flow.heightForWidth(50) == 6 * 20 + 5 * 4
    flow.clear()
    assert flow.count() == 0


def test_text_from_the_inventory_is_never_markup(qtbot: QtBot) -> None:
    label = Label("<b>Café & Cie</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_everything_that_can_be_used_has_a_name_and_can_be_reached(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    for widget in gallery.findChildren(QWidget):
        inside = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit)
        if not isinstance(widget, kinds) or inside:
            continue
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        assert named, repr(widget)
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, repr(widget)


def test_a_badge_is_read_as_its_word(qtbot: QtBot) -> None:
    badge = Badge("en relecture", Tone.WARN)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "en relecture"
    before = badge.sizeHint().width()
    badge.set("validée", Tone.OK)
    assert badge.sizeHint().width() < before
