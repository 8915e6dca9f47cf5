"""Importing records from a spreadsheet: look first, then write all of it in one change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from census_app.domain.campaigns import OPEN, STATE_LABELS, Campaign
from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.exchange.cells import disarmed
from census_app.exchange.header_words import Headers
from census_app.exchange.headers import find_table
from census_app.exchange.known import Known, KnownName, KnownRecord
from census_app.exchange.parsed import FieldContext
from census_app.exchange.review import (
    CHANGED,
    DUPLICATE,
    NEW,
    REFUSED,
    SAME,
    STATUS_LABELS,
    ImportReview,
    RowReview,
)
from census_app.exchange.reviewing import Progress, ReviewContext
from census_app.exchange.reviewing import review as review_layout
from census_app.services.import_writing import write_rows
from census_app.services.inventories import Inventory
from census_app.services.perimeters import home_of
from census_app.services.reference import catalogue, gazetteer, typology
from census_app.sheets.model import Table
from census_app.sheets.reading import read_tables
from census_app.store import bulk, campaigns

__all__ = [
    "CHANGED",
    "DUPLICATE",
    "NEW",
    "REFUSED",
    "SAME",
    "STATUS_LABELS",
    "ImportReview",
    "RowReview",
    "apply",
    "as_json",
    "refuse_wrong",
    "review_file",
]

_CHANGED_SINCE = "L’inventaire a changé depuis l’aperçu : regardez à nouveau ce que l’import ferait."
_WRONG_SHOWN = 3


def review_file(
    inventory: Inventory,
    path: Path,
    campaign_id: int | None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReview:
    """What importing a file would do, line by line; nothing is written.

    ``campaign_id`` is where statuses, life cycles and indicator values go. CensusError: the file cannot
    be read, has no column for the name, has two for the same thing, or ``cancelled`` said so.
    """
    layout = find_table(_tables(path), Headers(catalogue()))
    home = home_of(inventory, campaign_id)
    with inventory.read() as connection:
        every = {campaign.id: campaign for campaign in campaigns.every(connection)}
        campaign = every.get(campaign_id) if campaign_id is not None else None

        def details(record_ids: Collection[int]) -> Mapping[int, KnownRecord]:
            found = bulk.whole_records(connection, record_ids, campaign_id)
            return {whole.record.id: KnownRecord(*whole) for whole in found}

        context = ReviewContext(
            FieldContext(typology(), gazetteer(), home, today=date.today()),  # noqa: DTZ011 - the user's day
            catalogue(),
            Known(KnownName(*row) for row in bulk.names(connection)),
            details,
        )
        review = review_layout(layout, context, progress=progress, cancelled=cancelled)
        return replace(
            review,
            path=Path(path),
            campaign_id=campaign_id,
            stamp=bulk.stamp(connection),
            obstacle=_obstacle(review, campaign),
        )


def apply(
    inventory: Inventory,
    review: ImportReview,
    *,
    skip_errors: bool = False,
    origin: str = "",
    progress: Progress | None = None,
) -> Change:
    """Write what a review says, as one change of the history: all of it, or nothing.

    With ``skip_errors`` the duplicate and refused lines are left out; without, one of them keeps the
    others from being written (CensusError). When the inventory has changed since the review, the file is
    reviewed again; CensusError when a verdict is no longer the same.
    """
    review = _up_to_date(inventory, review)
    refuse_wrong(review, skip_errors=skip_errors)
    writes = [(row.row, row.write) for row in review.rows if row.write is not None]
    label = f"Import de {review.path.name} : {len(writes)} fiche{'s' if len(writes) > 1 else ''}"
    if not writes:
        return Change(None, origin=origin, label=label)
    with inventory.write(label, origin=origin) as writing:
        if bulk.stamp(writing.writer.connection) != review.stamp:
            raise CensusError(_CHANGED_SINCE)
        created = write_rows(writing.writer, writes, review.campaign_id, progress)
    return replace(writing.change, created=created[0] if len(created) == 1 else None)


def refuse_wrong(review: ImportReview, *, skip_errors: bool) -> None:
    """CensusError when a review cannot be applied: an obstacle, or wrong lines that are not to be skipped."""
    if review.obstacle:
        raise CensusError(review.obstacle)
    wrong = review.wrong
    if wrong and not skip_errors:
        first = " ".join(map(_told, wrong[:_WRONG_SHOWN]))
        more = "" if len(wrong) <= _WRONG_SHOWN else " …"
        lines = "1 ligne est à corriger" if len(wrong) == 1 else f"{len(wrong)} lignes sont à corriger"
        raise CensusError(
            f"Rien n’a été importé : {lines}. {first}{more} Corrigez le fichier, ou laissez ces lignes de "
            "côté (--skip-errors)."
        )


def as_json(review: ImportReview) -> dict[str, Any]:
    """The review as ``census-app import records --json`` prints it."""
    rows = [
        {
            "row": row.row,
            "status": row.status,
            "name": row.name,
            "commune": row.commune,
            "problems": [{"column": each.column, "message": each.message} for each in row.problems],
        }
        for row in review.rows
    ]
    return {"rows": rows, "counts": review.counts}


def _up_to_date(inventory: Inventory, review: ImportReview) -> ImportReview:
    with inventory.read() as connection:
        if bulk.stamp(connection) == review.stamp:
            return review
    again = review_file(inventory, review.path, review.campaign_id)
    if again.verdicts != review.verdicts:
        raise CensusError(_CHANGED_SINCE)
    return again


def _obstacle(review: ImportReview, campaign: Campaign | None) -> str:
    """Why nothing can be written, whatever the lines."""
    writes = [row.write for row in review.rows if row.write]
    annual = any(write.annual or write.values for write in writes)
    if campaign is None:
        return (
            "Le fichier contient des données annuelles (recensement, cycle de vie, indicateurs) et aucune "
            "campagne n’est ouverte : ouvrez-en une (census-app campaign open ANNÉE)."
            if annual
            else ""
        )
    adds = any(row.status == NEW for row in review.rows)
    if campaign.state != OPEN and (annual or adds):
        state = STATE_LABELS[campaign.state]
        return f"La campagne {campaign.year} est {state} : rouvrez-la, ou choisissez-en une autre."
    return ""


def _told(row: RowReview) -> str:
    problem = next((problem for problem in row.problems if problem.is_error), None)
    return f"Ligne {row.row}, {problem.column} : {problem.message}" if problem else f"Ligne {row.row}."


def _tables(path: Path) -> tuple[Table, ...]:
    """The file's tables; what our own CSV export guards against formulas is read as it was."""
    tables = read_tables(Path(path))
    if Path(path).suffix.lower() != ".csv":
        return tables
    return tuple(
        replace(
            table,
            rows=tuple(
                tuple(disarmed(cell) if isinstance(cell, str) else cell for cell in row) for row in table.rows
            ),
        )
        for table in tables
    )
