"""The migrations build exactly the tables that the program uses."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from census_app.store import tables
from census_app.store.opening import create_inventory


def test_the_migrated_file_has_the_tables_of_the_program(tmp_path: Path) -> None:
    inventory = create_inventory(tmp_path / "neuf.recensement", str)

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name is None or not name.startswith("record_search")

    with inventory.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": ours, "compare_type": True, "target_metadata": tables.metadata}
        )
        assert compare_metadata(context, tables.metadata) == []
    inventory.close()
