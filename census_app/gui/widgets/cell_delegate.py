"""How a cell is painted: badges, grey text, small notes after figures, thin lines between rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from census_app.gui.formats import UNKNOWN
from census_app.gui.theme import Size, Tokens, font, px, tokens
from census_app.gui.widgets.badge import paint_badge
from census_app.gui.widgets.table_model import CELL_ROLE, Cell

ROW_HEIGHT = 34
PADDING = 10


class CellDelegate(QStyledItemDelegate):
    """Paints `Cell`s; kept cheap, because scrolling is nothing but this."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(60), px(ROW_HEIGHT))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = tokens()
        area = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.accent_faint))
        painter.setPen(QPen(QColor(colours.line), 1))
        bottom = area.bottom() - 0.5
        painter.drawLine(round(area.left()), int(bottom), round(area.right()), int(bottom))
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            inside = area.adjusted(px(PADDING), 0, -px(PADDING), -1)
            right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
            self._paint_cell(painter, inside, cell, colours, right)

    def _paint_cell(self, painter: QPainter, area: QRectF, cell: Cell, colours: Tokens, right: bool) -> None:
        if cell.tone is not None:
            paint_badge(painter, area, cell.text, cell.tone, colours)
            return
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        words = QRectF(area)
        if cell.note:
            small = font(Size.SMALL)
            width = QFontMetricsF(small).horizontalAdvance(cell.note)
            note = QRectF(area.right() - width, area.top(), width, area.height()) if right else QRectF(area)
            if right:
                words.setRight(note.left() - px(4))
            painter.setFont(small)
            painter.setPen(QColor(colours.secondary))
            if not right:
                gap = QFontMetricsF(self._font(cell)).horizontalAdvance(cell.text) + px(6)
                note.setLeft(area.left() + gap)
            painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, cell.note)
        written = self._font(cell)
        shown = QFontMetricsF(written).elidedText(cell.text, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.setFont(written)
        quiet = cell.grey or cell.text == UNKNOWN
        painter.setPen(QColor(colours.secondary if quiet else colours.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | side, shown)

    @staticmethod
    def _font(cell: Cell) -> QFont:
        return font(Size.BODY, QFont.Weight.Medium if cell.strong else QFont.Weight.Normal)
