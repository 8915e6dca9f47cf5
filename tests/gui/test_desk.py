"""From a file to a window: what there is, what there is not, who holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from census_app.domain.perimeters import perimeter_of
from census_app.gui import desk as desk_module
from census_app.gui import opening
from census_app.gui.desk import Desk
from census_app.gui.widgets import EmptyState
from census_app.services.inventories import Inventory, create_inventory
from tests.gui.sample_pages import ENTRIES


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(desk_module, "page_entries", lambda: ENTRIES)
    made = Desk()
    made.show()
    yield made
    made.window.close()
    made.close()


def closed_inventory(path: Path) -> Path:
    create_inventory(path, perimeter_of("cc-chateaubriant-derval")).close()
    return path


def test_an_inventory_that_exists_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.start(closed_inventory(tmp_path / "derval.census"))
    assert desk.window.workspace is not None
    assert desk.window.frame.status.texts()[0] == "derval.census"


def test_without_an_inventory_the_screen_teaches(desk: Desk, tmp_path: Path) -> None:
    desk.start(tmp_path / "rien.census")
    screen = desk.window.findChild(EmptyState)
    assert screen is not None
    assert [button.text() for button in screen.buttons] == ["Créer un inventaire", "Ouvrir un inventaire…"]
    assert all(button.accessibleDescription() for button in screen.buttons)
    assert desk.window.workspace is None


def test_one_created_there_takes_the_place_of_the_empty_screen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(tmp_path / "rien.census")
    made = create_inventory(tmp_path / "neuf.census", perimeter_of("pays-de-chateaubriant"))
    monkeypatch.setattr(opening, "ask_new", lambda _parent, _path: made)
    window = desk.window
    desk.create()
    assert desk.window is window
    assert window.page() is not None


def test_another_inventory_is_another_window(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(closed_inventory(tmp_path / "un.census"))
    first = desk.window
    other = closed_inventory(tmp_path / "deux.census")
    monkeypatch.setattr(opening, "ask_file", lambda _parent, _folder: other)
    desk.open()
    assert desk.window is not first
    assert desk.window.frame.status.texts()[0] == "deux.census"
    assert not first.isVisible()


def test_an_inventory_held_elsewhere_can_be_read(
    desk: Desk, inventory: Inventory, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def yes(_parent: object, sentence: str) -> bool:
        said.append(sentence)
        return True

    monkeypatch.setattr(opening, "read_only_instead", yes)
    desk.start(inventory.path)
    assert "déjà ouvert par" in said[0]
    assert desk.window.frame.status.texts()[1] == "lecture seule"


def test_a_file_that_is_no_inventory_is_explained(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(opening, "explain", lambda _parent, sentence: said.append(sentence))
    wrong = tmp_path / "photo.census"
    wrong.write_bytes(b"pas un inventaire")
    desk.start(wrong)
    assert len(said) == 1
    assert desk.window.workspace is None
    assert wrong.read_bytes() == b"pas un inventaire"


def test_a_copy_is_kept_and_said(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.start(closed_inventory(tmp_path / "derval.census"))
    desk.window.backup_asked.emit()
    assert desk.window.toast.text().startswith("Copie gardée à ")
    assert "aujourd’hui" in desk.window.frame.status.texts()[3]
    qtbot.wait(1)


def test_the_questionnaires_are_given_as_workbooks(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "questionnaires"
    monkeypatch.setattr(opening, "ask_folder", lambda *_: folder)
    desk.give_questionnaires()
    assert sorted(path.name for path in folder.iterdir()) == [
        "initiative.xlsx",
        "participant.xlsx",
        "reseau.xlsx",
    ]
