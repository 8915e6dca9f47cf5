"""« Voir l’exemple »: made once, shown in a window of its own; one's own inventory is not touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from census_app.gui.initiatives.example import ExampleWindow, example_path
from census_app.gui.workspace import Workspace
from census_app.services import demo
from tests.gui.conftest import Hand
from tests.gui.initiatives_desk import open_desk, story_of


def test_the_example_opens_beside_and_is_made_once(
    workspace: Workspace, qtbot: QtBot, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def build(folder: Path) -> None:
        made.append(folder)
        shutil.copy(workspace.inventory.path, folder / "exemple.recensement")

    monkeypatch.setattr(demo, "build", build)
    desk = open_desk(workspace, qtbot)
    QSettings().setValue("inventory/last", "le-mien.recensement")
    desk.page.taught.buttons[2].click()
    hand.work()
    QTest.qWait(50)
    example = desk.page.findChild(ExampleWindow)
    assert isinstance(example, ExampleWindow)
    window = example.window
    assert window is not None
    assert window.isVisible()
    assert window.workspace is not None
    assert window.workspace.inventory.path == example_path()
    story_of(window.workspace).add_initiative("Recyclerie")
    assert desk.names() == []
    assert QSettings().value("inventory/last") == "le-mien.recensement"
    example.show()
    assert example.window is window
    assert len(made) == 1
    assert not made[0].exists(), "it was made aside"
    example.close()
