"""Answers that are typed: text, numbers, days, hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from census_app.forms import NodeState
from census_app.gui import formats
from census_app.gui.interview.editors.base import SHORT_LINE, AnswerEditor
from census_app.gui.interview.moments import parse_time, read_date, read_time, time_text
from census_app.gui.theme import px
from census_app.gui.widgets import DateEdit, LineEdit, NumberEdit, TextArea, YearEdit
from census_app.gui.widgets.editors import ParsedEdit

_LINE, _DECIMALS = 320, 12


class TypedEditor(AnswerEditor):
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


class TextEditor(TypedEditor):
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

    @override
    def shrink(self) -> None:
        self.field.setFixedWidth(px(SHORT_LINE))


class LongTextEditor(TypedEditor):
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


class NumberEditor(TypedEditor):
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


class DateEditor(TypedEditor):
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


class YearEditor(TypedEditor):
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


class TimeEditor(TypedEditor):
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


class PairEditor(TypedEditor):
    """Two fields that make one answer, once both are given. Subclasses make them and call `join`."""

    field: ParsedEdit
    second: ParsedEdit

    def join(self) -> None:
        """Hear both fields; nothing is answered while one of them cannot be read."""
        for part in (self.field, self.second):
            part.edited.connect(self._edited)
            part.problem.connect(self._doubted)

    def values(self) -> tuple[object, object]:
        """What each field says, None when it is empty."""
        raise NotImplementedError

    def joined(self) -> str:
        """The answer that both make."""
        raise NotImplementedError

    def half(self) -> str:
        """What to say when only one is given."""
        raise NotImplementedError

    @override
    def inputs(self) -> Sequence[QWidget]:
        return (self.field, self.second)

    def shows(self, node: NodeState) -> bool:
        """Whether an answer is to be shown; half of one is not wiped out while it is being typed."""
        return bool(node.value) or not (self.field.hasFocus() or self.second.hasFocus())

    def _edited(self) -> None:
        given = [value is not None for value in self.values()]
        if self._unread():
            return
        if all(given):
            self.answered.emit(self.joined())
        elif any(given):
            self.problem.emit(self.half())
        else:
            self.answered.emit("")

    def _doubted(self) -> None:
        self.problem.emit(self._unread())

    def _unread(self) -> str:
        return self.field.current_problem() or self.second.current_problem()


class DateTimeEditor(PairEditor):
    """A day and an hour."""

    def __init__(self, node: NodeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.field: DateEdit = DateEdit(self)
        self.second: TimeEdit = TimeEdit(self)
        self.join()
        self.hold(self.field, self.second).setSpacing(px(8))
        self.show_node(node)

    @override
    def show_node(self, node: NodeState) -> None:
        if self.shows(node):
            self.field.set_value(read_date(node.value))
            self.second.set_value(read_time(node.value.partition("T")[2]))

    @override
    def values(self) -> tuple[object, object]:
        return self.field.value(), self.second.value()

    @override
    def joined(self) -> str:
        day, hour = self.field.value(), self.second.value()
        return "" if day is None or hour is None else f"{day.isoformat()}T{time_text(hour)}"

    @override
    def half(self) -> str:
        return self.tr("Il faut le jour et l’heure.")


def _short(value: float) -> str:
    return formats.number(Decimal(f"{value:g}"))
