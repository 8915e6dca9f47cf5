"""What can be answered to an indicator made of choices: the list its question has in the campaign's forms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from census_app.services import questionnaires
from census_app.services.inventories import Inventory

if TYPE_CHECKING:
    from census_app.forms import FormDefinition


def choices_of(inventory: Inventory, campaign_id: int, indicator: str) -> tuple[tuple[str, str], ...]:
    """The (code, label) pairs that a question feeding ``indicator`` offers; empty when none lists them."""
    for kept in questionnaires.of_campaign(inventory, campaign_id):
        form = questionnaires.definition(inventory, kept.id)
        if indicator in form.targets() and (offered := _offered(form, indicator)):
            return offered
    return ()


@lru_cache(maxsize=32)
def _offered(form: FormDefinition, indicator: str) -> tuple[tuple[str, str], ...]:
    """What the form offers before any answer is given."""
    from census_app.forms import Filling

    for node in Filling(form).nodes():
        if node.save_to == indicator and node.choices:
            return tuple((choice.name, choice.label) for choice in node.choices)
    return ()
