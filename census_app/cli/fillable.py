"""Questionnaires sent as workbooks: `form fillable` writes one, `import filled` receives what came back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from census_app.cli.options import campaign_option, inventory_option, json_option, opened, print_json
from census_app.errors import CensusError
from census_app.services import campaigns, questionnaires

if TYPE_CHECKING:
    from census_app.forms import FormDefinition
    from census_app.services.fillable.receiving import Received
    from census_app.services.inventories import Inventory

_OUTCOMES = {
    "created": "brouillon créé",
    "updated": "brouillon mis à jour",
    "unchanged": "déjà reçue, rien n’a changé",
}


@click.command()
@click.argument("questionnaire", metavar="QUESTIONNAIRE")
@click.argument("out", metavar="SORTIE.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--record", metavar="FICHE", help="À qui l’envoyer : le nom ou l’identifiant (uuid) d’une fiche."
)
@campaign_option
@inventory_option
def fillable(
    questionnaire: str, out: Path, record: str | None, year: int | None, inventory_path: Path | None
) -> None:
    """Écrit un questionnaire en classeur à remplir : initiative, reseau, participant, ou un fichier."""
    from census_app.services.fillable.whom import record_meant
    from census_app.services.fillable.writing import write_fillable

    with opened(inventory_path) as inventory:
        campaign = campaigns.of_year(inventory, year)
        path = write_fillable(
            inventory,
            out,
            definition=definition_named(inventory, campaign.id, questionnaire),
            record_id=record_meant(inventory, record) if record else None,
            campaign_id=campaign.id,
        )
    click.echo(f"Feuille à remplir écrite : {path}")


@click.command()
@click.argument("files", metavar="FICHIER…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--record", metavar="FICHE", help="La fiche dont parlent ces feuilles, si elles ne le disent pas."
)
@inventory_option
@json_option
def filled(files: tuple[Path, ...], record: str | None, inventory_path: Path | None, as_json: bool) -> int:
    """Reçoit des feuilles remplies : chacune devient un entretien en brouillon, avec ce qui est à revoir."""
    from census_app.services.fillable.receiving import receive
    from census_app.services.fillable.whom import record_meant

    document: list[dict[str, Any]] = []
    refused = 0
    with opened(inventory_path, write=True) as inventory:
        record_id = record_meant(inventory, record) if record else None
        for path in files:
            try:
                received = receive(inventory, path, record_id=record_id)
            except CensusError as refusal:
                refused += 1
                click.echo(" ".join(str(refusal).split()), err=True)
                document.append({"file": str(path), "outcome": "refused", "message": str(refusal)})
                continue
            document.append({"file": str(path), **_as_json(received)})
            if not as_json:
                _show(path, received)
    if as_json:
        print_json(document)
    return 1 if refused else 0


def definition_named(inventory: Inventory, campaign_id: int, name: str) -> FormDefinition:
    """The questionnaire of the campaign with this name, or else a file."""
    for kept in questionnaires.of_campaign(inventory, campaign_id):
        if kept.form_id == name:
            return questionnaires.definition(inventory, kept.id)
    if not Path(name).suffix:
        raise CensusError(f"La campagne n’a pas de questionnaire « {name} ».")
    from census_app.forms import load_form

    return load_form(Path(name))


def _as_json(received: Received) -> dict[str, Any]:
    return {
        "outcome": received.outcome,
        "interview": received.interview_id,
        "record": received.record_name,
        "missing": received.missing,
        "problems": [asdict(problem) for problem in received.problems],
    }


def _show(path: Path, received: Received) -> None:
    about = f" ({received.record_name})" if received.record_name else ""
    click.echo(f"{path.name}{about} : {_OUTCOMES[received.outcome]}.")
    for problem in received.problems:
        where = " ".join(filter(None, (problem.sheet, problem.cell)))
        click.echo("    " + " : ".join(filter(None, (where, problem.label, problem.message))))
    if received.missing:
        click.echo(f"    Réponses attendues encore : {received.missing}.")
