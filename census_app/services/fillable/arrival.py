"""A workbook that came back, and what the inventory remembers of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.domain.campaigns import Campaign
from census_app.errors import CensusError
from census_app.services import campaigns
from census_app.services.fillable.filled import FilledSheet
from census_app.services.inventories import Inventory
from census_app.store import received

if TYPE_CHECKING:
    from census_app.store.received import KnownSheet


@dataclass(frozen=True, slots=True)
class Arrival:
    """A workbook and what is remembered of it."""

    sheet: FilledSheet
    instance: str
    digest: str
    known: KnownSheet | None

    @property
    def interview_id(self) -> int | None:
        """The draft made of it, if it is still there."""
        return None if self.known is None else self.known.interview_id

    @property
    def is_known(self) -> bool:
        """Whether the very same was received before."""
        return self.known is not None and self.known.digest == self.digest

    @property
    def before(self) -> Mapping[str, str]:
        """What it said when the draft was made."""
        return {} if self.known is None or self.known.interview_id is None else self.known.said


def arrival_of(inventory: Inventory, sheet: FilledSheet) -> Arrival:
    """A workbook is known by its own identifier; a filled copy of a blank one by what it says too."""
    said = json.dumps(sorted(sheet.said.items()), ensure_ascii=False)
    digest = hashlib.sha256(said.encode()).hexdigest()
    copy = "" if sheet.passport.record else f":{digest[:16]}"
    instance = f"feuille:{sheet.passport.sheet}{copy}"
    with inventory.read() as connection:
        return Arrival(sheet, instance, digest, received.known_sheet(connection, instance))


def campaign_of(inventory: Inventory, sheet: FilledSheet) -> Campaign:
    """The campaign that a workbook was sent for. CensusError when the inventory has no such one."""
    every = campaigns.every(inventory)
    passport = sheet.passport
    for campaign in every:
        if campaign.uuid == passport.campaign:
            return campaign
    for campaign in every:
        if str(campaign.year) == passport.year:
            return campaign
    raise CensusError(
        f"« {sheet.file_name} » a été envoyée pour la campagne {passport.year}, que cet inventaire n’a pas."
    )
