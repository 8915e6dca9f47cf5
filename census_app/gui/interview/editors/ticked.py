"""Several answers among many: typing narrows them, whatever the accents; what is ticked always shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.domain.text import fold
from census_app.forms import Choice, NodeState
from census_app.gui.interview.editors.base import KEEPS_ENTER, SHORT_LINE, AnswerEditor
from census_app.gui.interview.editors.buttons import ButtonGroup
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LineEdit, Look

_ALL_UP_TO, _SHOWN = 30, 12
"""So many are all shown before anything is typed; beyond, only what matches, and no more than this."""


class SearchedTicksEditor(AnswerEditor):
    """A field to search, the ticks under it. Enter ticks the first that matches; down goes to the ticks."""

    at_once: ClassVar[bool] = True
    wide: ClassVar[bool] = True

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: tuple[Choice, ...] = ()
        self._names: tuple[str, ...] = ()
        self._search = LineEdit(self, placeholder=self.tr("Chercher…"))
        self._search.setFixedWidth(px(304))
        self._search.edited.connect(self._narrow)
        self._search.returnPressed.connect(self._tick_first)
        self._search.installEventFilter(self)
        self._group = ButtonGroup(self, several=True, appearance=node.appearance, keyed=False)
        self._group.chosen.connect(self._chosen)
        self._more = Label("", Look.SMALL, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._line = QHBoxLayout()
        self._line.setSpacing(px(8))
        self._line.addWidget(self._search)
        self._line.addStretch()
        column.addLayout(self._line)
        for widget in (self._group, self._more):
            column.addWidget(widget)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        offered, names = node.choices or (), tuple(node.value.split())
        if (offered, names) != (self._offered, self._names):
            self._offered, self._names = offered, names
            self._narrow(self._search.value())

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self._search, *self._group.buttons())

    @override
    def name(self, text: str) -> None:
        self.setAccessibleName(text)
        self._search.setAccessibleName(text)
        self._group.name(text)

    @override
    def shrink(self) -> None:
        self._search.setFixedWidth(px(SHORT_LINE))

    @override
    def set_locked(self, locked: bool) -> None:
        self._search.setVisible(not locked)
        self._group.set_locked(locked)

    @override
    def trail(self, widget: QWidget) -> bool:
        self._line.insertWidget(1, widget)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent):
            clears = event.key() == Qt.Key.Key_Escape and bool(self._search.value())
            if clears and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # else Escape leaves the interview
                return True
            if event.type() != QEvent.Type.KeyPress:
                return super().eventFilter(watched, event)
            if event.key() == Qt.Key.Key_Down and self._group.buttons():
                self._group.take_focus()
                return True
            if clears:
                self._clear()
                return True
        return super().eventFilter(watched, event)

    def shown(self) -> tuple[str, ...]:
        """The labels of the choices on screen."""
        return tuple(button.text().replace("&&", "&") for button in self._group.buttons())

    def _narrow(self, typed: str | None) -> None:
        """Show what is ticked and what contains the text."""
        wanted = fold(typed or "")
        found = [each for each in self._offered if wanted in fold(each.label)] if wanted else []
        if not wanted and len(self._offered) <= _ALL_UP_TO:
            found = list(self._offered)
        told = found if len(self._offered) <= _ALL_UP_TO else found[:_SHOWN]
        names = {each.name for each in told} | set(self._names)
        self._search.setProperty(KEEPS_ENTER, bool(wanted))
        self._group.set_names(())
        self._group.set_choices([each for each in self._offered if each.name in names])
        self._group.set_names(self._names)
        self._group.setVisible(bool(names))
        self._say(typed, len(found), len(found) - len(told))

    def _say(self, typed: str | None, found: int, hidden: int) -> None:
        """What is not shown: too many, or none."""
        text = self.tr("{count} autres : précisez").format(count=hidden) if hidden > 0 else ""
        if typed and not found:
            text = self.tr("Aucun choix ne contient « {typed} ».").format(typed=typed)
        self._more.setText(text)
        self._more.setVisible(bool(text))

    def _tick_first(self) -> None:
        """Tick, or untick, the first choice that matches, and search anew."""
        wanted = fold(self._search.value() or "")
        first = next((each for each in self._offered if wanted and wanted in fold(each.label)), None)
        if first is not None:
            self._clear()
            names = set(self._names) ^ {first.name}
            self._chosen(tuple(each.name for each in self._offered if each.name in names))

    def _clear(self) -> None:
        self._search.set_value(None)
        self._narrow(None)

    def _chosen(self, names: tuple[str, ...]) -> None:
        self.answered.emit(" ".join(names))
