"""`export answers`: the answers to a questionnaire, all its versions together."""

from __future__ import annotations

from pathlib import Path

import click

from census_app.cli.options import inventory_option, opened, require_workbook


@click.command()
@click.argument("out", metavar="SORTIE.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--form",
    "form_id",
    required=True,
    metavar="IDENTIFIANT",
    help="Le questionnaire, par exemple initiative.",
)
@click.option(
    "--campaign", "year", type=int, metavar="ANNÉE", help="Une campagne seule (par défaut : toutes)."
)
@inventory_option
def answers(out: Path, form_id: str, year: int | None, inventory_path: Path | None) -> None:
    """Écrit les réponses des entretiens dans un classeur, toutes versions du questionnaire ensemble."""
    from census_app.services import answer_tables, campaigns

    require_workbook(out)
    with opened(inventory_path) as inventory:
        campaign_id = None if year is None else campaigns.of_year(inventory, year).id
        answer_tables.write(inventory, form_id, out, campaign_id)
    click.echo(f"Réponses écrites : {out}")
