"""The communes offered: those of the territory first, then those of its départements."""

from __future__ import annotations

from census_app.gui.workspace import Workspace
from census_app.services import inventories
from census_app.services.perimeters import find
from census_app.services.reference import commune_name, gazetteer


def communes(workspace: Workspace) -> list[tuple[str, str]]:
    """(code, name) of each; empty when the inventory has no territory."""
    territory = workspace.ask(inventories.info).territory
    home = workspace.ask(find, territory).communes if territory else ()
    known = gazetteer()
    near = sorted({commune.departement for code in home if (commune := known.get(code))})
    around = [
        (commune.code, commune.name)
        for code in near
        for commune in known.in_departement(code)
        if commune.code not in home
    ]
    return [(code, commune_name(code)) for code in home] + around
