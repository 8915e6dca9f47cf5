"""Answers that are positions: a point by its latitude and longitude, several points on a line of text."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui.interview.editors.typed import PairEditor, TypedEditor
from census_app.gui.theme import px
from census_app.gui.widgets import Label, LineEdit, Look, NumberEdit

_DECIMALS = 15
_LINE = 320
_POINTS, _COMMAS = re.compile(r"[-+]?\d+(?:\.\d+)?"), re.compile(r"[-+]?\d+(?:,\d+)?")
"""A number where commas part, and one where they stand before decimals."""


class PointEditor(PairEditor):
    """Two fields; both numbers typed or pasted into one, « 47.717, -1.376 », go each to its own."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = (self.tr("Latitude"), self.tr("Longitude"))
        self.field: Coordinate = Coordinate(self, 90)
        self.second: Coordinate = Coordinate(self, 180)
        first, second = (Label(name, Look.SECONDARY, self) for name in self._names)
        self.hold(first, self.field, second, self.second).setSpacing(px(8))
        self.join()
        for part in (self.field, self.second):
            part.both.connect(self._part)
        self.show_node(node)

    @override
    def name(self, text: str) -> None:
        self.setAccessibleName(text)
        for field, name in zip(self.inputs(), self._names, strict=True):
            field.setAccessibleName(self.tr("{question}, {part}").format(question=text, part=name.lower()))

    @override
    def show_node(self, node: NodeState) -> None:
        if self.shows(node):
            figures = figures_of(node.value)
            latitude, longitude = figures[:2] if len(figures) > 1 else (None, None)
            self.field.set_value(latitude)
            self.second.set_value(longitude)

    @override
    def values(self) -> tuple[object, object]:
        return self.field.value(), self.second.value()

    @override
    def joined(self) -> str:
        return f"{self.field.value():f} {self.second.value():f}"

    @override
    def half(self) -> str:
        return self.tr("Il faut la latitude et la longitude.")

    def _part(self, latitude: str, longitude: str) -> None:
        """Two numbers came at once; one goes on typing where the second stands."""
        self.field.type(latitude)
        self.second.type(longitude)
        self.second.setFocus()
        self.second.end(False)


class Coordinate(NumberEdit):
    """Degrees, as many north or south, east or west."""

    both = Signal(str, str)
    """Carries two numbers that were typed or pasted as one."""

    def __init__(self, parent: QWidget, most: int) -> None:
        super().__init__(parent, decimals=_DECIMALS, lowest=-most, highest=most)
        self.setFixedWidth(px(112))

    def type(self, text: str) -> None:
        """Take a text as if it were typed."""
        self.setText(text)
        self._typed(text)

    @override
    def _typed(self, text: str) -> None:
        numbers = _numbers(text)
        if len(numbers) > 1:
            self.both.emit(*numbers[:2])
        else:
            super()._typed(text)


class TraceEditor(TypedEditor):
    """Points parted by semicolons, latitude first: « 47,717 -1,376; 47.717, -1.376 »."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: LineEdit = LineEdit(self, placeholder=self.tr("latitude longitude; latitude longitude…"))
        self.field.setFixedWidth(px(_LINE))
        self.field.edited.connect(lambda text: self.answered.emit(_positions(text or "")))
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        shown = _positions(self.field.text())
        if shown != node.value and (not shown or figures_of(shown) != figures_of(node.value)):
            self.field.set_value(node.value.replace(".", ",") or None)


def figures_of(positions: str) -> list[Decimal]:
    """The numbers of positions as ODK writes them, whatever their decimals; none where one cannot be read."""
    try:
        return [Decimal(figure) for figure in positions.replace(";", " ").split()]
    except InvalidOperation:
        return []


def _numbers(text: str) -> list[str]:
    """The numbers of a text: « 47,7 -1,4 », « 47.7, -1.4 », « 47,7;-1,4 » are two, « 47,7 » is one."""
    return (_POINTS if "." in text else _COMMAS).findall(text)


def _positions(typed: str) -> str:
    """Points for decimals, spaces between numbers, whatever way it was typed."""
    return typed.replace(", ", " ").replace(",", ".").strip()
