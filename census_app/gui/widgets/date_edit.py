"""Dates and years: typed, or picked from a calendar; empty is allowed."""

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction
from typing_extensions import override

from census_app.gui import formats
from census_app.gui.theme import icon, px, tokens
from census_app.gui.widgets.editors import ParsedEdit


class DateEdit(ParsedEdit):
    """A day: « 24/09/2015 » typed (24.9.15 and 24092015 too), or chosen with the calendar (Alt+↓)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(140))
        self.setPlaceholderText(self.tr("jj/mm/aaaa"))
        self._open = QAction(self.tr("Choisir dans le calendrier"), self)
        self._colour_icon()
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> dt.date | None:
        """The day, or None."""
        return self._value if isinstance(self._value, dt.date) else None

    def set_value(self, value: dt.date | None) -> None:
        """Show a day without announcing it."""
        self._set(value)

    @override
    def parse(self, text: str) -> dt.date | None:
        try:
            return formats.parse_date(text)
        except ValueError:
            raise ValueError(self.tr("Cette date n’existe pas : écrivez jour/mois/année.")) from None

    @override
    def shown(self, value: object) -> str:
        return formats.date(value) if isinstance(value, dt.date) else ""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Open the calendar under the field, on the day it holds."""
        menu = QMenu(self)
        calendar = _calendar(menu)
        day = self.value()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.setFocus()

    def _colour_icon(self) -> None:
        self._open.setIcon(icon("calendar", tokens().secondary))

    def _picked(self, day: QDate) -> None:
        for menu in self.findChildren(QMenu):
            menu.close()
        self._value = dt.date(day.year(), day.month(), day.day())
        self._say("")
        self._write()
        self.edited.emit(self._value)


def _calendar(parent: QWidget) -> QCalendarWidget:
    """Qt's calendar in our clothes: no week numbers, no red week-ends, our arrows."""
    calendar = QCalendarWidget(parent)
    calendar.setMinimumSize(px(288), px(224))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
    for name, drawing in (
        ("qt_calendar_prevmonth", "chevron-left"),
        ("qt_calendar_nextmonth", "chevron-right"),
    ):
        arrow = calendar.findChild(QToolButton, name)
        if arrow is not None:
            arrow.setIcon(icon(drawing))
    return calendar


class YearEdit(ParsedEdit):
    """A year between 1800 and 2100: « 2015 »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(88))
        self.setMaxLength(4)
        self.setPlaceholderText(self.tr("aaaa"))

    def value(self) -> int | None:
        """The year, or None."""
        return self._value if isinstance(self._value, int) else None

    def set_value(self, value: int | None) -> None:
        """Show a year without announcing it."""
        self._set(value)

    @override
    def parse(self, text: str) -> int | None:
        plain = text.strip()
        if not plain:
            return None
        if not plain.isdigit() or not 1800 <= int(plain) <= 2100:
            raise ValueError(self.tr("Une année à quatre chiffres, par exemple 2015."))
        return int(plain)

    @override
    def shown(self, value: object) -> str:
        return str(value) if isinstance(value, int) else ""
