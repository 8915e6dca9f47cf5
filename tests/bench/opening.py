"""Opening the inventory's file, and what the window's frame asks of it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.measure import Ground, Measure, seconds


def ours(ground: Ground) -> Sequence[float]:
    """Lock, check and open it, count what it holds."""
    from census_app.services import inventories

    def act() -> None:
        inventory = inventories.open_inventory(ground.inventory)
        assert inventories.info(inventory).initiatives
        inventory.close()

    return [seconds(act)]


MEASURES = (Measure("open", "ouvrir l’inventaire, le compter, le fermer", ours),)
