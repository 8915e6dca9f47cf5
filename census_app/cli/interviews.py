"""Answers collected on phones: `import interviews` places them in the inventory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from census_app.cli.options import campaign_option, inventory_option, json_option, opened, print_json
from census_app.domain.submissions import CHANGED, NEW, RECEIVED, UNPLACEABLE, VERDICT_LABELS
from census_app.errors import CensusError
from census_app.services import campaigns, questionnaires

if TYPE_CHECKING:
    from census_app.forms import FormDefinition
    from census_app.services.inventories import Inventory
    from census_app.services.submissions import Decision, SubmissionLine, SubmissionReview

_SEVERAL = {
    NEW: "nouvelles",
    RECEIVED: "déjà reçues",
    CHANGED: "modifiées depuis",
    UNPLACEABLE: "ne peuvent être placées",
}


@click.command()
@click.argument("form", metavar="QUESTIONNAIRE")
@click.argument("files", metavar="FICHIER…", nargs=-1, required=True, type=click.Path(path_type=Path))
@campaign_option
@click.option("--dry-run", is_flag=True, help="Montrer ce qui serait fait, sans rien écrire.")
@click.option("--create", is_flag=True, help="Créer une fiche pour les réponses qui ne ressemblent à aucune.")
@inventory_option
@json_option
def interviews(
    form: str,
    files: tuple[Path, ...],
    year: int | None,
    dry_run: bool,
    create: bool,
    inventory_path: Path | None,
    as_json: bool,
) -> int:
    """Importe des réponses d'ODK ou de KoboToolbox : XML, csv, xlsx, dossiers ou zip.

    QUESTIONNAIRE : son identifiant (initiative, reseau…) ou son fichier. Les réponses sûres deviennent des
    entretiens ; les autres attendent qu'on dise à quelle fiche elles vont.
    """
    from census_app.services import submissions

    with opened(inventory_path, write=not dry_run) as inventory:
        campaign = campaigns.of_year(inventory, year)
        chosen = _form(inventory, form, keep=not dry_run)
        review = submissions.review(
            inventory, chosen, files, campaign.id, progress=_teller("Lecture des réponses")
        )
        made = review.orphans if create else ()
        decisions: dict[str, Decision] = {line.instance_id: submissions.CREATE for line in made}
        tell = _teller("Écriture des entretiens")
        change = None if dry_run else submissions.apply(inventory, review, decisions, progress=tell)
    if as_json:
        print_json(_as_json(review, decisions, written=bool(change)))
    else:
        _show(review, decisions, done=not dry_run)
    for each in review.refused:
        row = "" if each.row is None else f", ligne {each.row}"
        click.echo(f"« {each.source} »{row} : {each.reason}", err=True)
    if dry_run and review.obstacle:
        raise CensusError(review.obstacle)
    return 1 if review.refused else 0


def _form(inventory: Inventory, form: str, *, keep: bool) -> str | int | FormDefinition:
    """The form of the answers: the id of one that is kept, or a file, which is kept first."""
    path = Path(form)
    if any(line.questionnaire.form_id == form for line in questionnaires.every(inventory)):
        return form
    if not path.suffix and not path.exists():
        return form
    if keep:
        return questionnaires.keep(inventory, path)
    seen = questionnaires.look(inventory, path)
    if seen.known is not None:
        return seen.known
    if seen.definition is None or seen.problems:
        raise CensusError(f"« {path} » n’est pas un questionnaire juste : {seen.problems[0].message}")
    return seen.definition


def _teller(words: str) -> Callable[[int, int], None] | None:
    """Says how far the work is on one line of a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        click.echo(f"\r{words} : {done}/{total}\033[K" + "\r\033[K" * (done >= total), err=True, nl=False)

    return tell


def _as_json(review: SubmissionReview, decisions: dict[str, Decision], *, written: bool) -> dict[str, Any]:
    lines = [
        {
            "instance": line.instance_id,
            "source": line.source,
            "row": line.row,
            "verdict": line.verdict,
            "name": line.name,
            "commune": line.commune,
            "decision": decisions.get(line.instance_id, line.decision),
            "reason": line.reason,
            "finished": line.is_complete,
            "candidates": [asdict(candidate) for candidate in line.candidates],
            "missing": list(line.missing),
            "problems": [asdict(problem) for problem in line.problems],
        }
        for line in review.lines
    ]
    refused = [asdict(each) for each in review.refused]
    return {"submissions": lines, "refused": refused, "counts": dict(review.counts), "written": written}


def _show(review: SubmissionReview, decisions: dict[str, Decision], *, done: bool) -> None:
    for line in review.lines:
        if line.is_pending:
            _show_line(line, decisions.get(line.instance_id, line.decision))
    counts = [(count, verdict) for verdict, count in review.counts.items() if count]
    counted = ", ".join(
        f"{count} {(_SEVERAL if count > 1 else VERDICT_LABELS)[verdict]}" for count, verdict in counts
    )
    click.echo(f"Réponses : {counted}." if counted else "Aucune réponse.")
    left = sum(decisions.get(line.instance_id, line.decision) is None for line in review.to_decide)
    if left and done:
        click.echo(f"En attente d’une fiche : {left}.")


def _show_line(line: SubmissionLine, decision: Decision) -> None:
    place = line.source if line.row is None else f"{line.source}, ligne {line.row}"
    click.echo(
        f"{line.name or line.instance_id} ({place}) : {VERDICT_LABELS[line.verdict]}, {_fate(line, decision)}"
    )
    if line.reason:
        click.echo(f"    {line.reason}")
    for candidate in line.candidates if decision is None else ():
        click.echo(f"    ? {candidate.name} ({candidate.commune or 'sans commune'}) : {candidate.why}")
    for problem in line.problems:
        click.echo(f"    {problem.label or problem.path} : « {problem.text} ». {problem.reason}")
    if line.missing:
        click.echo(f"    Réponses attendues encore : {len(line.missing)} (« {line.missing[0]} »…).")


def _fate(line: SubmissionLine, decision: Decision) -> str:
    if decision is None:
        return "attend une fiche"
    where = {"create": "nouvelle fiche", "alone": "sans fiche"}.get(str(decision), "fiche trouvée")
    return f"{where}, {'entretien terminé' if line.is_complete else 'brouillon'}"
