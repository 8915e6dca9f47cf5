"""Choices to put in order: the first is what matters most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.editors.base import AnswerEditor
from census_app.gui.theme import px
from census_app.gui.widgets import IconButton

_NAME = Qt.ItemDataRole.UserRole


class RankEditor(AnswerEditor):
    """A list whose lines are dragged, or moved with Ctrl+↑ and Ctrl+↓; an answer from the first move on."""

    at_once: ClassVar[bool] = True
    wide: ClassVar[bool] = True

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = QListWidget(self)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.installEventFilter(self)
        self._list.model().rowsMoved.connect(self._moved)
        self._up = IconButton("arrow-up", self.tr("Monter (Ctrl+↑)"), self)
        self._down = IconButton("arrow-down", self.tr("Descendre (Ctrl+↓)"), self)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        for button in (self._up, self._down):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QVBoxLayout()
        side.addWidget(self._up)
        side.addWidget(self._down)
        side.addStretch()
        line = self.hold(self._list)
        line.addLayout(side)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        labels = {choice.name: choice.label for choice in node.choices or ()}
        ranked = [name for name in node.value.split() if name in labels]
        wanted = [*ranked, *(name for name in labels if name not in ranked)]
        if wanted != self._names():
            self._list.clear()
            for name in wanted:
                item = QListWidgetItem(labels[name])
                item.setData(_NAME, name)
                self._list.addItem(item)
            self._list.setCurrentRow(0)
        for place in range(self._list.count()):
            item = self._list.item(place)
            label = labels.get(item.data(_NAME), "")
            item.setText(f"{place + 1}  {label}" if node.value else f"–  {label}")
        line = self._list.sizeHintForRow(0) if self._list.count() else 0
        self._list.setFixedHeight(line * self._list.count() + px(8))

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self._list,)

    @override
    def set_locked(self, locked: bool) -> None:
        for widget in (self._list, self._up, self._down):
            widget.setEnabled(not locked)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _names(self) -> list[str]:
        return [self._list.item(place).data(_NAME) for place in range(self._list.count())]

    def _move(self, by: int) -> None:
        place = self._list.currentRow()
        if 0 <= place + by < self._list.count():
            self._list.insertItem(place + by, self._list.takeItem(place))
            self._list.setCurrentRow(place + by)
        self._moved()

    def _moved(self) -> None:
        self.answered.emit(" ".join(self._names()))
