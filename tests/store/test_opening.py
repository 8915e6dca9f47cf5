"""Opening an inventory: what is refused, in what words, and that nothing is touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from census_app.errors import CensusError
from census_app.store import migrating, tables
from census_app.store.inventory import Inventory
from census_app.store.opening import InventoryBusyError, create_inventory, open_inventory


def _create(path: Path) -> Inventory:
    return create_inventory(path, str, who="Camille")


def _made(path: Path) -> bytes:
    _create(path).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pays.recensement"


def test_a_closed_inventory_is_one_file(path: Path) -> None:
    _made(path)
    assert [file.name for file in path.parent.iterdir()] == ["pays.recensement"]


def test_a_second_program_is_told_who_holds_it_and_may_read(path: Path) -> None:
    first = _create(path)
    with pytest.raises(InventoryBusyError, match=r"déjà ouvert par .* lecture seule"):
        open_inventory(path, str)
    second = open_inventory(path, str, read_only=True)
    with first.write("Fiche") as writing:
        writing.writer.insert(tables.record, {"kind": "initiative", "name": "AMAP"})
    with second.read() as connection:
        assert connection.exec_driver_sql("SELECT name FROM record").scalar() == "AMAP"
    with pytest.raises(CensusError, match="lecture seule"), second.write("Autre"):
        pass
    second.close()
    first.close()
    open_inventory(path, str).close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "n’est pas un inventaire"),
        (b"Nom;Commune\nAMAP;Derval\n" * 20, "n’est pas un inventaire"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "n’est pas un inventaire"),
    ],
)
def test_what_is_no_inventory_is_refused_and_left_alone(path: Path, content: bytes, sentence: str) -> None:
    path.write_bytes(content)
    with pytest.raises(CensusError, match=sentence):
        open_inventory(path, str)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE places (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(CensusError, match="n’est pas un inventaire"):
        open_inventory(path, str)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_truncated_inventory_is_damaged_and_left_alone(path: Path, kept: float) -> None:
    whole = _made(path)
    path.write_bytes(whole[: int(len(whole) * kept)])
    before = path.read_bytes()
    with pytest.raises(CensusError, match="endommagé"):
        open_inventory(path, str)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_scribbled_pages_are_damage(path: Path) -> None:
    whole = bytearray(_made(path))
    whole[4096:12288] = b"\xa5" * 8192
    path.write_bytes(whole)
    with pytest.raises(CensusError, match="endommagé"):
        open_inventory(path, str)
    assert path.read_bytes() == bytes(whole)


def test_a_newer_file_is_refused_in_a_sentence(path: Path) -> None:
    _made(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(CensusError, match=r"plus récente.*9999.*mettez le programme à jour"):
        open_inventory(path, str)
    assert path.read_bytes() == before


def test_a_protected_file_opens_for_reading_and_says_so(path: Path) -> None:
    _made(path)
    path.chmod(0o444)
    inventory = open_inventory(path, str)
    assert "ne peut pas être écrit" in inventory.read_only
    with pytest.raises(CensusError, match="lecture seule"), inventory.write("Fiche"):
        pass
    inventory.close()


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(CensusError, match="n’existe pas"):
        open_inventory(tmp_path / "rien.recensement", str)
    with pytest.raises(CensusError, match="dossier"):
        open_inventory(tmp_path, str)


def test_an_existing_file_is_never_created_over(path: Path) -> None:
    path.write_text("mes notes")
    with pytest.raises(CensusError, match="existe déjà"):
        _create(path)
    assert path.read_text() == "mes notes"


def test_an_older_file_is_copied_aside_migrated_and_checked(path: Path) -> None:
    _made(path)
    _as_of_first_format(path)
    before = path.read_bytes()

    with closing(open_inventory(path, str)) as inventory, inventory.read() as connection:
        assert connection.execute(select(tables.interview.c.finished_answers)).all() == []
        assert connection.execute(select(tables.submission)).all() == []

    copies = [file for file in path.parent.iterdir() if "version-0001" in file.name]
    assert [copy.read_bytes() for copy in copies] == [before]


def _as_of_first_format(path: Path) -> None:
    """Take back what the second format added."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE submission")
        connection.execute("ALTER TABLE interview DROP COLUMN finished_answers")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    before = path.read_bytes()

    def upgrade(_engine: object) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DROP TABLE need")
        raise RuntimeError("panne")

    monkeypatch.setattr(migrating, "upgrade", upgrade)
    with pytest.raises(CensusError, match="resté tel qu’il était"):
        open_inventory(path, str)
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}.lock").exists()
