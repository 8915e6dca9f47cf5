"""A filter chip for long lists: its choices are found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.text import fold
from census_app.gui.theme import px, tokens
from census_app.gui.widgets import Label, LineEdit, LinkButton, Look, Option

_LISTED = 200
"""More than this is not read by anybody: one types."""
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchedChip(QPushButton):
    """As `Chip`, with a field above its lines; the lines are asked for when it opens."""

    chosen = Signal(object)
    """Emitted with the frozenset of the values chosen by the user; empty means everything."""

    def __init__(
        self,
        name: str,
        offered: Callable[[], Sequence[Option]],
        label: Callable[[object], str],
        parent: QWidget | None = None,
        *,
        several: bool = True,
    ) -> None:
        super().__init__(parent)
        self._name, self._offered, self._label, self._several = name, offered, label, several
        self._values: frozenset[object] = frozenset()
        self.setProperty("look", "chip")
        self.setAutoDefault(False)
        self.clicked.connect(self.open_menu)
        self._show()

    def values(self) -> frozenset[object]:
        """The values let through; empty means all of them."""
        return self._values

    def set_values(self, values: frozenset[object]) -> None:
        """Choose without announcing it."""
        self._values = values
        self._show()

    def open_menu(self) -> Picker:
        """Open the list under the chip."""
        picker = Picker(self._name, self._offered(), self._values, self, several=self._several)
        picker.picked.connect(self._picked)
        picker.show_at(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return picker

    def _picked(self, values: frozenset[object]) -> None:
        self._values = values
        self._show()
        self.chosen.emit(values)

    def _show(self) -> None:
        text = self._name
        if len(self._values) == 1:
            text = self.tr("{name} : {choice}").format(name=text, choice=self._label(*self._values))
        elif self._values:
            text = self.tr("{name} : {count} choix").format(name=text, count=len(self._values))
        self.setText(f"{text} ▾")
        self.setAccessibleName(text)
        self.setProperty("active", bool(self._values))
        self.style().unpolish(self)
        self.style().polish(self)


class Picker(QFrame):
    """What opens under the chip: a field, the lines that contain what is typed, the chosen ones first."""

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        values: frozenset[object],
        parent: QWidget,
        *,
        several: bool,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("picker")
        colours = tokens()
        self.setStyleSheet(
            f"QFrame#picker {{ background: {colours.raised}; border: 1px solid {colours.line_strong}; }}"
        )
        ordered = sorted(options, key=lambda option: option.value not in values)
        self._options = [(fold(f"{option.label} {option.detail}"), option) for option in ordered]
        self._values, self._several = values, several
        self.field = LineEdit(placeholder=self.tr("Chercher…"))
        self.field.setAccessibleName(self.tr("Chercher : {name}").format(name=name))
        self.list = QListWidget()
        self.list.setProperty("look", "popup")
        self.list.setAccessibleName(name)
        self.list.setFixedSize(px(280), px(260))
        self.rest = Label("", Look.SMALL)
        everything = LinkButton(self.tr("Tout afficher"))
        everything.clicked.connect(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.rest)
        column.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.textEdited.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._toggle)
        self._fill()

    def show_at(self, place: QPoint) -> None:
        """Open at a place of the screen, whole."""
        self.adjustSize()
        area = self.screen().availableGeometry()
        x = max(area.left(), min(place.x(), area.right() - self.width()))
        y = max(area.top(), min(place.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            in_list = watched is self.list
            if not in_list and event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in _TAKES or (in_list and event.key() == Qt.Key.Key_Space):
                if self.list.count():
                    self._toggle(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        wanted = fold(self.field.text())
        found = [option for folded, option in self._options if wanted in folded]
        self.list.clear()
        for option in found[:_LISTED]:
            text = f"{option.label}  ·  {option.detail}" if option.detail else option.label
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, option)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self._tick(item)
        self.list.setCurrentRow(0)
        hidden = len(found) - _LISTED
        self.rest.setText(self.tr("et {count} autres : précisez").format(count=hidden) if hidden > 0 else "")
        if not found:
            self.rest.setText(self.tr("Rien de ce nom."))
        self.rest.setVisible(bool(self.rest.text()))

    def _toggle(self, item: QListWidgetItem) -> None:
        value = item.data(Qt.ItemDataRole.UserRole).value
        if self._several:
            self._values = self._values ^ {value}
            self._tick(item)
            self.picked.emit(self._values)
            return
        self.picked.emit(frozenset() if value in self._values else frozenset({value}))
        self.close()

    def _tick(self, item: QListWidgetItem) -> None:
        ticked = item.data(Qt.ItemDataRole.UserRole).value in self._values
        if self._several or ticked:
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _clear(self) -> None:
        self.picked.emit(frozenset())
        self.close()
