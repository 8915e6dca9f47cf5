"""The search box of the window: what is found shows under it as one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from census_app.gui.theme import Size, font, px, tokens
from census_app.gui.widgets.completion import VALUE_ROLE, Option

_SHOWN = 12


class SearchBox(QLineEdit):
    """A field with a mark of its shortcut at the right.

    With a source, suggestions are listed under it and `chosen` carries the option taken;
    `typed` carries the text at each keystroke in any case.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, placeholder: str, parent: QWidget | None = None, *, mark: str = "") -> None:
        super().__init__(parent)
        self._mark = mark
        self._source: Callable[[str], Sequence[Option]] | None = None
        self._found = QStandardItemModel(self)
        self.setProperty("look", "search")
        room = QFontMetrics(font(Size.SMALL)).horizontalAdvance(mark)
        self.setTextMargins(0, 0, room + px(8) if mark else 0, 0)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        self.setClearButtonEnabled(True)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        self._list = QListView()
        self._list.setProperty("look", "popup")
        completer.setPopup(self._list)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        completer.setWidget(self)  # and not setCompleter: it would open before what is found is known
        self._suggestions = completer
        self.textEdited.connect(self._search)
        self.textChanged.connect(self.typed)

    def set_source(self, source: Callable[[str], Sequence[Option]]) -> None:
        """Give what finds the suggestions of a text; it must answer within a few milliseconds."""
        self._source = source

    def _search(self, text: str) -> None:
        if self._source is None:
            return
        found = self._source(text.strip())[:_SHOWN] if text.strip() else ()
        self._found.clear()
        for option in found:
            item = QStandardItem(f"{option.label}  ·  {option.detail}" if option.detail else option.label)
            item.setData(option, VALUE_ROLE)
            self._found.appendRow(item)
        if found:
            self._suggestions.complete()
        else:
            self._list.hide()

    def popup(self) -> QListView:
        """The list under the field."""
        return self._list

    def proposed(self) -> list[str]:
        """What is listed under the field."""
        return [self._found.item(row).text() for row in range(self._found.rowCount())]

    def _take(self, index: QModelIndex) -> None:
        option = index.data(VALUE_ROLE)
        self.clear()
        if isinstance(option, Option):
            self.chosen.emit(option)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or not self._mark:
            return
        painter = QPainter(self)
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(tokens().secondary))
        area = QRect(self.rect()).adjusted(0, 0, -px(11), 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._mark)
        painter.end()
