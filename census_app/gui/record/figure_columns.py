"""The columns of the figures: name, answer, last year; narrower where there is little room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from census_app.gui.theme import px
from census_app.gui.widgets import Label, Look, SectionTitle

_NAME, _UNIT, _SIDE = 244, 84, 164
_NARROW_BELOW = 760
_NARROW = (168, 72, 96)


class FigureLine(QWidget):
    """A line whose first and last columns (and the unit between, if any) have the widths of the design."""

    def set_columns(self, *, name: QWidget | None, side: QWidget, unit: QWidget | None = None) -> None:
        """Give the widgets of the columns."""
        self._columns = (name, unit, side)
        self._narrow: bool | None = None
        self._share(narrow=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share(narrow=event.size().width() < px(_NARROW_BELOW))

    def _share(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        widths = _NARROW if narrow else (_NAME, _UNIT, _SIDE)
        for widget, width in zip(self._columns, widths, strict=True):
            if widget is not None:
                widget.setFixedWidth(px(width))


class FigureHead(FigureLine):
    """The name of a part of the figures, and over the last column the year it shows."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = Label("", Look.SMALL, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(SectionTitle(title, self), 1)
        row.addWidget(self._year)
        self.set_columns(name=None, side=self._year)

    def set_year(self, year: int | None) -> None:
        """Write the year of the last column, or nothing."""
        self._year.setText("" if year is None else str(year))
