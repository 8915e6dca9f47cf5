"""Taking data out: `export summary`, `export records`, `export answers`."""

from __future__ import annotations

from pathlib import Path

import click

from census_app.cli.exporting_answers import answers
from census_app.cli.exporting_summary import summary
from census_app.cli.options import campaign_option, inventory_option, opened, require_workbook
from census_app.services import campaigns


@click.group()
def export() -> None:
    """Exporte la synthèse, les fiches ou les réponses."""


@export.command()
@click.argument("out", metavar="SORTIE", type=click.Path(path_type=Path))
@campaign_option
@inventory_option
def records(out: Path, year: int | None, inventory_path: Path | None) -> None:
    """Écrit les fiches dans un fichier csv, xlsx ou geojson, selon son extension."""
    from census_app.services.record_exports import export_records

    with opened(inventory_path) as inventory:
        campaign = (
            None if year is None and not campaigns.every(inventory) else campaigns.of_year(inventory, year)
        )
        count = export_records(inventory, out, campaign.id if campaign else None)
    click.echo(f"{count} fiches écrites : {out}")


@export.command()
@click.argument("out", metavar="SORTIE.xlsx", type=click.Path(path_type=Path))
def template(out: Path) -> None:
    """Écrit un classeur vide à remplir puis à importer, avec ses listes de choix."""
    from census_app.services.record_exports import export_template

    require_workbook(out)
    export_template(out)
    click.echo(f"Modèle écrit : {out}")


export.add_command(summary)
export.add_command(answers)

COMMANDS = (export,)
