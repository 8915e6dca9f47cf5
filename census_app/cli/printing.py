"""`form print`: a questionnaire as a PDF, to fill with a pen or with the answers of an interview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from census_app.cli.documents import read_document
from census_app.cli.fillable import definition_named
from census_app.cli.options import Settings, campaign_option, inventory_option, opened
from census_app.errors import CensusError

if TYPE_CHECKING:
    from census_app.forms import Filling, FormDefinition
    from census_app.forms.paper import Heading
    from census_app.services.inventories import Inventory


@click.command("print")
@click.argument("questionnaire", metavar="QUESTIONNAIRE")
@click.argument("out", metavar="SORTIE.pdf", type=click.Path(path_type=Path))
@click.option("--language", help="La langue des libellés (par défaut : celle du questionnaire).")
@click.option(
    "--answers",
    metavar="RÉPONSES.json",
    type=click.Path(path_type=Path),
    help="Des réponses à imprimer, comme pour `form play`.",
)
@click.option(
    "--interview", "number", type=int, metavar="N", help="Un entretien de l'inventaire, par son numéro."
)
@campaign_option
@inventory_option
def print_form(
    questionnaire: str,
    out: Path,
    language: str | None,
    answers: Path | None,
    number: int | None,
    year: int | None,
    inventory_path: Path | None,
) -> None:
    """Écrit un questionnaire en PDF, vierge ou rempli : initiative, reseau, participant, ou un fichier.

    Avec un inventaire, les pages portent la campagne et le territoire.
    """
    if out.suffix.lower() != ".pdf":
        raise CensusError(f"« {out} » : donnez un nom de fichier en .pdf.")
    if number is not None and answers is not None:
        raise click.UsageError("--interview et --answers ne vont pas ensemble.")
    form: FormDefinition | Filling
    if number is not None:
        with opened(inventory_path) as inventory:
            form, heading = _interview(inventory, number, questionnaire, language)
    else:
        form, heading = _blank(inventory_path, year, questionnaire)
        language = _language(form, language)
        if answers is not None:
            form = _answered(form, answers, language)
    from census_app.app import print_form as draw

    draw(form, out, heading, language)
    click.echo(f"PDF écrit : {out}")


def _blank(
    inventory_path: Path | None, year: int | None, questionnaire: str
) -> tuple[FormDefinition, Heading]:
    """The campaign's questionnaire where an inventory or a year is named, else a shipped one or a file."""
    from census_app.forms import load_form
    from census_app.forms.paper import Heading
    from census_app.services import campaigns, papers
    from census_app.services.questionnaire_workbooks import shipped

    settings = click.get_current_context().find_object(Settings)
    if inventory_path is None and year is None and (settings is None or settings.inventory is None):
        return load_form(shipped(questionnaire) or Path(questionnaire)), Heading()
    with opened(inventory_path) as inventory:
        campaign = campaigns.of_year(inventory, year)
        form = definition_named(inventory, campaign.id, questionnaire)
        return form, papers.campaign_heading(inventory, campaign.id)


def _interview(
    inventory: Inventory, number: int, questionnaire: str, language: str | None
) -> tuple[Filling, Heading]:
    """An interview with its answers, in the version of the questionnaire that it was done with."""
    from census_app.services import interviews, papers

    interview = papers.interview_numbered(inventory, number)
    if interview.form_id != questionnaire:
        raise CensusError(
            f"L’entretien n° {number} suit le questionnaire « {interview.form_id} », pas « {questionnaire} »."
        )
    filling = interviews.open_filling(inventory, interview.id)
    chosen = _language(filling.definition, language)
    if chosen is not None:
        filling.speak(chosen)
    return filling, papers.interview_heading(inventory, interview)


def _answered(form: FormDefinition, answers: Path, language: str | None) -> Filling:
    """A form with the answers of a document; what cannot be taken is said, the rest is printed."""
    from census_app.forms.play import played

    filling, problems = played(form, read_document(answers), language)
    for each in problems:
        click.echo(f"? étape {each['step']} : {each['message']}", err=True)
    return filling


def _language(form: FormDefinition, language: str | None) -> str | None:
    """The language of the form that is meant. CensusError when it has none of that name."""
    from census_app.forms.play import spoken

    found = spoken(form, language)
    if language and found is None:
        known = ", ".join(name for name in form.languages if name) or "une seule, sans nom"
        raise CensusError(f"Ce questionnaire n’a pas la langue « {language} » (il a : {known}).")
    return found
