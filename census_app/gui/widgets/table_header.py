"""The header of a table: small grey words, an arrow where the rows are sorted, a line under it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, font, paint_icon, px, tokens
from census_app.gui.widgets.cell_delegate import PADDING
from census_app.gui.widgets.table_model import RowsModel


class TableHeader(QHeaderView):
    """Paints its sections itself; numbers' titles stand at the right, over their figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(48))
        self.setStretchLastSection(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(34))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if not isinstance(model, RowsModel) or not rect.isValid():
            return
        colours, column = tokens(), model.columns[logicalIndex]
        painter.fillRect(rect, QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        inside = rect.adjusted(px(PADDING), 0, -px(PADDING), -1)
        small = font(Size.SMALL, QFont.Weight.DemiBold)
        arrow = px(12) if self.sortIndicatorSection() == logicalIndex and self.isSortIndicatorShown() else 0
        words = QFontMetrics(small).elidedText(
            column.title, Qt.TextElideMode.ElideRight, inside.width() - arrow
        )
        width = QFontMetrics(small).horizontalAdvance(words)
        left = inside.right() + 1 - width - arrow if column.number else inside.left()
        painter.setFont(small)
        painter.setPen(QColor(colours.text if arrow else colours.secondary))
        place = QRect(left, inside.top(), width + 1, inside.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if arrow:
            down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            middle = place.center().y() - px(11) / 2 + 1
            mark = QRectF(left + width + 1, middle, px(11), px(11))
            paint_icon(painter, mark, "arrow-down" if down else "arrow-up", colours.text)
