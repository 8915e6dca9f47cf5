"""Finding a record by a few letters of its name, wherever one is to be named."""

from __future__ import annotations

from census_app.gui.widgets import Option
from census_app.gui.workspace import Workspace


def find_records(workspace: Workspace, text: str) -> list[Option]:
    """What a search box proposes: the row of a record, its name, then its commune."""
    from census_app.services import records
    from census_app.services.reference import commune_name

    found = workspace.ask(records.search, text, workspace.campaign, 12)
    return [Option(row, row.name, commune_name(row.commune) if row.commune else "") for row in found]
