"""A row of named choices above a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from census_app.gui.theme import px
from census_app.gui.widgets import Choice, FlowLayout, Label, Look

_LETTERS = 13


def choosers(named: Sequence[tuple[str, Choice]]) -> QWidget:
    """Each choice after its name, on as many lines as the width asks for."""
    whole = QWidget()
    flow = FlowLayout(whole, across=16, down=6)
    for name, choice in named:
        choice.setAccessibleName(name)
        choice.setMinimumContentsLength(_LETTERS)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Label(name, Look.SECONDARY))
        row.addWidget(choice)
        flow.addWidget(pair)
    return whole
