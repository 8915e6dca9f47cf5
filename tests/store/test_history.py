"""Every change is in the history, and any of them can be put back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from census_app.errors import CensusError
from census_app.store import history, tables, undo
from census_app.store.inventory import Inventory
from census_app.store.opening import create_inventory


@pytest.fixture
def inventory(tmp_path: Path) -> Iterator[Inventory]:
    made = create_inventory(tmp_path / "h.recensement", lambda code: f"Commune {code}", who="Camille")
    yield made
    made.close()


def _add(inventory: Inventory, name: str) -> int:
    with inventory.write("Fiche créée") as writing:
        return writing.writer.insert(tables.record, {"kind": "initiative", "name": name, "commune": "44051"})


def _name(inventory: Inventory, record: int) -> str | None:
    with inventory.read() as connection:
        return connection.execute(select(tables.record.c.name).where(tables.record.c.id == record)).scalar()


def test_a_change_says_who_when_what_from_and_to(inventory: Inventory) -> None:
    record = _add(inventory, "AMAP")
    with inventory.write("Nom") as writing:
        writing.writer.update(tables.record, record, {"name": "AMAP du Don", "types": ("AMAP",)})
    with inventory.read() as connection:
        newest = history.of_record(connection, record)[:2]
    assert {(line.who, line.label, line.field, line.before, line.after) for line in newest} == {
        ("Camille", "Nom", "name", "AMAP", "AMAP du Don"),
        ("Camille", "Nom", "types", (), ("AMAP",)),
    }


def test_writing_the_same_thing_is_no_change(inventory: Inventory) -> None:
    record = _add(inventory, "AMAP")
    with inventory.write("Nom") as writing:
        writing.writer.update(tables.record, record, {"name": "AMAP", "website": ""})
    assert not writing.change


def test_undo_then_undo_the_undo(inventory: Inventory) -> None:
    record = _add(inventory, "AMAP")
    with inventory.write("Nom") as renaming:
        renaming.writer.update(tables.record, record, {"name": "AMAP du Don"})
    with inventory.write("Annuler") as undoing:
        undo.undo(undoing.writer, renaming.change.id or 0)
    assert _name(inventory, record) == "AMAP"
    with inventory.write("Rétablir") as redoing:
        undo.undo(redoing.writer, undoing.change.id or 0)
    assert _name(inventory, record) == "AMAP du Don"


def test_undoing_a_removal_brings_back_the_very_row(inventory: Inventory) -> None:
    record = _add(inventory, "AMAP")
    with inventory.write("Lieu") as adding:
        site = adding.writer.insert(
            tables.site, {"record_id": record, "commune": "44051", "share": Decimal("33.3")}
        )
    with inventory.read() as connection:
        before = connection.execute(tables.site.select()).first()
    with inventory.write("Retrait") as removing:
        removing.writer.delete(tables.site, site)
    with inventory.write("Annuler") as undoing:
        undo.undo(undoing.writer, removing.change.id or 0)
    with inventory.read() as connection:
        assert connection.execute(tables.site.select()).first() == before


def test_what_was_changed_since_is_not_undone(inventory: Inventory) -> None:
    record = _add(inventory, "AMAP")
    with inventory.write("Nom") as first:
        first.writer.update(tables.record, record, {"name": "AMAP du Don"})
    with inventory.write("Nom") as second:
        second.writer.update(tables.record, record, {"name": "AMAP de Jans"})
    with pytest.raises(CensusError, match="modifié depuis"), inventory.write("Annuler") as undoing:
        undo.undo(undoing.writer, first.change.id or 0)
    assert _name(inventory, record) == "AMAP de Jans"


def test_a_removed_rows_id_is_never_given_again(inventory: Inventory) -> None:
    record = _add(inventory, "AMAP")
    with inventory.write("Lieu") as writing:
        first = writing.writer.insert(tables.site, {"record_id": record})
        writing.writer.delete(tables.site, first)
        assert writing.writer.insert(tables.site, {"record_id": record}) > first


def test_a_transaction_that_fails_changes_nothing(inventory: Inventory) -> None:
    def break_down() -> None:
        with inventory.write("Fiche") as writing:
            writing.writer.insert(tables.record, {"kind": "initiative", "name": "AMAP"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_down()
    with inventory.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM change").scalar() == 0


def test_the_search_follows_the_records(inventory: Inventory) -> None:
    record = _add(inventory, "Échange de savoirs")

    def found(words: str) -> int:
        with inventory.read() as connection:
            query = "SELECT count(*) FROM record_search WHERE record_search MATCH ?"
            return int(connection.exec_driver_sql(query, (words,)).scalar() or 0)

    assert found("echan*") == 1
    assert found("44051") == 1
    with inventory.write("Nom") as writing:
        writing.writer.update(tables.record, record, {"name": "Recyclerie"})
    assert found("echan*") == 0
    assert found("recyc*") == 1
