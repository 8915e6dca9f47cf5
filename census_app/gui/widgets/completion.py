"""Suggestions under a field, found anywhere in a label, without minding accents or case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView
from typing_extensions import override

from census_app.domain.text import fold

VALUE_ROLE = int(Qt.ItemDataRole.UserRole)
_FOLDED_ROLE = VALUE_ROLE + 1
_VISIBLE = 10


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen and how it is called on screen."""

    value: object
    label: str
    detail: str = ""


class FoldedCompleter(QCompleter):
    """A completer that offers the options which contain what is typed, folded."""

    def __init__(self, options: Sequence[Option], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = QStandardItemModel(self)
        self.setModel(self._source)
        self.setCompletionRole(_FOLDED_ROLE)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_VISIBLE)
        popup = QListView()
        popup.setProperty("look", "popup")
        self.setPopup(popup)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Replace what can be chosen."""
        self._source.clear()
        for option in options:
            item = QStandardItem(f"{option.label}  ·  {option.detail}" if option.detail else option.label)
            item.setData(option, VALUE_ROLE)
            item.setData(fold(f"{option.label} {option.detail}"), _FOLDED_ROLE)
            self._source.appendRow(item)

    @override
    def splitPath(self, path: str) -> list[str]:
        return [fold(path.strip())]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        option = index.data(VALUE_ROLE)
        return option.label if isinstance(option, Option) else ""
