"""How much is known: a thin bar under a figure or a section."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui.theme import px, tokens


class CoverageBar(QWidget):
    """`done` of `total`, four pixels high; the same figures are always written beside it."""

    def __init__(self, parent: QWidget | None = None, *, done: int = 0, total: int = 0) -> None:
        super().__init__(parent)
        self._done, self._total = done, total
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(done, total)

    def set(self, done: int, total: int) -> None:
        """Show `done` of `total`; a total of zero shows an empty bar."""
        self._done, self._total = done, total
        self.setAccessibleName(self.tr("{done} sur {total}").format(done=done, total=total))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(80), px(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(area, px(2), px(2))
        if self._total > 0 and self._done > 0:
            area.setWidth(max(px(4), area.width() * min(1.0, self._done / self._total)))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(area, px(2), px(2))
        painter.end()
