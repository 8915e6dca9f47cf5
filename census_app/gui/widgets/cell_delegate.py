"""How a cell is painted: badges, grey text, small notes after figures, thin lines between rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from census_app.gui.formats import UNKNOWN
from census_app.gui.theme import Size, font, px, tokens
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
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, QColor(colours.accent_faint))
        painter.setPen(QPen(QColor(colours.line), 1))
        bottom = int(area.bottom() - 0.5)
        painter.drawLine(round(area.left()), bottom, round(area.right()), bottom)
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        inside = area.adjusted(px(PADDING), 0, -px(PADDING), -1)
        if cell.tone is not None:
            paint_badge(painter, inside, cell.text, cell.tone, colours)
            return
        # Grey is darker on a selected row, where the usual one could not be read.
        grey = colours.neutral if selected else colours.secondary
        right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        if cell.note:
            inside = self._paint_note(painter, inside, cell, grey, right)
        self._paint_words(painter, inside, cell, grey if self._is_quiet(cell) else colours.text, right)

    def _paint_note(self, painter: QPainter, area: QRectF, cell: Cell, ink: str, right: bool) -> QRectF:
        """Paint the small note after the words; return the room that is left for these."""
        small = font(Size.SMALL)
        width = QFontMetricsF(small).horizontalAdvance(cell.note)
        words = QFontMetricsF(self._font(cell)).horizontalAdvance(cell.text)
        left = area.right() - width if right else area.left() + words + px(6)
        painter.setFont(small)
        painter.setPen(QColor(ink))
        note = QRectF(left, area.top(), max(0.0, area.right() - left), area.height())
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, cell.note)
        return area.adjusted(0, 0, -width - px(4), 0) if right else area

    def _paint_words(self, painter: QPainter, area: QRectF, cell: Cell, ink: str, right: bool) -> None:
        written = self._font(cell)
        shown = QFontMetricsF(written).elidedText(cell.text, Qt.TextElideMode.ElideRight, area.width() + 1)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(written)
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, shown)

    @staticmethod
    def _is_quiet(cell: Cell) -> bool:
        return cell.grey or cell.text == UNKNOWN

    @staticmethod
    def _font(cell: Cell) -> QFont:
        return font(Size.BODY, QFont.Weight.Medium if cell.strong else QFont.Weight.Normal)
