"""The editor that suits each kind of field of a record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from census_app.domain.fields import Field, FieldKind
from census_app.gui.coded import coded, explained
from census_app.gui.record.editing import Editing
from census_app.gui.widgets import Choice, CommuneEdit, LineEdit, MultiChoice, TextArea, YearEdit
from census_app.services.reference import commune_name


class Box(QCheckBox):
    """A box to tick; `value` is True or False, and None until somebody answers."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._known = False
        self.clicked.connect(self._clicked)

    def value(self) -> bool | None:
        """Whether it is ticked, or None when nobody answered."""
        return self.isChecked() if self._known else None

    def set_value(self, value: bool | None) -> None:
        """Show a value without announcing it."""
        self._known = value is not None
        self.setChecked(bool(value))

    def _clicked(self) -> None:
        self._known = True
        self.edited.emit(self.isChecked())


class CommuneBox(CommuneEdit):
    """A commune of the territory or of any other: what is not in the list is looked up when it is written."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        self._offered = editing.communes()
        super().__init__(self._offered, parent)

    @override
    def set_value(self, code: str | None) -> None:
        """Show a commune without announcing it, wherever in France it is."""
        if code and all(code != offered for offered, _ in self._offered):
            self._offered = [*self._offered, (code, commune_name(code))]
            self.set_communes(self._offered)
        super().set_value(code)


def editor_for(field: Field, editing: Editing, parent: QWidget | None = None) -> QWidget:
    """The editor that suits a field of the record."""
    match field.kind:
        case FieldKind.CODE:
            required = field.code in ("kind", "status")
            return Choice(coded(field.coded_list), parent, required=required)
        case FieldKind.CODES:
            return MultiChoice(explained(field.coded_list), parent)
        case FieldKind.COMMUNE:
            return CommuneBox(editing, parent)
        case FieldKind.YEAR:
            return YearEdit(parent)
        case FieldKind.LONG_TEXT:
            return TextArea(parent, lines=2)
        case FieldKind.BOOLEAN:
            return Box(field.label, parent)
        case _:
            return LineEdit(parent, placeholder=_example(field.kind))


def _example(kind: FieldKind) -> str:
    """What a number or an address looks like."""
    return {
        FieldKind.SIREN: _tr("9 ou 14 chiffres"),
        FieldKind.RNA: _tr("W et 9 chiffres"),
        FieldKind.URL: _tr("https://"),
        FieldKind.EMAIL: _tr("nom@exemple.fr"),
        FieldKind.PHONE: _tr("02 40 00 00 00"),
    }.get(kind, "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
