"""Choices shown all at once: ticks for several, rounds for one, flowing over the lines."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets.completion import Option
from census_app.gui.widgets.flow import FlowLayout

_BEYOND = 1 << 16
"""Wider than any line: the next button always goes under."""


class _Ticks(QWidget):
    """The buttons of the options, in order."""

    def __init__(self, parent: QWidget | None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, across=_BEYOND if stacked else px(12), down=px(2))
        self._flow.setContentsMargins(0, px(4), 0, px(2))
        self._buttons: list[tuple[object, QAbstractButton]] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fill(self, options: Sequence[Option], kind: type[QCheckBox] | type[QRadioButton]) -> None:
        self._flow.clear()
        self._buttons = []
        for option in options:
            button = kind(option.label, self)
            button.setToolTip(option.detail)
            button.setAccessibleName(option.label)
            self._flow.addWidget(button)
            self._buttons.append((option.value, button))
        if self._buttons:
            self.setFocusProxy(self._buttons[0][1])
        self.updateGeometry()

    def _chosen(self) -> tuple[object, ...]:
        return tuple(value for value, button in self._buttons if button.isChecked())


class MultiChoice(_Ticks):
    """Any number of values, as ticks."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Replace the ticks; values still offered stay ticked."""
        kept = self.value()
        self._fill(options, QCheckBox)
        self.set_value(kept)
        for _value, button in self._buttons:
            button.clicked.connect(self._announce)

    def value(self) -> tuple[object, ...]:
        """The values ticked, in the order of the options."""
        return self._chosen()

    def set_value(self, values: Iterable[object]) -> None:
        """Tick these values without announcing it."""
        wanted = set(values)
        for value, button in self._buttons:
            button.setChecked(value in wanted)

    def _announce(self) -> None:
        self.edited.emit(self.value())


class RadioChoice(_Ticks):
    """One value or none; choosing it again takes it back. `stacked`: one round a line, whatever the room."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(
        self, options: Sequence[Option] = (), parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        super().__init__(parent, stacked=stacked)
        self._value: object = None
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Replace the rounds; the value stays when it is still offered."""
        self._fill(options, QRadioButton)
        for _value, button in self._buttons:
            button.setAutoExclusive(False)
            button.clicked.connect(self._clicked)
        self.set_value(self._value)

    def value(self) -> object:
        """The value chosen, or None."""
        return next(iter(self._chosen()), None)

    def set_value(self, value: object) -> None:
        """Choose without announcing it."""
        self._value = value
        for offered, button in self._buttons:
            button.setChecked(value is not None and offered == value)

    def _clicked(self) -> None:
        sender = self.sender()
        clicked = next(value for value, button in self._buttons if button is sender)
        self.set_value(None if clicked == self._value else clicked)
        self.edited.emit(self._value)
