"""Searching as one types: the first lines for each beginning of a word, in the search box and in the list.

The peer asks for the same lines with LIKE on a folded column, as programs without a full text index do.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial

from tests.bench.measure import CAMPAIGN, Ground, Measure, seconds

KEYSTROKES = 200
PROPOSED = 12
SHOWN = 200
PEER = "LIKE sur une colonne repliée"


def typed(ground: Ground) -> list[str]:
    """What is typed: one or two words of names of the inventory, a letter at a time."""
    with closing(sqlite3.connect(ground.inventory)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM record WHERE id % 97 = 0")]
    dice = random.Random(KEYSTROKES)
    found: list[str] = []
    while len(found) < KEYSTROKES:
        words = [word for word in dice.choice(names).split() if len(word) > 2]
        text = " ".join(dice.sample(words, dice.randint(1, 2)))
        found += [text[:length] for length in range(1, len(text) + 1)]
    return found[:KEYSTROKES]


def search_box(ground: Ground) -> Sequence[float]:
    """The lines that the search box proposes."""
    from census_app.services import inventories, records

    inventory = inventories.open_inventory(ground.inventory)
    found = _each(typed(ground), lambda text: records.search(inventory, text, CAMPAIGN, PROPOSED))
    inventory.close()
    return found


def list_filter(ground: Ground) -> Sequence[float]:
    """The list of initiatives, narrowed to what is typed: all the ids, then the lines on the screen."""
    from census_app.domain.records import RecordFilter
    from census_app.services import inventories, records

    inventory = inventories.open_inventory(ground.inventory)

    def act(text: str) -> None:
        ids = records.ids(inventory, RecordFilter(kind="initiative", text=text), CAMPAIGN)
        records.rows(inventory, ids[:SHOWN], CAMPAIGN)

    found = _each(typed(ground), act)
    inventory.close()
    return found


def like_box(ground: Ground) -> Sequence[float]:
    """The same number of lines with LIKE."""
    with closing(sqlite3.connect(ground.inventory)) as connection:
        return _each(typed(ground), partial(_like, connection, f"ORDER BY record.id LIMIT {PROPOSED}"))


def like_list(ground: Ground) -> Sequence[float]:
    """The whole list with LIKE, its lines read at once."""
    order = "AND record.kind = 'initiative' ORDER BY record.folded_name, record.id"
    with closing(sqlite3.connect(ground.inventory)) as connection:
        return _each(typed(ground), partial(_like, connection, order))


def _like(connection: sqlite3.Connection, end: str, text: str) -> None:
    """Read the lines whose folded name holds every word typed."""
    from census_app.domain.text import fold

    words = [f"%{word}%" for word in fold(text).split()]
    query = """
        SELECT record.id, name, commune, domain, types, updated_at, status, lifecycle
        FROM record LEFT JOIN annual_record ON record_id = record.id AND campaign_id = 1
        WHERE retired_at IS NULL
    """
    connection.execute(f"{query} {'AND folded_name LIKE ? ' * len(words)} {end}", words).fetchall()


def _each(texts: Sequence[str], act: Callable[[str], object]) -> Sequence[float]:
    act(texts[0])
    return [seconds(partial(act, text)) for text in texts]


MEASURES = (
    Measure("search", "une frappe dans la recherche (p95)", search_box, {PEER: like_box}),
    Measure("filter", "une frappe dans le filtre de la liste (p95)", list_filter, {PEER: like_list}),
)
