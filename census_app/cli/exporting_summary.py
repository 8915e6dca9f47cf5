"""`export summary`: the workbook as it is wanted, or its figures as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from census_app.cli.options import (
    campaign_option,
    inventory_option,
    json_option,
    opened,
    print_json,
    require_workbook,
)
from census_app.services import campaigns, perimeters

if TYPE_CHECKING:
    from census_app.services.inventories import Inventory
    from census_app.services.summary import Attribution
    from census_app.services.workbook_options import WorkbookOptions


@click.command()
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
@click.option(
    "--sheets",
    "named",
    default=None,
    metavar="FEUILLES",
    help="Les feuilles voulues, entre virgules (synthese,economie,valeurs) ; par défaut : toutes.",
)
@click.option(
    "--language",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    help="La langue des libellés (indicateurs, listes, champs).",
)
@click.option("--contacts", is_flag=True, help="Ajouter les contacts, qui sont des données personnelles.")
@click.option(
    "--public",
    is_flag=True,
    help="La version à publier : chiffres trop précis masqués, seules les fiches qui l'acceptent nommées.",
)
@inventory_option
@json_option
def summary(
    out: Path | None,
    year: int | None,
    spec: str,
    attribution: Attribution,
    named: str | None,
    language: str,
    inventory_path: Path | None,
    *,
    contacts: bool,
    public: bool,
    as_json: bool,
) -> None:
    """Écrit le classeur de synthèse par commune ; avec --json, imprime les mêmes chiffres."""
    from census_app.services.workbook_options import WorkbookOptions, sheet_keys

    if out is None and not as_json:
        raise click.UsageError("Donnez le nom du classeur à écrire (SORTIE.xlsx), ou demandez --json.")
    if out is not None:
        require_workbook(out)
    asked = None if named is None else [name for name in map(str.strip, named.split(",")) if name]
    sheets = None if asked is None else sheet_keys(asked, public=public)
    with opened(inventory_path) as inventory:
        campaign = campaigns.of_year(inventory, year)
        perimeter = perimeters.find(inventory, spec or campaign.perimeter)
        options = WorkbookOptions(perimeter, attribution, sheets, language, contacts, public)
        if out is not None:
            _write(inventory, out, campaign.id, options)
        if as_json:
            _print(inventory, campaign.id, options)
        else:
            click.echo(f"Classeur écrit : {out}")


def _write(inventory: Inventory, out: Path, campaign_id: int, options: WorkbookOptions) -> None:
    from census_app.services.exports import export_summary

    for warning in export_summary(inventory, out, campaign_id, options).warnings:
        click.echo(warning, err=True)


def _print(inventory: Inventory, campaign_id: int, options: WorkbookOptions) -> None:
    from census_app.reports.as_json import as_json
    from census_app.services.publishing import public_summary
    from census_app.services.summary import summary as computed

    figures = public_summary if options.public else computed
    print_json(as_json(figures(inventory, campaign_id, options.perimeter, options.attribution)))
