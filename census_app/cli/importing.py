"""Bringing data in: `import records`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from census_app.cli.fillable import filled
from census_app.cli.interviews import interviews
from census_app.cli.options import campaign_option, inventory_option, json_option, opened, print_json
from census_app.errors import CensusError
from census_app.services import campaigns

if TYPE_CHECKING:
    from census_app.exchange.review import ImportReview
    from census_app.services.inventories import Inventory


@click.group("import")
def import_() -> None:
    """Importe des fiches, ou des questionnaires remplis."""


@import_.command()
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@campaign_option
@click.option("--dry-run", is_flag=True, help="Montrer ce qui changerait, sans rien écrire.")
@click.option("--skip-errors", is_flag=True, help="Laisser de côté les lignes fausses, importer les autres.")
@inventory_option
@json_option
def records(
    file: Path,
    year: int | None,
    dry_run: bool,
    skip_errors: bool,
    inventory_path: Path | None,
    as_json: bool,
) -> None:
    """Importe initiatives et réseaux depuis un fichier xlsx, xls, ods ou csv.

    Les colonnes portent les codes des champs (name, commune, E02…) ou leurs noms français.
    """
    from census_app.services import importing

    with opened(inventory_path, write=not dry_run) as inventory:
        review = importing.review_file(inventory, file, _campaign(inventory, year))
        if as_json:
            print_json(importing.as_json(review))
        elif dry_run:
            _show(review)
        if dry_run:
            return
        importing.apply(inventory, review, skip_errors=skip_errors)
    if not as_json:
        click.echo(f"Import fait. {_told(review)}")


def _campaign(inventory: Inventory, year: int | None) -> int | None:
    """The campaign named, or the newest; None in an inventory that has none yet."""
    if year is None and not campaigns.every(inventory):
        return None
    return campaigns.of_year(inventory, year).id


def _show(review: ImportReview) -> None:
    from census_app.exchange.review import STATUS_LABELS

    for notice in review.notices:
        click.echo(f"! {notice}")
    for row in review.rows:
        click.echo(f"ligne {row.row}  {STATUS_LABELS[row.status]}  {row.name}")
        for problem in row.problems:
            click.echo(f"    {problem.column} : {problem.message}")
    click.echo(_told(review))
    if review.obstacle:
        raise CensusError(review.obstacle)


def _told(review: ImportReview) -> str:
    from census_app.exchange.review import STATUS_LABELS

    counted = [(review.counts[status], label) for status, label in STATUS_LABELS.items()]
    return ", ".join(f"{count} {_plural(label, count)}" for count, label in counted if count) + "."


def _plural(label: str, count: int) -> str:
    """« inchangée » of one line, « inchangées » of several; « en double » of any."""
    return label if count == 1 or " " in label else f"{label}s"


import_.add_command(filled)
import_.add_command(interviews)

COMMANDS = (import_,)
