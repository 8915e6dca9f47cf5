"""A chip that always holds one choice: « Périmètre : Pays de Châteaubriant, 33 communes ▾ »."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from census_app.gui.theme import px
from census_app.gui.widgets import Option

_NARROWEST = 96
"""A chip keeps this width, in pixels at 100 %, when there is no room for its text."""


class Chooser(QPushButton):
    """One of several, never none; what is chosen is written on the chip, after its name when it has one."""

    chosen = Signal(object)
    """Carries the value that the user chose."""

    def __init__(self, name: str, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._options: tuple[Option, ...] = ()
        self._value: object = None
        self._whole = ""
        self._menu = QMenu(self)
        self.setProperty("look", "chip")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Give the choices, keeping the one made if it is still there, else taking the first."""
        self._options = tuple(options)
        self._menu.clear()
        group = QActionGroup(self._menu)
        for option in self._options:
            line = self._menu.addAction(option.label)
            line.setCheckable(True)
            line.setActionGroup(group)
            line.triggered.connect(lambda _on=False, value=option.value: self._pick(value))
        values = [option.value for option in self._options]
        if self._value not in values:
            self._value = values[0] if values else None
        self._show()

    def value(self) -> object:
        """What is chosen; None only while there is nothing to choose from."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose without announcing it; what is not among the choices is ignored."""
        if any(option.value == value for option in self._options):
            self._value = value
            self._show()

    def menu_lines(self) -> list[QAction]:
        """The lines of the menu, in the order of the options."""
        return self._menu.actions()

    def open_menu(self) -> None:
        """Open the menu under the chip."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _pick(self, value: object) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.chosen.emit(value)

    def _show(self) -> None:
        label = ""
        for option, line in zip(self._options, self._menu.actions(), strict=True):
            line.setChecked(option.value == self._value)
            label = option.label if option.value == self._value else label
        text = self.tr("{name} : {choice}").format(name=self._name, choice=label) if self._name else label
        self.setAccessibleName(text)
        self._whole = f"{text} ▾"
        self._elide()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._whole) + self._around(), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(px(_NARROWEST), self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """Write what there is room for; the whole is the tooltip then."""
        room = self.width() - self._around()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown)
        if shown != self._whole:
            self.setToolTip(self.accessibleName())

    def _around(self) -> int:
        """What a button needs beside its text."""
        return super().sizeHint().width() - self._wide(self.text())

    def _wide(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
