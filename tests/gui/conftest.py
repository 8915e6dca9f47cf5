"""What the tests of the window share: the look, an inventory with a campaign, a hand-driven executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from census_app.domain.perimeters import perimeter_of
from census_app.gui.jobs import JobRunner
from census_app.gui.language import speak_french
from census_app.gui.theme import Appearance, apply
from census_app.gui.workspace import Workspace
from census_app.services import questionnaires
from census_app.services.campaigns import open_campaign
from census_app.services.inventories import Inventory, create_inventory

_MEMORY_SCREEN = r"This plugin does not support"
"""What Qt's screen in memory says when a window is shown: true, and of no use."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_MEMORY_SCREEN))


class Hand:
    """An executor that works only when told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], None], /) -> None:
        self.waiting.append(work)

    def work(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture(autouse=True)
def _looks(qapp: QApplication) -> None:
    speak_french(qapp)
    qapp.setOrganizationName("census-app")
    qapp.setApplicationName("census-app")
    apply(qapp, Appearance(dark=False, scale=1.0))


@pytest.fixture
def inventory(tmp_path: Path) -> Iterator[Inventory]:
    made = create_inventory(tmp_path / "essai.census", perimeter_of("pays-de-chateaubriant"), who="Camille")
    yield made
    made.close()


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def workspace(inventory: Inventory, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    # The window is tested without questionnaires: reading them takes a second.
    monkeypatch.setattr(questionnaires, "keep_shipped", lambda _inventory: ())
    change = open_campaign(inventory, 2026)
    return Workspace(inventory, JobRunner(hand), change.created)
