"""The records of the campaign, one a row, with every field and every value: Initiatives, Réseaux."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from census_app.domain.fields import RECORD_FIELDS, Field, FieldKind, FieldValue
from census_app.domain.indicators import Indicator, IndicatorKind
from census_app.domain.listed import ListedRecord
from census_app.reports.material import Material, Register
from census_app.reports.sheets.indicator_cells import value_header, value_kind
from census_app.reports.sheets.paper import MOST, on_paper
from census_app.sheets.cells import Absent, Cell, Kind
from census_app.sheets.model import Column, Sheet

LEFT_OUT: Final = frozenset({"kind", "email", "phone"})
"""The sheet's own kind; what reaches a person is not in this workbook."""

_KINDS: Final[dict[FieldKind, Kind]] = {
    FieldKind.LONG_TEXT: "long",
    FieldKind.CODES: "long",
    FieldKind.YEAR: "year",
    FieldKind.BOOLEAN: "boolean",
    FieldKind.SIREN: "code",
    FieldKind.RNA: "code",
}
_FIELDS: Final = tuple(field for field in RECORD_FIELDS if field.code not in LEFT_OUT)
_FIRST: Final = tuple(code for code in ("name", "commune") if code not in LEFT_OUT)
_WIDTHS: Final = {
    "name": 36.0, "commune": 22.0, "domain": 19.0, "domains": 20.0, "types": 24.0, "status": 14.0,
    "status_reason": 26.0, "lifecycle": 12.0, "created": 11.0,
}  # fmt: skip
"""What says which record it is, wide enough for its words and together for a page; only that is printed."""

_SAID: Final = "une valeur absente dit pourquoi, en italique ; les colonnes de droite ne s’impriment pas"
_SITES: Final = Column("Lieux d’activité", "long", width=28)


def initiatives(material: Material) -> Sheet:
    """Every initiative of the campaign, out of scope and duplicates included."""
    return _sheet(material, "Initiatives", material.initiatives)


def networks(material: Material) -> Sheet:
    """Every network of the campaign; the activity of their members is not theirs."""
    return _sheet(material, "Réseaux", material.networks)


def _sheet(material: Material, title: str, register: Register) -> Sheet:
    asked = [each for each in material.catalogue.entered() if each.code in register.indicators]
    columns = [Column(material.field_label(field), _kind(field), width=_width(field)) for field in _FIELDS]
    columns.insert(len(_FIRST), _SITES)
    columns += [
        Column(value_header(each), value_kind(each), note=f"{each.code} — {each.label}. {each.definition}")
        for each in asked
    ]
    return Sheet(
        title=title,
        columns=tuple(columns),
        rows=_rows(material, register, asked),
        heading=(title, on_paper(f"{material.subtitle} — {_SAID}", register.records.count)),
        footer=material.footer,
        expected=register.records.count,
        paper_rows=MOST,
        paper_columns=len(_WIDTHS) + 1,
    )


def _rows(material: Material, register: Register, asked: Sequence[Indicator]) -> Iterator[Sequence[Cell]]:
    readers = [(field.code, _reader(material, field)) for field in _FIELDS]
    absences = {value.code: Absent(value.label.lower()) for value in material.typology.list("absence")}
    choices = frozenset(each.code for each in asked if each.kind is IndicatorKind.CHOICES)
    codes = [each.code for each in asked]
    for record in register.records.rows():
        cells: list[Cell] = [read(record.fields[code]) for code, read in readers]
        cells.insert(len(_FIRST), _sites(material, record))
        values, missing = record.values, record.absences
        for code in codes:
            value = values.get(code)
            if value is None and code in missing:
                cells.append(absences.get(missing[code], Absent(missing[code])))
            elif code in choices and isinstance(value, str):
                cells.append(value.replace(" ", ", "))
            else:
                cells.append(value)
        yield cells


def _sites(material: Material, record: ListedRecord) -> str | None:
    named = (
        f"{material.commune(commune) or 'non localisé'}{_share(share)}" for commune, share in record.sites
    )
    return " ; ".join(named) or None


def _share(share: Decimal | None) -> str:
    return "" if share is None else f" {share.normalize():f} %".replace(".", ",")


def _reader(material: Material, field: Field) -> Callable[[FieldValue], Cell]:
    """How the values of a field become cells."""
    labels = (
        {value.code: value.label for value in material.typology.list(field.coded_list)}
        if field.coded_list
        else {}
    )

    def coded(value: FieldValue) -> Cell:
        return None if value is None else labels.get(str(value), str(value))

    def several(value: FieldValue) -> Cell:
        codes = value if isinstance(value, tuple) else ()
        return ", ".join(labels.get(code, code) for code in codes) or None

    def commune(value: FieldValue) -> Cell:
        return material.commune(str(value)) if value else None

    def plain(value: FieldValue) -> Cell:
        return None if isinstance(value, tuple) else value or (value if value == 0 else None)

    match field.kind:
        case FieldKind.CODE:
            return coded
        case FieldKind.CODES:
            return several
        case FieldKind.COMMUNE:
            return commune
        case _:
            return plain


def _kind(field: Field) -> Kind:
    kind = _KINDS.get(field.kind, "text")
    return "long" if kind == "text" and field.code in _WIDTHS else kind


def _width(field: Field) -> float | None:
    return _WIDTHS.get(field.code) or {FieldKind.LONG_TEXT: 46.0, FieldKind.CODES: 26.0}.get(field.kind)
