"""Campaigns: `campaign open`, `campaign close`, `campaign list`."""

from __future__ import annotations

from pathlib import Path

import click

from census_app.cli.options import inventory_option, json_option, opened, print_json
from census_app.domain.campaigns import STATE_LABELS
from census_app.services import campaigns


@click.group()
def campaign() -> None:
    """Ouvre, ferme et liste les campagnes annuelles."""


@campaign.command("open")
@click.argument("year", metavar="ANNÉE", type=int)
@click.option(
    "--perimeter", default="", metavar="PÉRIMÈTRE", help="Par défaut : le territoire de l'inventaire."
)
@inventory_option
def open_(year: int, perimeter: str, inventory_path: Path | None) -> None:
    """Ouvre la campagne d'une année."""
    with opened(inventory_path, write=True) as inventory:
        campaigns.open_campaign(inventory, year, perimeter)
    click.echo(f"Campagne {year} ouverte.")


@campaign.command("close")
@click.argument("year", metavar="ANNÉE", type=int)
@inventory_option
def close(year: int, inventory_path: Path | None) -> None:
    """Clôt la campagne d'une année."""
    with opened(inventory_path, write=True) as inventory:
        campaigns.close(inventory, campaigns.of_year(inventory, year).id)
    click.echo(f"Campagne {year} close.")


@campaign.command("list")
@inventory_option
@json_option
def list_(inventory_path: Path | None, as_json: bool) -> None:
    """Liste les campagnes, la plus récente d'abord."""
    with opened(inventory_path) as inventory:
        every = campaigns.every(inventory)
    if as_json:
        print_json(
            [
                {"year": each.year, "state": each.state, "perimeter": each.perimeter, "uuid": each.uuid}
                for each in every
            ]
        )
    elif not every:
        click.echo("Aucune campagne.")
    for each in () if as_json else every:
        click.echo(f"{each.year}  {STATE_LABELS[each.state]}  {each.perimeter}")


COMMANDS = (campaign,)
