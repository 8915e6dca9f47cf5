"""What can be answered to an indicator made of choices: the list its question has in the campaign's forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from census_app.services import questionnaires
from census_app.services.inventories import Inventory

if TYPE_CHECKING:
    from census_app.forms.definition import FormDefinition, NodeDefinition


def choices_of(inventory: Inventory, campaign_id: int, indicator: str) -> tuple[tuple[str, str], ...]:
    """The (code, label) pairs that a question feeding ``indicator`` offers; empty when none lists them."""
    for kept in questionnaires.of_campaign(inventory, campaign_id):
        form = questionnaires.definition(inventory, kept.id)
        for node in form.nodes.values():
            if node.bind.save_to == indicator and node.choices:
                return _labelled(form, node)
    return ()


def _labelled(form: FormDefinition, node: NodeDefinition) -> tuple[tuple[str, str], ...]:
    """The choices with their labels, what a label computes left out."""
    pairs = []
    for choice in node.choices:
        words = choice.label.text(form.default_language)
        label = "".join(word for word in words if isinstance(word, str)).strip()
        pairs.append((choice.name, label or choice.name))
    return tuple(pairs)
