"""Pictures of the screens: light and dark, two sizes of screen, two sizes of text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from census_app.gui.theme import Appearance, apply


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


def render(
    screens: Mapping[str, Callable[[], QWidget]], folder: Path, shots: Sequence[Shot] = MATRIX
) -> Iterator[Path]:
    """Build each screen anew for each shot and save it as PNG; yield the files as they are written."""
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("pictures of screens need a QApplication")
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots:
        apply(application, Appearance(dark=shot.dark, scale=shot.scale))
        for name, make in screens.items():
            yield _picture(make(), shot, folder / f"{name}-{shot.name}.png")
    apply(application)


def _picture(screen: QWidget, shot: Shot, path: Path) -> Path:
    screen.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    screen.resize(shot.width, shot.height)
    screen.show()
    QApplication.processEvents()
    screen.resize(shot.width, shot.height)
    QApplication.processEvents()
    screen.grab().save(str(path))
    screen.close()
    screen.deleteLater()
    return path
