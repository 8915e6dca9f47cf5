"""The versions of a form that an inventory keeps, to read its submissions with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from census_app.domain.fields import is_record_field
from census_app.domain.records import INITIATIVE, NETWORK
from census_app.errors import CensusError
from census_app.exchange.submissions import FormVersions
from census_app.forms import FormDefinition
from census_app.services import questionnaires, targets
from census_app.services.interviews import FORM_OF_KIND
from census_app.services.inventories import Inventory
from census_app.services.reference import catalogue
from census_app.store import questionnaires as stored

NOT_KEPT: Final = 0
"""In the place of a questionnaire's id: a form only looked at, of which nothing can be written."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form with the versions kept of it; ``default`` is the campaign's, or else the last kept."""

    form_id: str
    title: str
    default: int
    by_version: dict[str, int]
    versions: FormVersions

    def questionnaire_of(self, version: str) -> int:
        """The id of the questionnaire that a submission of a version follows."""
        return self.by_version.get(version, self.default)

    @property
    def kind(self) -> str:
        """The kind of record that the form is about."""
        return NETWORK if self.form_id == FORM_OF_KIND[NETWORK] else INITIATIVE

    @property
    def is_about_records(self) -> bool:
        """Whether its answers go to a record; else its interviews stand alone (a participant's form)."""
        return any(_leads_to_a_record(target) for target in self.versions.default.targets())


def form_of(inventory: Inventory, form: str | int | FormDefinition, campaign_id: int) -> KeptForm:
    """A form by its id, by the id of one of its questionnaires, or as it was just read from a file.

    CensusError when none is kept.
    """
    if isinstance(form, FormDefinition):
        return KeptForm(form.form_id, form.title, NOT_KEPT, {}, FormVersions(form))
    with inventory.read() as connection:
        every = stored.every(connection)
        form_id = next((kept.form_id for kept in every if kept.id == form), str(form))
        own = [kept for kept in every if kept.form_id == form_id]
        used = stored.used_by(connection, campaign_id, form_id)
    if not own:
        known = ", ".join(dict.fromkeys(f"« {kept.form_id} »" for kept in every)) or "aucun"
        raise CensusError(
            f"L’inventaire n’a pas de questionnaire « {form} » (il connaît : {known}). Donnez son fichier."
        )
    chosen = form if isinstance(form, int) else used
    default = next((kept for kept in own if kept.id == chosen), own[0])
    by_version = {kept.version: kept.id for kept in reversed(own)} | {default.version: default.id}
    definitions = {version: _definition(inventory, kept_id) for version, kept_id in by_version.items()}
    others = frozenset(kept.form_id for kept in every) - {form_id}
    versions = FormVersions(definitions[default.version], definitions, others)
    return KeptForm(form_id, default.title, default.id, by_version, versions)


def _definition(inventory: Inventory, questionnaire_id: int) -> FormDefinition:
    return questionnaires.definition(inventory, questionnaire_id)


def _leads_to_a_record(target: str) -> bool:
    return (
        is_record_field(target)
        or catalogue().get(target) is not None
        or target in (*targets.SITE, *targets.LINK, *targets.NEED, *targets.RECOMMENDATION)
    )
