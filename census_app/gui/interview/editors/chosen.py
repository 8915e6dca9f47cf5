"""Answers that are chosen: buttons with a key each, or a list that is searched when it is long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from census_app.forms import Choice as Offered
from census_app.forms import NodeState
from census_app.gui.interview.editors.base import SHORT_LINE, AnswerEditor
from census_app.gui.interview.editors.buttons import ButtonGroup
from census_app.gui.interview.editors.scale import Scale
from census_app.gui.theme import px
from census_app.gui.widgets import Choice, Label, Look, Option

SEARCHED_FROM = 9
"""With so many choices, one is searched by typing whatever the form says."""


class ButtonsEditor(AnswerEditor):
    """One choice, or several, as buttons; the figures and letters before them are their keys."""

    at_once: ClassVar[bool] = True
    wide: ClassVar[bool] = True

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: tuple[Offered, ...] = ()
        self._group = ButtonGroup(self, several=node.kind == "select_multiple", appearance=node.appearance)
        self._group.chosen.connect(lambda names: self.answered.emit(" ".join(names)))
        self.hold(self._group)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        offered = node.choices or ()
        if offered != self._offered:
            self._offered = offered
            self._group.set_choices(offered)
        self._group.set_names(node.value.split())

    @override
    def inputs(self) -> Sequence[QWidget]:
        return self._group.buttons() or (self._group,)

    @override
    def name(self, text: str) -> None:
        self.setAccessibleName(text)
        self._group.name(text)

    @override
    def take_focus(self) -> None:
        self._group.take_focus()

    @override
    def set_locked(self, locked: bool) -> None:
        self._group.set_locked(locked)

    @override
    def trail(self, widget: QWidget) -> bool:
        self._group.trail(widget)
        return True


class HeadingEditor(AnswerEditor):
    """The words of the choices, over questions that show none (appearance `label`): nothing to answer."""

    wide: ClassVar[bool] = True
    asks: ClassVar[bool] = False

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: tuple[Offered, ...] = ()
        self._scale: Scale | None = None
        self._line = self.hold()
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        offered = node.choices or ()
        if offered != self._offered:
            self._offered = offered
            if self._scale is not None:
                self._line.removeWidget(self._scale)
                self._scale.deleteLater()
            self._scale = Scale(self, joined=False)
            words = [Label(choice.label, Look.SMALL, self._scale, wrap=True) for choice in offered]
            self._scale.place((), words)
            self._line.addWidget(self._scale)

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self,)


class ListEditor(AnswerEditor):
    """One choice in a list that letters search: appearance `minimal`, `autocomplete`, or many."""

    at_once: ClassVar[bool] = True

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: tuple[Offered, ...] = ()
        self._list = Choice((), self)
        self._list.setFixedWidth(px(304))
        self._list.edited.connect(lambda name: self.answered.emit(name or ""))
        self.hold(self._list)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        offered = node.choices or ()
        if offered != self._offered:
            self._offered = offered
            self._list.set_options([Option(choice.name, choice.label) for choice in offered])
            line = self._list.lineEdit()
            if line is not None:
                line.returnPressed.connect(self.entered)
        if (self._list.value() or "") != node.value:
            self._list.set_value(node.value or None)

    @override
    def shrink(self) -> None:
        self._list.setFixedWidth(px(SHORT_LINE))

    @override
    def settle(self) -> None:
        completer = self._list.completer()
        popup = completer.popup() if self._list.isEditable() and completer is not None else None
        if popup is not None:
            popup.hide()  # while it shows, it keeps from the list that the cursor left

    @override
    def inputs(self) -> Sequence[QWidget]:
        line = self._list.lineEdit()
        return (self._list,) if line is None else (self._list, line)


class AcknowledgeEditor(AnswerEditor):
    """A single tick."""

    at_once: ClassVar[bool] = True

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._tick = QCheckBox(self.tr("C’est fait"), self)
        self._tick.clicked.connect(lambda ticked: self.answered.emit("OK" if ticked else ""))
        self.hold(self._tick)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self._tick.setChecked(bool(node.value))

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self._tick,)
