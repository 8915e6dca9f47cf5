"""Bringing a file's schema to the program's: Alembic, configured in code."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text

from census_app import paths
from census_app.errors import CensusError
from census_app.store.inventory import make_engine


def head() -> str:
    """The revision this program writes: the last of the shipped migrations, numbered in order."""
    numbers = [
        match[1] for file in _versions().iterdir() if (match := re.match(r"(\d{4})_\w+\.py$", file.name))
    ]
    return max(numbers)


def is_newer(revision: str) -> bool:
    """Whether a file was written by a later program than this one."""
    return not revision.isdigit() or int(revision) > int(head())


def upgrade(engine: Engine) -> None:
    """Run the migrations that the file behind ``engine`` still needs, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def migrate_file(path: Path, revision: str) -> Path:
    """Copy an older file aside, migrate it, check it; returns the copy.

    CensusError, the file as it was, when the migration or the check fails.
    """
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    copy = path.with_name(f"{path.stem}.version-{revision}.{stamp}{path.suffix}")
    _checkpoint(path)
    shutil.copy2(path, copy)
    engine = make_engine(path, mode="rw")
    try:
        upgrade(engine)
        problems = integrity_problems(engine)
    except Exception as error:
        engine.dispose()
        _put_back(copy, path)
        raise CensusError(
            f"« {path.name} » n’a pas pu être mis à jour ({error}). Le fichier est resté tel qu’il était."
        ) from error
    engine.dispose()
    if problems:
        _put_back(copy, path)
        raise CensusError(
            f"« {path.name} » n’a pas pu être mis à jour : {problems[0]}. Il est resté tel qu’il était."
        )
    return copy


def integrity_problems(engine: Engine) -> list[str]:
    """What SQLite finds wrong with pages, indexes and references, in its own words; empty when sound."""
    with engine.connect() as connection:
        pages = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
        references = [
            f"{row[0]} {row[1]} : référence perdue vers {row[2]}"
            for row in connection.execute(text("PRAGMA foreign_key_check"))
        ]
    return [line for line in pages if line != "ok"] + references


def _versions() -> Path:
    return paths.migrations() / "versions"


def _checkpoint(path: Path) -> None:
    """Bring a journal left beside the file back into it, so that a copy of the file is whole."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_back(copy: Path, path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    shutil.copy2(copy, path)
