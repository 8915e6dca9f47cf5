"""What a workbook is about: a questionnaire, a campaign, and what is already known of a record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from census_app.domain.campaigns import Campaign
from census_app.domain.perimeters import Perimeter
from census_app.domain.records import Record
from census_app.errors import CensusError
from census_app.exchange.numbers import french
from census_app.services import campaigns, interviews, perimeters, questionnaires
from census_app.services.inventories import Inventory
from census_app.services.prefill import answer_text, prefill, tell_campaign
from census_app.services.reference import typology
from census_app.store import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from census_app.forms import Filling, FormDefinition, NodeDefinition
    from census_app.services.interviews import LastYear


@dataclass(frozen=True)
class Subject:
    """A questionnaire to send: to a record, or to nobody in particular (`record` None)."""

    definition: FormDefinition
    filling: Filling
    campaign: Campaign
    perimeter: Perimeter
    record: Record | None = None
    last_year: LastYear | None = None

    def known(self, path: str) -> str:
        """What is already answered at a path, where the question is asked."""
        return self._answers.get(path, "")

    @cached_property
    def _answers(self) -> dict[str, str]:
        return {state.path: state.value for state in self.filling.nodes()}

    def earlier(self, node: NodeDefinition, labels: Mapping[str, str]) -> str:
        """Last year's answer to a question, in words; empty when there is none."""
        if self.last_year is None:
            return ""
        value = self.last_year.values.get(node.bind.save_to)
        if value is not None and value.absence and value.absence != "non_demande":
            return typology().label("absence", value.absence)
        text = self.last_year.answers.get(node.name, "")
        if value is not None and not text:
            text = value.text if value.amount is None else f"{value.amount:f}"
            if value.amount is not None and labels and set(labels) <= {"oui", "non"}:
                text = answer_text(bool(value.amount))
        if labels:
            names = [text] if text in labels else text.split()
            return ", ".join(labels[name] for name in names if name in labels)
        return _french(text, node)


def subject(
    inventory: Inventory,
    *,
    questionnaire_id: int | None = None,
    definition: FormDefinition | None = None,
    record_id: int | None = None,
    campaign_id: int | None = None,
) -> Subject:
    """What is to be asked: by default the campaign's questionnaire for the kind of the record.

    CensusError: no such record, campaign or questionnaire, or nothing says which.
    """
    from census_app.forms import Filling

    campaign = campaigns.get(inventory, campaign_id) if campaign_id else campaigns.of_year(inventory, None)
    with inventory.read() as connection:
        record = records.get_record(connection, record_id, campaign.id) if record_id else None
        sites = records.sites_of(connection, record_id) if record_id else ()
    if record_id and record is None:
        raise CensusError("Cette fiche n’existe plus : choisissez-en une autre.")
    if definition is None:
        chosen = questionnaire_id or _of_kind(inventory, campaign, record)
        definition = questionnaires.definition(inventory, chosen)
    filling = Filling(definition)
    tell_campaign(filling, campaign.year)
    if record is not None:
        prefill(filling, record, sites)
    last_year = interviews.before(inventory, record.id, campaign.id) if record is not None else None
    perimeter = perimeters.find(inventory, campaign.perimeter)
    return Subject(definition, filling, campaign, perimeter, record, last_year)


def _of_kind(inventory: Inventory, campaign: Campaign, record: Record | None) -> int:
    if record is None:
        raise CensusError("Dites quel questionnaire envoyer, ou à quelle fiche.")
    wanted = interviews.FORM_OF_KIND[record.kind]
    for kept in questionnaires.of_campaign(inventory, campaign.id):
        if kept.form_id == wanted:
            return kept.id
    raise CensusError(f"La campagne {campaign.year} n’a pas de questionnaire « {wanted} ».")


def _french(text: str, node: NodeDefinition) -> str:
    """A number or a day as it is read."""
    from census_app.forms import french as words

    if node.bind.type in ("int", "decimal"):
        try:
            return french(Decimal(text))
        except ArithmeticError:
            return text
    return words.day(text) if node.bind.type == "date" else text
