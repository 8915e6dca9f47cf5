"""What the tests of the window share: the look, an inventory with a campaign, a hand-driven executor."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from census_app.domain.perimeters import perimeter_of
from census_app.gui.desk import newest_campaign
from census_app.gui.jobs import JobRunner
from census_app.gui.language import speak_french
from census_app.gui.theme import Appearance, apply
from census_app.gui.workspace import Workspace
from census_app.services import questionnaires
from census_app.services.campaigns import open_campaign
from census_app.services.inventories import Inventory, create_inventory, open_inventory

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


@pytest.fixture(autouse=True, scope="session")
def _looks(qapp: QApplication) -> None:
    """Once: giving the application its style restyles every widget that the tests before have left."""
    speak_french(qapp)
    qapp.setOrganizationName("census-app")
    qapp.setApplicationName("census-app")
    apply(qapp, Appearance(dark=False, scale=1.0))


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inventory made once, which each test copies; without questionnaires, which take a second to read."""
    path = tmp_path_factory.mktemp("template") / "essai.census"
    made = create_inventory(path, perimeter_of("pays-de-chateaubriant"), who="Camille")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(questionnaires, "keep_shipped", lambda _inventory: ())
        open_campaign(made, 2026)
    made.close()
    return path


@pytest.fixture
def inventory(_template: Path, tmp_path: Path) -> Iterator[Inventory]:
    """The inventory of the Pays de Châteaubriant, with its campaign of 2026 and no record."""
    opened = open_inventory(Path(shutil.copy(_template, tmp_path)), who="Camille")
    yield opened
    opened.close()


@pytest.fixture
def hand() -> Hand:
    """Work is done when the test says `hand.work()`."""
    return Hand()


@pytest.fixture
def workspace(inventory: Inventory, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """What pages receive, on the campaign of 2026."""
    monkeypatch.setattr(questionnaires, "keep_shipped", lambda _inventory: ())
    return Workspace(inventory, JobRunner(hand), newest_campaign(inventory))
