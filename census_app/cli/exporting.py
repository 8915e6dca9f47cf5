"""Taking data out: `export summary`, `export records`, `export answers`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from census_app.cli.exporting_answers import answers
from census_app.cli.options import campaign_option, inventory_option, json_option, opened, print_json
from census_app.errors import CensusError
from census_app.services import campaigns, perimeters

if TYPE_CHECKING:
    from census_app.services.summary import Attribution


@click.group()
def export() -> None:
    """Exporte la synthèse, les fiches ou les réponses."""


@export.command()
@click.argument("out", metavar="SORTIE.xlsx", type=click.Path(path_type=Path), required=False)
@campaign_option
@click.option(
    "--perimeter", "spec", default="", metavar="PÉRIMÈTRE", help="Par défaut : celui de la campagne."
)
@click.option(
    "--attribution",
    type=click.Choice(["site", "seat", "equal"]),
    default="site",
    show_default=True,
    help="Où compte une fiche : ses lieux selon leurs parts, son siège, ses lieux à parts égales.",
)
@inventory_option
@json_option
def summary(
    out: Path | None,
    year: int | None,
    spec: str,
    attribution: Attribution,
    inventory_path: Path | None,
    as_json: bool,
) -> None:
    """Écrit le classeur de synthèse par commune ; avec --json, imprime les mêmes chiffres."""
    if out is None and not as_json:
        raise click.UsageError("Donnez le nom du classeur à écrire (SORTIE.xlsx), ou demandez --json.")
    _refuse_unless_workbook(out)
    with opened(inventory_path) as inventory:
        campaign = campaigns.of_year(inventory, year)
        perimeter = perimeters.find(inventory, spec or campaign.perimeter)
        if out is not None:
            from census_app.services.exports import export_summary
            from census_app.services.workbook_options import WorkbookOptions

            options = WorkbookOptions(perimeter, attribution)
            report = export_summary(inventory, out, campaign.id, options)
            for warning in report.warnings:
                click.echo(warning, err=True)
        if as_json:
            from census_app.reports.as_json import as_json as document
            from census_app.services.summary import summary as computed

            print_json(document(computed(inventory, campaign.id, perimeter, attribution)))
        else:
            click.echo(f"Classeur écrit : {out}")


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

    _refuse_unless_workbook(out)
    export_template(out)
    click.echo(f"Modèle écrit : {out}")


def _refuse_unless_workbook(out: Path | None) -> None:
    """A workbook under another extension would not be opened by what it is made for."""
    if out is not None and out.suffix.lower() != ".xlsx":
        raise CensusError(f"« {out} » : donnez un nom de classeur en .xlsx.")


export.add_command(answers)

COMMANDS = (export,)
