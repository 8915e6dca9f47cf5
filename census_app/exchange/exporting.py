"""Records as a table that goes out and comes back: one column a field, its code as header."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from census_app.domain.fields import FieldKind, is_record_field, record_field
from census_app.domain.indicators import Catalogue, IndicatorKind
from census_app.domain.typology import Typology
from census_app.exchange.header_words import ASPECTS, COMMUNE_CODE, NETWORKS, SITES, UUID
from census_app.exchange.known import KnownRecord
from census_app.exchange.record_cells import RecordCells, aspect_of, record_targets
from census_app.sheets.cells import Cell, Kind
from census_app.sheets.model import Column, Sheet

_NOTES: Final = {
    UUID: "Ce qui identifie la fiche d’un fichier à l’autre : gardez-le pour modifier, videz-le pour créer.",
    SITES: "Communes d’activité et parts en % : 44051:60;44076:40",
    NETWORKS: "Réseaux auxquels la fiche adhère, séparés par des points-virgules",
    COMMUNE_CODE: "Code INSEE de la commune du siège",
}
_FIELD_KINDS: Final[dict[FieldKind, Kind]] = {
    FieldKind.LONG_TEXT: "long",
    FieldKind.YEAR: "year",
    FieldKind.BOOLEAN: "boolean",
    FieldKind.COMMUNE: "code",
    FieldKind.SIREN: "code",
    FieldKind.PHONE: "code",
}
_INDICATOR_KINDS: Final[dict[IndicatorKind, Kind]] = {
    IndicatorKind.INTEGER: "integer",
    IndicatorKind.GRADE: "integer",
    IndicatorKind.BOOLEAN: "boolean",
    IndicatorKind.TEXT: "long",
    IndicatorKind.CHOICES: "text",
}


def export_targets(catalogue: Catalogue, beside: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """The columns of an export: every field and entered indicator, in order.

    ``beside`` names what indicators hold beside their amount, (code, aspect): these get a column too.
    """
    indicators: list[str] = []
    for indicator in catalogue.entered():
        indicators.append(indicator.code)
        indicators += [
            f"{indicator.code}_{aspect}" for aspect in ASPECTS if (indicator.code, aspect) in beside
        ]
    return record_targets(indicators)


def export_rows(
    records: Iterable[KnownRecord], targets: tuple[str, ...], typology: Typology, catalogue: Catalogue
) -> Iterator[list[Cell]]:
    """A row a record; streamed."""
    cells = RecordCells(typology, catalogue)
    for known in records:
        yield [cells.cell(known, target) for target in targets]


def export_sheet(
    rows: Iterable[list[Cell]], targets: tuple[str, ...], catalogue: Catalogue, expected: int | None = None
) -> Sheet:
    """The sheet of an export: codes as headers, French labels as their help."""
    columns = tuple(
        Column(target, kind_of(target, catalogue), note=label_of(target, catalogue), hidden=target == UUID)
        for target in targets
    )
    return Sheet("Fiches", columns, rows, frozen_columns=3, expected=expected)


def kind_of(target: str, catalogue: Catalogue) -> Kind:
    """How the cells of a column are shown."""
    if is_record_field(target):
        return _FIELD_KINDS.get(record_field(target).kind, "text")
    if target in catalogue:
        return _INDICATOR_KINDS.get(catalogue[target].kind, "decimal")
    return "text"


def label_of(target: str, catalogue: Catalogue) -> str:
    """What a column holds, in French."""
    if is_record_field(target):
        return record_field(target).label
    if target in _NOTES:
        return _NOTES[target]
    code, aspect = aspect_of(target, catalogue)
    indicator = catalogue[code]
    if aspect == "amount":
        return f"{indicator.label} ({indicator.unit})" if indicator.unit else indicator.label
    return f"{indicator.short_label} : {_ASPECT_LABELS[aspect]}"


_ASPECT_LABELS: Final = {"evidence": "niveau de preuve", "note": "note", "measure": "mesure prise"}
