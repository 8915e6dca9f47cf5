"""A bug opens one window with a report; the program goes on."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from census_app.gui.crash import CrashHandler


def crash(handler: CrashHandler, text: str) -> None:
    try:
        raise RuntimeError(text)
    except RuntimeError as error:
        handler.handle(type(error), error, error.__traceback__)


def test_the_report_can_be_copied_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    handler = CrashHandler("0.1.0")
    crash(handler, "panne d’essai")
    window = handler.window
    assert window is not None
    qtbot.addWidget(window)
    assert window.isVisible()
    assert "census-app 0.1.0" in window.text()
    assert "RuntimeError: panne d’essai" in window.text()
    window.copy()
    assert QGuiApplication.clipboard().text() == window.text()
    window.save(tmp_path / "rapport.txt")
    assert (tmp_path / "rapport.txt").read_text(encoding="utf-8") == window.text()


@pytest.mark.usefixtures("qapp")
def test_a_second_error_joins_the_same_window() -> None:
    handler = CrashHandler("0.1.0")
    crash(handler, "première")
    first = handler.window
    assert first is not None
    crash(handler, "seconde")
    assert handler.window is first
    assert "seconde" in first.text()
    first.close()
    assert handler.window is None
