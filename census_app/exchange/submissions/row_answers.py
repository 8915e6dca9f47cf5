"""One row of an exported table: the answers it holds, and what the server tells beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from census_app.exchange.cells import plain
from census_app.exchange.submissions.cell_answers import answer, is_ticked, plain_text
from census_app.exchange.submissions.columns import WHOLE, Column, coordinates
from census_app.exchange.submissions.submission import Unplaced
from census_app.exchange.submissions.vocabulary import Vocabulary
from census_app.forms import NodeDefinition
from census_app.sheets.model import CellError, Formula

_NOTHING: Final = "n/a"
"""What older exports write where there is no answer."""

_UNKNOWN: Final = "Le questionnaire n’a pas de question de ce nom."

_ROUNDED: Final = re.compile(r"-?\d(?:[.,]\d+)?E\+\d+")
_BY_EXCEL: Final = "Un tableur a arrondi ce nombre : reprenez le fichier tel que le serveur l’a écrit."

Numbers = tuple[int, ...]


@dataclass
class RowAnswers:
    """``answers``: (question's path, numbers in the header) → text; ``system``: what the server tells."""

    answers: dict[tuple[str, Numbers], str] = field(default_factory=dict)
    system: dict[str, str] = field(default_factory=dict)
    problems: list[Unplaced] = field(default_factory=list)


def read_row(row: Sequence[object], columns: Sequence[Column], words: Vocabulary) -> RowAnswers:
    """Read a row under its columns; a whole answer goes before the same answer split in columns."""
    found = RowAnswers()
    chosen: dict[tuple[str, Numbers], list[str]] = {}
    points: dict[tuple[str, Numbers], dict[str, str]] = {}
    for column in columns:
        cell = plain(row[column.place]) if column.place < len(row) else plain(None)
        text = plain_text(cell.value)
        if cell.problem:
            found.problems.append(Unplaced(column.header, _written(row[column.place]), cell.problem))
        elif not text or text.casefold() == _NOTHING:
            continue
        elif column.node is None:
            _beside(found, column, text)
        elif column.part == WHOLE:
            key = (column.node.path, column.numbers)
            found.answers[key] = answer(column.node, words.options(column.node), cell.value)
            if column.node.bind.type == "string" and _ROUNDED.fullmatch(text):
                found.problems.append(Unplaced(column.header, text, _BY_EXCEL))
        elif column.node.kind == "geopoint":
            points.setdefault((column.node.path, column.numbers), {})[column.part] = text.replace(",", ".")
        else:
            _tick(found, chosen, column, cell.value)
    for key, names in chosen.items():
        node = words.definition.nodes[key[0]]
        found.answers.setdefault(key, answer(node, words.options(node), " ".join(names)))
    for key, parts in points.items():
        node = words.definition.nodes[key[0]]
        found.answers.setdefault(key, answer(node, None, coordinates(parts)))
    return found


def _written(cell: object) -> str:
    """What stands in a cell that cannot be read."""
    return cell.text if isinstance(cell, Formula | CellError) else plain_text(cell)


def _beside(found: RowAnswers, column: Column, text: str) -> None:
    if column.is_unknown:
        found.problems.append(Unplaced(column.header, text, _UNKNOWN))
    else:
        found.system.setdefault(column.system, text)


def _tick(
    found: RowAnswers, chosen: dict[tuple[str, Numbers], list[str]], column: Column, value: object
) -> None:
    """The cell of one choice: 1 or 0, or the choice itself where it was chosen."""
    node: NodeDefinition | None = column.node
    ticked = is_ticked(value)
    if node is None:
        return
    if ticked is None and plain_text(value) != column.part:
        text = plain_text(value)
        found.problems.append(Unplaced(column.header, text, "Cette case attend 1 ou 0."))
    elif ticked is not False:
        chosen.setdefault((node.path, column.numbers), []).append(column.part)
