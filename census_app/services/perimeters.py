"""The perimeters one can tabulate on: those the inventory keeps, then the shipped ones."""

from __future__ import annotations

from census_app.domain.perimeters import Perimeter, load_perimeters, perimeter_of
from census_app.services.inventories import Inventory
from census_app.store import perimeters as stored
from census_app.store import settings


def available(inventory: Inventory) -> tuple[Perimeter, ...]:
    """The inventory's own perimeters first, then the shipped ones it does not hold."""
    with inventory.read() as connection:
        kept = stored.every(connection)
    codes = {perimeter.code for perimeter in kept}
    return (*kept, *(perimeter for perimeter in load_perimeters() if perimeter.code not in codes))


def find(inventory: Inventory, spec: str) -> Perimeter:
    """The perimeter that ``spec`` names: a short name, an EPCI, a département, a list of communes.

    CensusError when it names none.
    """
    for perimeter in available(inventory):
        if perimeter.code == spec:
            return perimeter
    return perimeter_of(spec)


def home_of(inventory: Inventory, campaign_id: int | None) -> frozenset[str]:
    """The INSEE codes where a commune's name is looked for first: the campaign's and the inventory's."""
    with inventory.read() as connection:
        return settings.home_of(connection, campaign_id)
