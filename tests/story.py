"""The verbs of the census, as its users say them: what most tests are told with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp

from census_app.domain.fields import FieldValue
from census_app.domain.perimeters import Perimeter, perimeter_of
from census_app.domain.records import RecordFilter
from census_app.domain.values import IndicatorValue
from census_app.forms import Filling
from census_app.services import campaigns, interviews, inventories, parts, records, values
from census_app.services.inventories import Inventory

CHATEAUBRIANT, DERVAL, ISSE, JANS, SOUDAN = "44036", "44051", "44075", "44076", "44199"
NANTES = "44109"
PAYS = "pays-de-chateaubriant"


@dataclass
class Story:
    """An inventory of the Pays de Châteaubriant with a campaign under way."""

    inventory: Inventory
    campaign: int

    @property
    def territory(self) -> Perimeter:
        return perimeter_of(PAYS)

    def add_initiative(self, name: str, commune: str | None = None, **fields: FieldValue) -> int:
        return self._add("initiative", name, commune, fields)

    def add_network(self, name: str, commune: str | None = None, **fields: FieldValue) -> int:
        return self._add("network", name, commune, fields)

    def _add(self, kind: str, name: str, commune: str | None, fields: dict[str, FieldValue]) -> int:
        status = fields.pop("status", None)
        change = records.create(
            self.inventory, kind, {"name": name, "commune": commune, **fields}, self.campaign
        )
        assert change.created is not None
        if status is not None:
            records.edit(self.inventory, change.created, {"status": status}, self.campaign)
        return change.created

    def acts_in(self, record: int, **shares: int) -> None:
        """``acts_in(recyclerie, **{"44051": 60, "44076": 40})``."""
        for commune, share in shares.items():
            parts.add(
                self.inventory, "site", {"record_id": record, "commune": commune, "share": Decimal(share)}
            )

    def says(self, record: int, **amounts: str | int) -> None:
        """``says(amap, E02="2.5", E05=12)``; a text that is no number is a reason for absence."""
        told = []
        for code, amount in amounts.items():
            try:
                told.append(IndicatorValue(code, amount=Decimal(amount), evidence="declare"))
            except ArithmeticError:
                told.append(IndicatorValue(code, absence=str(amount)))
        values.put(self.inventory, record, self.campaign, told)

    def names(self, **wanted: object) -> list[str]:
        """The names of the list, narrowed as the filters would."""
        ids = records.ids(self.inventory, RecordFilter(**wanted), self.campaign)  # type: ignore[arg-type]
        rows = records.rows(self.inventory, ids, self.campaign)
        return [rows[record_id].name for record_id in ids]

    def start_interview(self, record: int) -> tuple[int, Filling]:
        change = interviews.start(self.inventory, self.campaign, record_id=record)
        assert change.created is not None
        return change.created, interviews.open_filling(self.inventory, change.created)

    def reopen(self) -> None:
        """Close the program and open it again."""
        path = self.inventory.path
        self.inventory.close()
        self.inventory = inventories.open_inventory(path)


def begin(folder: Path, year: int = 2026) -> Story:
    """A fresh inventory in ``folder`` with the campaign of a year; a copy of one made once, to be quick."""
    return go_on(_template(year), folder, year)


def go_on(told: Path, folder: Path, year: int = 2026) -> Story:
    """A story that was told so far in an inventory, now closed; it goes on in a copy in ``folder``."""
    path = folder / "essai.recensement"
    copyfile(told, path)
    inventory = inventories.open_inventory(path, who="Camille")
    return Story(inventory, campaigns.of_year(inventory, year).id)


@cache
def _template(year: int) -> Path:
    path = Path(mkdtemp(prefix="recensement-essai-")) / "modele.recensement"
    inventory = inventories.create_inventory(path, perimeter_of(PAYS), who="Camille")
    campaigns.open_campaign(inventory, year)
    inventory.close()
    return path
