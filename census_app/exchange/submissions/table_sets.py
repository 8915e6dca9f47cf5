"""Tables that belong together: the main one of an export, and those of its repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from census_app.exchange.submissions.cell_answers import plain_text
from census_app.exchange.submissions.columns import ColumnReader
from census_app.exchange.submissions.submission import unnumbered
from census_app.exchange.submissions.vocabulary import Vocabulary, spoken
from census_app.forms import NodeDefinition
from census_app.sheets.model import CellValue, Table

_PARENT = frozenset({"parent_key", "_parent_index"})
_CUT = 31
"""Excel cuts the names of sheets there."""

_TOP = 10
"""How many rows may be looked at for the headers."""

_MARK = len("... (1)")
_ELLIPSIS = re.compile(r"\.{3}(?: \(\d+\))?$")
"""What KoboToolbox puts in the place of what it cuts."""

_TWIN = re.compile(r"(?:~\d+|\(\d+\)|_\d{1,2})$")
"""What tells apart the tables of two repeats of one name."""


@dataclass(frozen=True, slots=True)
class TableSet:
    """The tables of one export. ``source`` is how the user is told of the file."""

    source: str
    main: Table
    repeats: tuple[Table, ...]


def headers_of(table: Table) -> tuple[int, tuple[object, ...]]:
    """The place of the row of headers (from 0), and the headers; blank rows and a title above are skipped."""
    written = (
        (place, row)
        for place, row in enumerate(table.rows)
        if any(cell is not None and cell != "" for cell in row)
    )
    filled = list(islice(written, _TOP))
    several = (pair for pair in filled if sum(cell is not None and cell != "" for cell in pair[1]) > 1)
    return next(several, filled[0] if filled else (0, ()))


def rows_of(table: Table) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
    """The rows under the headers with their numbers (from 1), but blank ones and a row of HXL tags."""
    top, _ = headers_of(table)
    for number, cells in enumerate(table.rows[top + 1 :], top + 2):
        filled = [cell for cell in cells if cell is not None and cell != ""]
        tags = number == top + 2 and all(str(cell).startswith("#") for cell in filled)
        if filled and not tags:
            yield number, cells


def is_of_repeat(table: Table) -> bool:
    """Whether a table holds the occurrences of a repeat."""
    _, headers = headers_of(table)
    return any(plain_text(header).casefold() in _PARENT for header in headers)


def sets_of(tables: Sequence[tuple[str, Table]]) -> list[TableSet]:
    """Tables with the names of their sources, put together: a repeat's goes with the main one that it names.

    The names of repeats' files begin with that of the main one (``visites-lieu.csv``); where none does, they
    go with the first.
    """
    mains = [(source, table) for source, table in tables if not is_of_repeat(table) and headers_of(table)[1]]
    repeats: dict[int, list[Table]] = {place: [] for place in range(len(mains))}
    for _, table in tables:
        if is_of_repeat(table) and mains:
            places = [
                place for place, (_, main) in enumerate(mains) if table.name.startswith(f"{main.name}-")
            ]
            repeats[max(places, key=lambda place: len(mains[place][1].name), default=0)].append(table)
    return [TableSet(source, main, tuple(repeats[place])) for place, (source, main) in enumerate(mains)]


def repeat_of(
    table: Table, main: Table, words: Vocabulary, taken: Sequence[NodeDefinition]
) -> NodeDefinition | None:
    """The repeat whose occurrences a table holds: by its keys, by its name, else by its columns."""
    free = [node for node in words.repeats if node not in taken]
    keyed = _keyed(table, free, words)
    if keyed is not None:
        return keyed
    name = table.name.removeprefix(f"{main.name}-")
    name = name if _named(free, name, words) else _TWIN.sub("", name)
    named = _named(free, name, words)
    scores = [(_score(table, node, words), -place, node) for place, node in enumerate(named or free)]
    best = max(scores, key=lambda score: score[:2], default=None)
    return best[2] if best is not None and (named or best[0]) else None


def _keyed(table: Table, repeats: Sequence[NodeDefinition], words: Vocabulary) -> NodeDefinition | None:
    """The repeat that the keys of a table's rows spell out: ``uuid:…/group/site[2]``."""
    headers = [plain_text(header).casefold() for header in headers_of(table)[1]]
    if "key" not in headers:
        return None
    root = words.definition.root.path
    for _, cells in rows_of(table):
        path = unnumbered(plain_text(cells[headers.index("key")])).partition("/")[2]
        return next((node for node in repeats if node.path == f"{root}/{path}"), None)
    return None


def _named(repeats: Sequence[NodeDefinition], name: str, words: Vocabulary) -> list[NodeDefinition]:
    said = {name.casefold(), spoken(name)}
    found = [node for node in repeats if said & words.called(node)]
    if not found and len(name) >= _CUT - _MARK:
        cut = tuple(_ELLIPSIS.sub("", each) for each in said)
        found = [node for node in repeats if any(each.startswith(cut) for each in words.called(node))]
    return found


def _score(table: Table, node: NodeDefinition, words: Vocabulary) -> int:
    """How many of a table's columns are questions of a repeat."""
    columns = ColumnReader(words, node.path).read(headers_of(table)[1])
    return sum(column.node is not None for column in columns)
