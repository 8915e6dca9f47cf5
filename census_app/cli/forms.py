"""Questionnaires: `form check` finds every fault of an XLSForm, `form play` fills one without a screen."""

from __future__ import annotations

from pathlib import Path

import click

from census_app.cli.comparing import compare
from census_app.cli.documents import read_document
from census_app.cli.fillable import fillable
from census_app.cli.options import json_option, print_json
from census_app.cli.printing import print_form


@click.group()
def form() -> None:
    """Vérifie et essaie un questionnaire (XLSForm)."""


@form.command()
@click.argument("path", metavar="QUESTIONNAIRE", type=click.Path(path_type=Path))
@json_option
def check(path: Path, as_json: bool) -> int:
    """Liste toutes les fautes d'un questionnaire, avec leur feuille, leur ligne et leur colonne."""
    from census_app.forms import check_form
    from census_app.services.targets import targets

    problems = check_form(path, targets())
    if as_json:
        print_json(
            [
                {
                    "code": each.code,
                    "sheet": each.sheet,
                    "row": each.row,
                    "column": each.column,
                    "message": each.message,
                }
                for each in problems
            ]
        )
    elif problems:
        for each in problems:
            click.echo(f"{each.place} : {each.message}" if each.place else each.message)
    else:
        click.echo(f"{path.name} : aucune faute.")
    if problems:
        click.echo(f"{len(problems)} faute(s) dans {path.name}.", err=True)
    return 1 if problems else 0


@form.command()
@click.argument("path", metavar="QUESTIONNAIRE", type=click.Path(path_type=Path))
@click.argument("answers", metavar="RÉPONSES.json", type=click.Path(path_type=Path))
@click.option("--language", help="La langue des libellés (par défaut : celle du questionnaire).")
@click.option("--trace", is_flag=True, help="L'état avant la première étape et après chacune.")
@json_option
def play(path: Path, answers: Path, language: str | None, trace: bool, as_json: bool) -> None:
    """Remplit un questionnaire sans écran, à partir d'étapes ou de réponses en JSON."""
    from census_app.forms import load_form
    from census_app.forms.play import play as play_steps

    played = play_steps(load_form(path), read_document(answers), language=language, trace=trace)
    if as_json or trace:
        print_json(played)
        return
    for node_path, node in played["nodes"].items():
        if node["relevant"] and node["label"]:
            remark = f"   ! {node['message']}" if node["message"] else ""
            click.echo(f"{node_path}: {node['value']}{remark}")
    for problem in played["problems"]:
        click.echo(f"? étape {problem['step']} : {problem['message']}")


@form.command()
@click.argument("questionnaire", metavar="QUESTIONNAIRE")
@click.argument("out", metavar="SORTIE.xlsx", type=click.Path(path_type=Path))
def workbook(questionnaire: str, out: Path) -> None:
    """Écrit un questionnaire en classeur XLSForm : initiative, reseau, participant, ou un fichier."""
    from census_app.services.questionnaire_workbooks import shipped, write_questionnaire

    write_questionnaire(shipped(questionnaire) or Path(questionnaire), out)
    click.echo(f"Questionnaire écrit : {out}")


form.add_command(compare)
form.add_command(fillable)
form.add_command(print_form)

COMMANDS = (form,)
