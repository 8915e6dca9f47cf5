"""The inventory file: the example, a new one, its integrity, its copies; pictures of the screens."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from census_app.cli.options import chosen_path, inventory_option, json_option, opened, print_json
from census_app.domain.perimeters import perimeter_of
from census_app.services import inventories


@click.command()
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path, file_okay=False))
@json_option
def demo(folder: Path, as_json: bool) -> None:
    """Construit l'inventaire d'exemple et son classeur de synthèse dans DOSSIER."""
    from census_app.services import demo as example

    made = example.build(folder)
    if as_json:
        print_json({"inventory": str(made.inventory), "workbook": str(made.workbook)})
        return
    click.echo(f"Inventaire d'exemple : {made.inventory}")
    click.echo(f"Classeur de synthèse : {made.workbook}")


@click.command()
@click.option(
    "--territory",
    default="pays-de-chateaubriant",
    show_default=True,
    metavar="PÉRIMÈTRE",
    help="Un périmètre livré, un EPCI (SIREN ou nom), un département, ou des codes de communes séparés "
    "par des virgules.",
)
@inventory_option
@json_option
def init(territory: str, inventory_path: Path | None, as_json: bool) -> None:
    """Crée un inventaire vide pour un territoire."""
    perimeter = perimeter_of(territory)
    inventory = inventories.create_inventory(chosen_path(inventory_path), perimeter)
    inventory.close()
    if as_json:
        print_json(
            {
                "inventory": str(inventory.path),
                "territory": perimeter.code,
                "communes": len(perimeter.communes),
            }
        )
        return
    click.echo(f"Inventaire créé : {inventory.path} ({perimeter.name}, {len(perimeter.communes)} communes)")


@click.command()
@inventory_option
@json_option
def check(inventory_path: Path | None, as_json: bool) -> int:
    """Vérifie l'intégrité du fichier de l'inventaire."""
    with opened(inventory_path) as inventory:
        problems = inventories.check(inventory)
    if as_json:
        print_json({"inventory": str(inventory.path), "problems": list(problems)})
    elif problems:
        for problem in problems:
            click.echo(problem)
    else:
        click.echo(f"{inventory.path} : aucune anomalie.")
    if problems:
        click.echo(f"{len(problems)} anomalie(s) dans {inventory.path}.", err=True)
    return 1 if problems else 0


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), metavar="DOSSIER", help="Où écrire la copie."
)
@inventory_option
@json_option
def backup(folder: Path | None, inventory_path: Path | None, as_json: bool) -> None:
    """Copie l'inventaire tel qu'il est maintenant."""
    with opened(inventory_path) as inventory:
        copy = inventories.backup(inventory, folder)
    if as_json:
        print_json({"backup": str(copy)})
    else:
        click.echo(f"Sauvegarde : {copy}")


@click.command()
@click.argument("copy", metavar="COPIE", type=click.Path(path_type=Path))
@inventory_option
@json_option
def restore(copy: Path, inventory_path: Path | None, as_json: bool) -> None:
    """Remet une copie à la place de l'inventaire ; ce qui s'y trouvait est gardé à côté."""
    target = chosen_path(inventory_path)
    aside = inventories.restore(copy, target)
    if as_json:
        print_json({"inventory": str(target), "aside": None if aside is None else str(aside)})
        return
    click.echo(f"Inventaire restauré : {target}")
    if aside is not None:
        click.echo(f"L'ancien est gardé : {aside}")


@click.command(hidden=True)
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path, file_okay=False))
@click.option("--all", "every", is_flag=True, help="Aussi en grand écran et en texte agrandi.")
@inventory_option
def screens(folder: Path, every: bool, inventory_path: Path | None) -> None:
    """Dessine chaque page, claire et sombre, dans DOSSIER (par défaut : celles de l'inventaire d'exemple)."""
    from census_app.app import render_screens

    with tempfile.TemporaryDirectory(prefix="recensement-") as temporary:
        if inventory_path is None:
            from census_app.services import demo as example

            inventory_path = example.build(Path(temporary)).inventory
        for picture in render_screens(folder, inventory_path, every=every):
            click.echo(picture)


COMMANDS = (demo, init, check, backup, restore, screens)
