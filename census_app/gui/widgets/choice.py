"""One value among several: a list, or a list that is searched by typing when it is long."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QWidget
from typing_extensions import override

from census_app.domain.text import fold
from census_app.gui import formats
from census_app.gui.widgets.completion import FoldedCompleter, Option

_SEARCHED_FROM = 9


class Choice(QComboBox):
    """A drop-down list; its first line means « not known » (None) unless `required`."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        required: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self._required, self._placeholder = required, placeholder
        self._options: tuple[Option, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(self._picked)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Replace the list; the value stays when it is still offered."""
        kept = self.value()
        searched = len(options) >= _SEARCHED_FROM
        empty = () if self._required else (Option(None, "" if searched else formats.UNKNOWN),)
        self._options = (*empty, *options)
        self.clear()
        for option in self._options:
            self.addItem(f"{option.label}  ·  {option.detail}" if option.detail else option.label)
        self._search(searched)
        self.set_value(kept)

    def value(self) -> object:
        """The value chosen, or None."""
        place = self.currentIndex()
        return self._options[place].value if 0 <= place < len(self._options) else None

    def set_value(self, value: object) -> None:
        """Show a value without announcing it; one that is not offered shows nothing."""
        places = [place for place, option in enumerate(self._options) if option.value == value]
        self.setCurrentIndex(places[0] if places else -1)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._settle()
        super().focusOutEvent(event)

    def _search(self, wanted: bool) -> None:
        self.setEditable(wanted)
        line = self.lineEdit()
        if not wanted or line is None:
            self.setPlaceholderText(self._placeholder or " ")
            return
        completer = FoldedCompleter([option for option in self._options if option.label], self)
        line.setPlaceholderText(self._placeholder or self.tr("Chercher…"))
        self.setCompleter(completer)
        completer.activated.connect(self._settle)
        line.editingFinished.connect(self._settle)

    def _picked(self) -> None:
        self.edited.emit(self.value())

    def _settle(self) -> None:
        """Take what was typed when it is one option, or the only one that contains it; else put back."""
        line = self.lineEdit()
        if not isinstance(line, QLineEdit) or line.text() == self.currentText() == self._label():
            return
        wanted = fold(line.text().strip())
        exact = [o for o in self._options if fold(o.label) == wanted]
        near = [o for o in self._options if wanted and wanted in fold(o.label)]
        found = exact[:1] or (near if len(near) == 1 else [])
        if not found:
            line.setText(self._label())
            return
        before = self.value()
        self.set_value(found[0].value)
        line.setText(self._label())
        if self.value() != before:
            self.edited.emit(self.value())

    def _label(self) -> str:
        place = self.currentIndex()
        return self.itemText(place) if place >= 0 else ""
