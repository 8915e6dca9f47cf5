"""Icons: lucide drawings coloured by the palette, sharp at any scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from census_app.gui.theme.metrics import px
from census_app.gui.theme.palettes import tokens
from census_app.paths import resources

ICON_PIXELS = 16


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> bytes:
    """The SVG in one colour, with the thinner stroke that suits small sizes."""
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    thinner = source.replace('stroke-width="2"', 'stroke-width="1.75"')
    return thinner.replace("currentColor", colour).encode()


def paint_icon(painter: QPainter, area: QRectF, name: str, colour: str) -> None:
    """Draw an icon in an area, in logical pixels."""
    QSvgRenderer(QByteArray(_drawing(name, colour))).render(painter, area)


def pixmap(name: str, colour: str, size: int = ICON_PIXELS) -> QPixmap:
    """An icon of `size` logical pixels at 100 %, for the sharpest screen present."""
    side = px(size)
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    kept, key = QPixmap(), f"icon {name} {colour} {side} {ratio}"
    if QPixmapCache.find(key, kept):
        return kept  # a list of fifty cards asks for the same ones hundreds of times
    drawn = QPixmap(QSize(side, side) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint_icon(painter, QRectF(0, 0, side, side), name, colour)
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, colour: str | None = None) -> QIcon:
    """An icon for a button, in the palette's text colour unless told otherwise."""
    return QIcon(pixmap(name, colour or tokens().text))
