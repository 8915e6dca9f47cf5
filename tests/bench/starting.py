"""From the start of the process to the window on the screen (drawn without one here)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.bench.measure import Ground, Measure, seconds

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


def window_alone(ground: Ground) -> Sequence[float]:
    """The program's window, empty, as it is first painted."""
    return [_started(ground, "-m", "tests.bench.window")]


def window_with_inventory(ground: Ground) -> Sequence[float]:
    """The window with the large inventory and its first page."""
    return [_started(ground, "-m", "tests.bench.window", str(ground.inventory))]


def bare_window(ground: Ground) -> Sequence[float]:
    """A PySide6 window with nothing in it."""
    return [_started(ground, "-c", BARE)]


def _started(ground: Ground, *arguments: str) -> float:
    """Seconds until the process has shown its window and left; the user's own settings are not touched."""
    own = {
        name: str(ground.folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    return seconds(lambda: subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL))


PEER = {"une fenêtre PySide6 nue": bare_window}
MEASURES = (
    Measure("start", "démarrer : la fenêtre peinte", window_alone, PEER),
    Measure("start-on", "démarrer : la première page de l’inventaire", window_with_inventory, PEER),
)
