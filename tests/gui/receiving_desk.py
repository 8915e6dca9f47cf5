"""Who receives answers: opens the dialog, reads what it says, presses its buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from census_app.gui.interviews.page import InterviewsPage
from census_app.gui.interviews.place_panel import PlacePanel
from census_app.gui.interviews.receiving import ReceivingPanel
from census_app.gui.interviews.waiting import WaitingPanel
from census_app.gui.job_dialog import JobDialog
from census_app.gui.widgets import Notice
from tests.gui.conftest import Hand


def settle(hand: Hand) -> None:
    """The work waiting is done, and heard of."""
    while hand.waiting:
        hand.work()
        QApplication.processEvents()
    QApplication.processEvents()


def received(page: InterviewsPage, hand: Hand, *files: Path) -> ReceivingPanel:
    """The dialog, opened from the page, with files read."""
    page.menu_actions()[0].trigger()
    panel = page.findChildren(ReceivingPanel)[-1]
    panel.read(files)
    assert panel.progress is not None
    assert panel.progress.isVisible()
    settle(hand)
    return panel


def press(panel: JobDialog, hand: Hand, text: str) -> None:
    """Click on the button of this text."""
    found = [
        button
        for button in panel.findChildren(QAbstractButton)
        if button.text() == text and button.isVisible() and button.isEnabled()
    ]
    assert len(found) == 1, text
    found[0].click()
    settle(hand)


def offered(place: PlacePanel) -> list[str]:
    """What the current line may become, as it reads; the choice made is marked."""
    return [("● " if one.isChecked() else "") + " ".join(one.text().split()) for one in choices(place)]


def decide(place: PlacePanel, text: str) -> None:
    next(one for one in choices(place) if one.text().startswith(text)).click()


def choices(place: PlacePanel) -> list[QAbstractButton]:
    QApplication.processEvents()  # Qt shows what a layout was given at its next turn
    return [one for one in place.choice.findChildren(QAbstractButton) if one.isVisible()]


def shown(panel: JobDialog) -> str:
    """Every sentence on screen."""
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def notice(page: InterviewsPage) -> str:
    """What the page says of the answers that wait; empty when it says nothing."""
    bars = [bar for bar in page.findChildren(Notice) if bar.window() is page and bar.isVisible()]
    return "".join(label.text() for bar in bars for label in bar.findChildren(QLabel))


def waiting_ones(page: InterviewsPage, hand: Hand) -> WaitingPanel:
    """The dialog that the page's notice opens."""
    (bar,) = (bar for bar in page.findChildren(Notice) if bar.window() is page and bar.isVisible())
    bar.acted.emit()
    panel = page.findChildren(WaitingPanel)[-1]
    settle(hand)
    return panel


def drop(panel: ReceivingPanel, files: list[Path]) -> None:
    """Files are dragged from a folder onto the dialog."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, carried, button, keys)
    QApplication.sendEvent(panel, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, button, keys))
