"""What a test leaves to the next in the same process: no key that Qt believes held (tests/conftest.py)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize("held", [CTRL, SHIFT])
def test_no_key_is_held_when_a_test_begins(qtbot: QtBot, held: Qt.KeyboardModifier) -> None:
    assert QGuiApplication.keyboardModifiers() == NONE
    table = QTableWidget(5, 2)
    qtbot.addWidget(table)
    table.show()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held)
    assert QGuiApplication.keyboardModifiers() == held
