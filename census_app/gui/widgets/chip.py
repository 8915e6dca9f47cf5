"""Filter chips: what is filtered is written on the chip itself."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from census_app.gui.widgets.completion import Option

_ARROW = "▾"


class Chip(QPushButton):
    """A filter: « Domaine ▾ » when it lets everything through, « Domaine : Se nourrir ▾ » when set.

    With `several`, the menu stays open and any number of lines can be ticked.
    """

    chosen = Signal(object)
    """Emitted with the frozenset of the values chosen by the user; empty means everything."""

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        several: bool = True,
    ) -> None:
        super().__init__(parent)
        self._name, self._several = name, several
        self._options: tuple[Option, ...] = ()
        self._values: frozenset[object] = frozenset()
        self._menu = _StayingMenu(self, stays=several)
        self.setProperty("look", "chip")
        self.setAutoDefault(False)
        self.clicked.connect(self.open_menu)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Give the lines of the menu, keeping the choices that still exist."""
        self._options = tuple(options)
        self._values &= frozenset(option.value for option in options)
        self._menu.clear()
        everything = self._menu.addAction(self.tr("Tout afficher"))
        everything.triggered.connect(self._clear)
        self._menu.addSeparator()
        for option in self._options:
            line = self._menu.addAction(option.label)
            line.setCheckable(True)
            line.setData(option.value)
            line.triggered.connect(self._picked)
        self._show()

    def values(self) -> frozenset[object]:
        """The values let through; empty means all of them."""
        return self._values

    def set_values(self, values: frozenset[object]) -> None:
        """Choose without announcing it."""
        self._values = values
        self._show()

    def menu_lines(self) -> list[QAction]:
        """The lines that can be ticked, in the order of the options."""
        return [line for line in self._menu.actions() if line.isCheckable()]

    def open_menu(self) -> None:
        """Open the menu under the chip."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _clear(self) -> None:
        self._values = frozenset()
        self._announce()

    def _picked(self) -> None:
        line = self.sender()
        if not isinstance(line, QAction):
            return
        value = line.data()
        if self._several:
            self._values = self._values ^ {value}
        else:
            self._values = frozenset() if value in self._values else frozenset({value})
        self._announce()

    def _announce(self) -> None:
        self._show()
        self.chosen.emit(self._values)

    def _show(self) -> None:
        for line in self.menu_lines():
            line.setChecked(line.data() in self._values)
        labels = [option.label for option in self._options if option.value in self._values]
        text = self._name
        if len(labels) == 1:
            text = self.tr("{name} : {choice}").format(name=self._name, choice=labels[0])
        elif labels:
            text = self.tr("{name} : {count} choix").format(name=self._name, count=len(labels))
        self.setText(f"{text} {_ARROW}")
        self.setAccessibleName(text)
        self.setProperty("active", bool(labels))
        self.style().unpolish(self)
        self.style().polish(self)


class ActionChip(QPushButton):
    """A chip that only acts: « Colonnes », « + Filtre »."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "chip")
        self.setAccessibleName(text)
        self.setAutoDefault(False)


class _StayingMenu(QMenu):
    """A menu that stays open while lines are ticked."""

    def __init__(self, parent: QWidget, *, stays: bool) -> None:
        super().__init__(parent)
        self._stays = stays

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line: QAction | None = self.activeAction()
        if self._stays and line is not None and line.isCheckable():
            line.trigger()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        line: QAction | None = self.activeAction()
        if event.key() == Qt.Key.Key_Space and line is not None and line.isCheckable():
            line.trigger()
        else:
            super().keyPressEvent(event)
