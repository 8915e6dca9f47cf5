"""Answers that are typed: text, numbers, days, hours, positions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui import formats
from census_app.gui.interview.editors.base import AnswerEditor
from census_app.gui.interview.moments import parse_time, read_date, read_time, time_text
from census_app.gui.theme import px
from census_app.gui.widgets import DateEdit, LineEdit, NumberEdit, TextArea, YearEdit
from census_app.gui.widgets.editors import ParsedEdit

_LINE, _DECIMALS = 320, 12


class _Typed(AnswerEditor):
    """One field; locked, it can still be read and copied from."""

    field: QWidget

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self.field,)

    @override
    def set_locked(self, locked: bool) -> None:
        for widget in self.inputs():
            if isinstance(widget, QLineEdit | QPlainTextEdit):
                widget.setReadOnly(locked)


class TextEditor(_Typed):
    """One line of text."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: LineEdit = LineEdit(self)
        self.field.setFixedWidth(px(_LINE))
        self.field.edited.connect(lambda text: self.answered.emit(text or ""))
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self.field.set_value(node.value or None)


class LongTextEditor(_Typed):
    """Several lines of text; Alt+Enter begins a new one, as in a spreadsheet's cell."""

    wide: ClassVar[bool] = True

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: TextArea = TextArea(self)
        self.field.edited.connect(lambda text: self.answered.emit(text or ""))
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self.field.set_value(node.value or None)

    @override
    def take_focus(self) -> None:
        self.field.moveCursor(QTextCursor.MoveOperation.End)  # one goes on writing
        super().take_focus()


class NumberEditor(_Typed):
    """A whole or decimal number."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        whole = node.kind == "integer"
        self.field: NumberEdit = NumberEdit(self, decimals=0 if whole else _DECIMALS, lowest=None)
        if node.bounds is not None:
            bounds = (_short(node.bounds.start), _short(node.bounds.end))
            self.field.setPlaceholderText(self.tr("de {low} à {high}").format(low=bounds[0], high=bounds[1]))
        self.field.edited.connect(lambda number: self.answered.emit("" if number is None else f"{number:f}"))
        self.field.problem.connect(self.problem)
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self.field.set_value(Decimal(node.value) if node.value else None)


class DateEditor(_Typed):
    """A day."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: DateEdit = DateEdit(self)
        self.field.edited.connect(lambda day: self.answered.emit("" if day is None else day.isoformat()))
        self.field.problem.connect(self.problem)
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self.field.set_value(read_date(node.value))


class YearEditor(_Typed):
    """A day of which only the year is asked (appearance `year`): the first of January stands for it."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: YearEdit = YearEdit(self)
        self.field.edited.connect(lambda year: self.answered.emit(f"{year:04d}-01-01" if year else ""))
        self.field.problem.connect(self.problem)
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        day = read_date(node.value)
        self.field.set_value(None if day is None else day.year)


class TimeEdit(ParsedEdit):
    """An hour typed « 14:30 », « 14h30 », « 1430 »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(88))
        self.setPlaceholderText(self.tr("hh:mm"))

    def value(self) -> dt.time | None:
        """The hour, or None."""
        return self._value if isinstance(self._value, dt.time) else None

    def set_value(self, value: dt.time | None) -> None:
        """Show an hour without announcing it."""
        self._set(value)

    @override
    def parse(self, text: str) -> dt.time | None:
        try:
            return parse_time(text)
        except ValueError:
            raise ValueError(self.tr("Cette heure n’existe pas : écrivez par exemple 14:30.")) from None

    @override
    def shown(self, value: object) -> str:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else ""


class TimeEditor(_Typed):
    """An hour of the day."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: TimeEdit = TimeEdit(self)
        self.field.edited.connect(lambda hour: self.answered.emit("" if hour is None else time_text(hour)))
        self.field.problem.connect(self.problem)
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        self.field.set_value(read_time(node.value))


class DateTimeEditor(_Typed):
    """A day and an hour: an answer once both are given."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: DateEdit = DateEdit(self)
        self._hour = TimeEdit(self)
        for part in (self.field, self._hour):
            part.edited.connect(self._edited)
            part.problem.connect(self.problem)
        self.hold(self.field, self._hour).setSpacing(px(8))
        self.show_node(node)

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self.field, self._hour)

    @override
    def show_node(self, node: NodeState) -> None:
        if node.value or not (self.field.hasFocus() or self._hour.hasFocus()):
            self.field.set_value(read_date(node.value))
            self._hour.set_value(read_time(node.value.partition("T")[2]))

    def _edited(self) -> None:
        day, hour = self.field.value(), self._hour.value()
        if day is None and hour is None:
            self.answered.emit("")
        elif day is not None and hour is not None:
            self.answered.emit(f"{day.isoformat()}T{time_text(hour)}")
        else:
            self.problem.emit(self.tr("Il faut le jour et l’heure."))


class PlaceEditor(_Typed):
    """Positions, typed or pasted, latitude first: « 47,717 -1,376 » or « 47.717, -1.376 »."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: LineEdit = LineEdit(self, placeholder=self.tr("latitude longitude"))
        self.field.setFixedWidth(px(_LINE))
        self.field.edited.connect(lambda text: self.answered.emit(_positions(text or "")))
        self.hold(self.field)
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        if _figures(_positions(self.field.text())) != _figures(node.value):
            self.field.set_value(node.value.replace(".", ",") or None)


def _positions(typed: str) -> str:
    """Points for decimals, spaces between numbers, whatever way it was typed."""
    return typed.replace(", ", " ").replace(",", ".").strip()


def _figures(positions: str) -> list[Decimal] | str:
    """What positions say, whatever way they are written (`-1` or `-1.0`)."""
    try:
        return [Decimal(figure) for figure in positions.replace(";", " ").split()]
    except InvalidOperation:
        return positions


def _short(value: float) -> str:
    return formats.number(Decimal(f"{value:g}"))
