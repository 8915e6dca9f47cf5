"""What an import would do, line by line, as a table shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from census_app.domain.fields import is_record_field, record_field
from census_app.gui import formats
from census_app.gui.theme import Tone
from census_app.gui.widgets import Cell, Column, Option
from census_app.services.importing import (
    CHANGED,
    DUPLICATE,
    NEW,
    REFUSED,
    STATUS_LABELS,
    ImportReview,
    RowReview,
)
from census_app.services.reference import catalogue, commune_name

_TONES: Final[Mapping[str, Tone]] = {
    NEW: Tone.OK,
    CHANGED: Tone.WARN,
    DUPLICATE: Tone.ERROR,
    REFUSED: Tone.ERROR,
}


def columns() -> list[Column[RowReview]]:
    """The line's number in the file, its verdict, its record, what there is to say of it."""
    return [
        Column("row", _tr("Ligne"), lambda row: Cell(str(row.row), grey=True), width=64, number=True),
        Column("status", _tr("Verdict"), _verdict, width=104),
        Column("name", _tr("Nom"), lambda row: Cell(row.name or formats.UNKNOWN, strong=True), width=190),
        Column("commune", _tr("Commune"), _commune, width=120),
        Column("remarks", _tr("À savoir"), lambda row: Cell(" · ".join(remarks(row)), grey=True), width=330),
    ]


def remarks(row: RowReview) -> list[str]:
    """What is wrong or doubtful in a line, then what it would change."""
    said = [f"{one.column} : {one.message}" for one in row.problems]
    changes = [
        f"{_label(one.target)} : {one.before or formats.UNKNOWN} → {one.after or formats.UNKNOWN}"
        for one in row.differences
    ]
    return said + changes


def verdicts(review: ImportReview) -> list[Option]:
    """The verdicts that the file has, each with its number of lines."""
    return [
        Option(status, f"{STATUS_LABELS[status]} ({formats.number(count)})")
        for status, count in review.counts.items()
        if count
    ]


def told(review: ImportReview) -> str:
    """« 487 nouvelles, 9 modifiées, 4 refusées »."""
    parts = []
    for status, count in review.counts.items():
        if count:
            label = STATUS_LABELS[status]
            plural = "s" if count > 1 and not label.startswith("en ") else ""
            parts.append(f"{formats.number(count)} {label}{plural}")
    return ", ".join(parts)


def written(review: ImportReview) -> int:
    """How many records the import would create or change."""
    return sum(row.write is not None for row in review.rows)


def _verdict(row: RowReview) -> Cell:
    return Cell(STATUS_LABELS[row.status], tone=_TONES.get(row.status, Tone.NEUTRAL))


def _commune(row: RowReview) -> Cell:
    return Cell(commune_name(row.commune) if row.commune else formats.UNKNOWN, grey=True)


def _label(target: str) -> str:
    if is_record_field(target):
        return record_field(target).label
    indicator = catalogue().get(target)
    return _tr("Lieux") if indicator is None else indicator.short_label


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
