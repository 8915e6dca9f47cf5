"""What the coded lists offer, as options of editors and as words."""

from __future__ import annotations

from census_app.gui.widgets import Option
from census_app.services.reference import typology


def coded(list_name: str) -> list[Option]:
    """The values of a coded list."""
    return [Option(value.code, value.label) for value in typology().list(list_name)]


def explained(list_name: str) -> list[Option]:
    """The values of a coded list with their definitions, which ticks show as tooltips."""
    return [Option(value.code, value.label, value.definition) for value in typology().list(list_name)]


def label_of(list_name: str, code: str | None) -> str:
    """The label of a code; empty when there is none."""
    return typology().label(list_name, code) if code else ""
