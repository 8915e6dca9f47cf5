"""What holds for every test: Qt draws in memory, and the user's own folders are never touched."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest

from tests.libreoffice import LibreOffice

# Before pytest-qt looks at Qt, while it is being configured: so not in a fixture.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

collect_ignore = ["bench"]  # measured by `make bench`

# The same examples at each run, whatever the time they take; others: `pytest --hypothesis-profile default`.
settings.load_profile("ci")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests: a process for each core, at most four. Named ones, or a single core: this process alone."""
    everything = {config.rootpath, config.rootpath / "tests"}
    whole = any(Path(each).resolve() in everything for each in config.args)
    cores = min(os.cpu_count() or 1, 4)
    return cores if whole and cores > 1 else 0


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """When a test ends, delete its widgets and let go of its keys; Qt would keep both for the tests after."""
    yield
    if QGuiApplication.instance() is None:
        return
    # Without an event loop Qt keeps the widgets, and restyles them all.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # The keys held at the last click or key are those that `selectRow` would see in another test.
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWindow(), Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives each test an empty home, so that none touches the inventory of who runs the tests."""
    home = tmp_path_factory.mktemp("home")
    if sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """LibreOffice, for the tests marked `libreoffice`, on a profile of its own."""
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))
