"""What holds for every test: Qt draws in memory, and the user's own folders are never touched."""

import os
import sys
from pathlib import Path

import pytest

from tests.libreoffice import LibreOffice

# Before anything imports Qt, so not in a fixture: pytest-qt imports it while it is being configured.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

collect_ignore = ["bench"]  # measured by `make bench`


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
