"""What the commands share: which inventory, which campaign, how they print."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from census_app import paths
from census_app.errors import CensusError
from census_app.services import inventories
from census_app.services.inventories import Inventory

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Settings:
    """What was said before the command's name."""

    inventory: Path | None


def inventory_option(command: F) -> F:
    """``--inventory FICHIER``, also after the command's name."""
    return click.option(
        "--inventory",
        "inventory_path",
        type=click.Path(path_type=Path),
        metavar="FICHIER",
        help="L'inventaire (par défaut : celui de l'utilisateur).",
    )(command)


json_option = click.option("--json", "as_json", is_flag=True, help="Imprimer un document JSON.")
"""``--json``: one document for programs instead of text for people."""

campaign_option = click.option(
    "--campaign", "year", type=int, metavar="ANNÉE", help="La campagne (par défaut : la dernière)."
)


def chosen_path(path: Path | None) -> Path:
    """The inventory named after the command, before it, or else the user's own."""
    settings = click.get_current_context().find_object(Settings)
    return path or (settings.inventory if settings else None) or paths.default_inventory()


@contextmanager
def opened(path: Path | None, *, write: bool = False) -> Iterator[Inventory]:
    """The inventory for the time of a command; only writing takes the lock."""
    inventory = inventories.open_inventory(chosen_path(path), read_only=not write)
    try:
        yield inventory
    finally:
        inventory.close()


def require_workbook(out: Path) -> None:
    """Refuse another extension than that of a workbook: it would not be opened by what it is made for."""
    if out.suffix.lower() != ".xlsx":
        raise CensusError(f"« {out} » : donnez un nom de classeur en .xlsx.")


def print_json(document: Any) -> None:
    """One JSON document on the standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
