"""`form compare`: what changed between two versions of a questionnaire."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from census_app.cli.options import json_option, print_json

_TITLES = {
    "added": "Ajouté",
    "removed": "Retiré",
    "reworded": "Reformulé",
    "choices": "Choix",
    "type": "Type de réponse",
    "rules": "Règles",
    "moved": "Déplacé",
}


@click.command()
@click.argument("before", metavar="AVANT")
@click.argument("after", metavar="APRÈS")
@json_option
def compare(before: str, after: str, as_json: bool) -> None:
    """Dit ce qui change d'un questionnaire à un autre : deux fichiers, ou ceux livrés par leur nom."""
    from census_app.forms import load_form
    from census_app.forms.difference import compare as differences
    from census_app.services.questionnaire_workbooks import shipped

    found = differences(*(load_form(shipped(name) or Path(name)) for name in (before, after)))
    if as_json:
        print_json([asdict(each) for each in found])
        return
    for each in found:
        where = f"{each.section} › {each.label}" if each.section else each.label
        click.echo(f"{_TITLES[each.kind]} : {where}")
        if each.before:
            click.echo(f"  avant : {each.before}")
        if each.after:
            click.echo(f"  après : {each.after}")
    if not found:
        click.echo("Aucune différence.")
