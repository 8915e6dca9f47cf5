"""Pictures of the screens: light and dark, two sizes of screen, two sizes of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from census_app.gui.desk import newest_campaign
from census_app.gui.jobs import JobRunner
from census_app.gui.page import Go
from census_app.gui.pages import page_entries
from census_app.gui.theme import Appearance, apply
from census_app.gui.window import MainWindow
from census_app.gui.workspace import Workspace

if TYPE_CHECKING:
    from census_app.services.inventories import Inventory


@dataclass(frozen=True, slots=True)
class Shot:
    """One way to look at a screen: size in pixels, palette, size of text (1.0 is 100 %)."""

    width: int
    height: int
    dark: bool
    scale: float

    @property
    def name(self) -> str:
        """How its files are called: « sombre-1366-150 »."""
        shade = "sombre" if self.dark else "clair"
        return f"{shade}-{self.width}-{round(self.scale * 100)}"


MATRIX = tuple(
    Shot(width, height, dark, scale)
    for scale in (1.0, 1.5)
    for dark in (False, True)
    for width, height in ((1366, 768), (1920, 1080))
)

_VEIL = 90
"""How dark the window is behind a dialog, of 255."""

SMALL_SCREEN = tuple(shot for shot in MATRIX if shot.width == 1366 and shot.scale == 1.0)


def render(
    application: QApplication,
    screens: Mapping[str, Callable[[], QWidget]],
    folder: Path,
    shots: Sequence[Shot] = MATRIX,
) -> Iterator[Path]:
    """Build each screen anew for each shot and save it as PNG; yield the files as they are written."""
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots:
        apply(application, Appearance(dark=shot.dark, scale=shot.scale))
        for name, make in screens.items():
            yield _picture(make(), shot, folder / f"{name}-{shot.name}.png")
    apply(application)


def window_screens(inventory: Inventory) -> dict[str, Callable[[], QWidget]]:
    """The window on each of its pages, and on what each page offers to show (`samples`)."""
    jobs = JobRunner(executor=_AtOnce())
    workspace = Workspace(inventory, jobs, newest_campaign(inventory))

    def on(go: Go) -> QWidget:
        window = MainWindow(page_entries())
        window.enter(workspace)
        window.go(go)
        return window

    screens: dict[str, Callable[[], QWidget]] = {}
    for entry in page_entries():
        for name, go in entry.samples(workspace).items():
            screens[name] = partial(on, go)
    return screens


class _AtOnce:
    """Pictures wait for the work they show."""

    def submit(self, work: Callable[[], None], /) -> None:
        """Do the work now."""
        work()


def _picture(screen: QWidget, shot: Shot, path: Path) -> Path:
    screen.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    screen.resize(shot.width, shot.height)
    screen.show()
    for _turn in range(3):
        QApplication.processEvents()
    _seen(screen).save(str(path))
    screen.close()
    screen.deleteLater()
    # Without an event loop Qt keeps what is to be deleted: each picture would cost more than the one before.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return path


def _seen(screen: QWidget) -> QPixmap:
    """The window, and the dialog that is open over it where it lies."""
    picture = screen.grab()
    for dialog in screen.findChildren(QDialog):
        if dialog.isVisible():
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, _VEIL))
            room = screen.rect()
            painter.drawPixmap(room.center() - dialog.rect().center(), dialog.grab())
            painter.end()
            dialog.close()
    return picture
