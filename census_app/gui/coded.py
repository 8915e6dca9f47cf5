"""What the coded lists offer, as options of editors and as words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from census_app.domain.fields import FieldKind, FieldValue, record_field
from census_app.gui.widgets import Option
from census_app.services.reference import commune_name, typology


def coded(list_name: str) -> list[Option]:
    """The values of a coded list."""
    return [Option(value.code, value.label) for value in typology().list(list_name)]


def explained(list_name: str) -> list[Option]:
    """The values of a coded list with their definitions, which ticks show as tooltips."""
    return [Option(value.code, value.label, value.definition) for value in typology().list(list_name)]


def label_of(list_name: str, code: str | None) -> str:
    """The label of a code; empty when there is none."""
    return typology().label(list_name, code) if code else ""


def field_words(code: str, value: FieldValue) -> str:
    """The value of a record's field as a reader writes it: labels, a commune's name; empty without one."""
    field = record_field(code)
    if value is None:
        return ""
    if isinstance(value, bool):
        return QCoreApplication.translate("record", "oui" if value else "non")
    if field.kind in (FieldKind.CODE, FieldKind.CODES):
        codes = value if isinstance(value, tuple) else (str(value),)
        return ", ".join(label_of(field.coded_list, each) for each in codes)
    return commune_name(str(value)) if field.kind is FieldKind.COMMUNE else str(value)
