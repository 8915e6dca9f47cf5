"""Importing a spreadsheet: looked at line by line against the inventory, then written with its history.

For information: pandas reads the same workbook and writes its cells as they are, checked against nothing.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.bench.measure import CAMPAIGN, Ground, Measure, Task, seconds

FIELDS = ("name", "kind", "commune", "domain", "types", "status", "created", "email", "description", "sites")
AMOUNTS = ("E02", "E03", "E05", "E07", "E10", "E11", "E12", "S01", "S02", "S03", "S11", "N01")


def new_inventory(ground: Ground, *, rows: int) -> Sequence[float]:
    """Into an inventory that holds nothing yet."""
    from census_app.domain.perimeters import perimeter_of
    from census_app.services import campaigns, inventories

    inventory = inventories.create_inventory(
        ground.folder / "new.recensement", perimeter_of("pays-de-chateaubriant")
    )
    campaigns.open_campaign(inventory, 2025, "pays-de-chateaubriant")
    inventory.close()
    return _import(ground.folder / "new.recensement", ground, rows)


def large_inventory(ground: Ground, *, rows: int) -> Sequence[float]:
    """Into a copy of the large inventory."""
    copy = ground.folder / "large.recensement"
    shutil.copy(ground.inventory, copy)
    return _import(copy, ground, rows)


def pandas_into_tables(ground: Ground, *, rows: int) -> Sequence[float]:
    """Read by pandas, written as one table without any check."""
    import pandas as pd

    workbook = _workbook(ground.folder, rows)

    def act() -> None:
        with closing(sqlite3.connect(ground.folder / "raw.sqlite")) as connection:
            pd.read_excel(workbook).to_sql("rows", connection)

    return [seconds(act)]


def _import(path: Path, ground: Ground, rows: int) -> Sequence[float]:
    from census_app.services import importing, inventories

    workbook = _workbook(ground.folder, rows)
    inventory = inventories.open_inventory(path)

    def act() -> None:
        review = importing.review_file(inventory, workbook, CAMPAIGN)
        assert review.counts["new"] == rows, review.counts
        importing.apply(inventory, review)

    taken = seconds(act)
    inventory.close()
    return [taken]


def _workbook(folder: Path, rows: int) -> Path:
    """The spreadsheet, ten fields and a dozen figures a line."""
    from census_app.sheets.model import Column, Sheet
    from census_app.sheets.writing import write_workbook

    columns = tuple(Column(code) for code in FIELDS) + tuple(Column(code, "integer") for code in AMOUNTS)
    path = folder / "rows.xlsx"
    write_workbook(path, [Sheet("Fiches", columns, _rows(rows))])
    return path


def _rows(count: int) -> Iterator[tuple[str | int | None, ...]]:
    from census_app.domain.perimeters import perimeter_of
    from tests.bench.generate import DOMAINS, TYPES, name_of

    communes = perimeter_of("pays-de-chateaubriant").communes
    dice = random.Random(count)
    for number in range(count):
        domain, commune = dice.choice(DOMAINS), dice.choice(communes)
        yield (
            f"{name_of(dice, commune)} — équipe {number}",
            "initiative",
            commune,
            domain,
            TYPES[domain],
            "validee",
            dice.randint(1970, 2025),
            f"contact{number}@exemple.org",
            "Des voisins partagent du matériel, du temps et des savoirs.",
            f"{commune}:60;{dice.choice(communes)}:40" if number % 5 == 0 else None,
            *(dice.randint(1, 40) if dice.random() < 0.8 else None for _ in AMOUNTS),
        )


def _into(task: Callable[..., Sequence[float]], rows: int) -> Task:
    return partial(task, rows=rows)


PEER = "pandas, sans contrôle"
MEASURES = (
    *(
        Measure(
            f"import-{rows}",
            f"importer {rows} lignes".replace("0000", "0 000"),
            _into(new_inventory, rows),
            {PEER: _into(pandas_into_tables, rows)},
        )
        for rows in (500, 10_000)
    ),
    Measure("import-large", "importer 500 lignes dans le grand inventaire", _into(large_inventory, 500)),
)
