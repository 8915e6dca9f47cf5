"""Pictures of the screens: a dialog that is open is seen over its window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from census_app.gui.screens import Shot, render

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support")
SMALL = Shot(400, 300, dark=False, scale=1.0)


def window(*, asking: bool) -> QWidget:
    """A green window, with a red dialog over it when it asks something."""
    shown = QWidget()
    shown.setStyleSheet("background: #00ff00")
    if asking:
        dialog = QDialog(shown)
        dialog.setStyleSheet("background: #ff0000")
        dialog.resize(100, 60)
        dialog.open()
    return shown


@pytest.mark.parametrize(("asking", "middle"), [(False, "#00ff00"), (True, "#ff0000")])
def test_a_dialog_is_drawn_in_the_middle_of_its_window(
    qapp: QApplication, tmp_path: Path, asking: bool, middle: str
) -> None:
    screens = {"page": lambda: window(asking=asking)}
    (path,) = render(qapp, screens, tmp_path, [SMALL])
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (400, 300)
    assert picture.pixelColor(200, 150) == QColor(middle)
    darker = picture.pixelColor(10, 10).green() < 255
    assert darker is asking
