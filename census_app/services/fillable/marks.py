"""The hidden sheets that tie the cells of a workbook to the questions they answer.

A row of the questionnaire carries its key in a hidden column, a column of a table is known by its header: so
rows may be sorted, columns moved, and nothing is read as the answer to another question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import zip_longest
from typing import Final

from census_app.exchange.cells import text_of
from census_app.sheets.model import Column, Sheet, Table
from census_app.sheets.places import Area

MARKS: Final = "_census"
LISTS: Final = "_listes"
FORMAT: Final = "1"

MAIN: Final = "Questionnaire"
NUMBER, QUESTION, ANSWER, UNIT = "N°", "Question", "Réponse", "Unité"
EARLIER, ABSENCE, REMARK, KEY = "L’an dernier", "Sans réponse", "Remarque", "clé"
"""The headers of the questionnaire's columns."""

_TABLE: Final = ("key", "sheet", "place", "nature", "list", "unit", "sent", "label")


@dataclass(frozen=True, slots=True)
class Passport:
    """Where a workbook comes from: what questionnaire, about which record, for which campaign.

    `sheet` is its own identifier, one for each time a workbook is written. `digest` is that of the form.
    """

    sheet: str
    form_id: str
    version: str
    title: str
    digest: str
    record: str = ""
    record_name: str = ""
    campaign: str = ""
    year: str = ""
    written_at: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell, or the column of a table, and the box it is.

    `place` is the number of the question on the questionnaire, the header in a table; `list` names a list of
    choices; `sent` is the answer that was written beforehand (in a table: how many rows were).
    """

    key: str
    sheet: str
    place: str
    nature: str
    list: str = ""
    unit: str = ""
    sent: str = ""
    label: str = ""


def marks_sheet(passport: Passport, marks: Sequence[Mark]) -> Sheet:
    """The hidden sheet of a passport and its marks."""
    said = [("format", FORMAT), *((each.name, getattr(passport, each.name)) for each in fields(Passport))]
    rows = [
        *((name, value, *[None] * (len(_TABLE) - 2)) for name, value in said),
        _TABLE,
        *(tuple(getattr(mark, name) or None for name in _TABLE) for mark in marks),
    ]
    columns = tuple(Column(f"colonne {place}", "code", width=18) for place in range(1, len(_TABLE) + 1))
    return Sheet(MARKS, columns, rows, frozen_columns=0, autofilter=False, protected=True, hidden=True)


def read_marks(table: Table) -> tuple[Passport | None, tuple[Mark, ...]]:
    """What the hidden sheet says; None when it is none of ours."""
    rows = [tuple(text_of(value) for value in row) for row in table.rows]
    start = next((at for at, row in enumerate(rows) if row[: len(_TABLE)] == _TABLE), None)
    said = {row[0]: row[1] for row in rows[:start] if len(row) > 1}
    if start is None or said.get("format") != FORMAT:
        return None, ()
    passport = Passport(**{each.name: said.get(each.name, "") for each in fields(Passport)})
    marks = (Mark(*row[: len(_TABLE)]) for row in rows[start + 1 :] if row[0])
    return passport, tuple(marks)


class Lists:
    """The lists of choices of a workbook: each kept once, in two columns of a hidden sheet."""

    def __init__(self) -> None:
        self._columns: dict[tuple[tuple[str, str], ...], int] = {}

    def name(self, choices: Iterable[tuple[str, str]]) -> str:
        """The name of a list of (name, label) pairs, kept now if it was not."""
        return f"L{self._place(choices)}"

    def reference(self, choices: Iterable[tuple[str, str]], most: int) -> str:
        """The cells of its labels, `most` of them at most, for a drop-down."""
        listed = tuple(choices)
        column = 2 * self._place(listed) - 1
        return Area(LISTS, 2, column, 1 + min(len(listed), most), column).reference

    def sheet(self) -> Sheet:
        """The hidden sheet of all lists kept so far."""
        texts = [
            column for pairs in self._columns for column in zip(*((b, a) for a, b in pairs), strict=True)
        ]
        headers = [head for place in self._columns.values() for head in (f"L{place}", f"L{place} nom")]
        columns = tuple(Column(head, "code", width=24) for head in headers) or (Column("L0", "code"),)
        rows = list(zip_longest(*texts))
        return Sheet(LISTS, columns, rows, frozen_columns=0, autofilter=False, protected=True, hidden=True)

    def _place(self, choices: Iterable[tuple[str, str]]) -> int:
        return self._columns.setdefault(tuple(choices), len(self._columns) + 1)


def read_lists(table: Table | None) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The (name, label) pairs of each list, by the list's name."""
    if table is None or not table.rows:
        return {}
    columns = {text_of(head): place for place, head in enumerate(table.rows[0]) if head is not None}
    found = {}
    for head, place in columns.items():
        names = columns.get(f"{head} nom")
        if names is not None:
            found[head] = tuple(
                (text_of(row[names]), text_of(row[place])) for row in table.rows[1:] if row[names] is not None
            )
    return found


def told_apart(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(name, label) pairs whose labels are one line each, and all different."""
    listed = [(name, " ".join(label.split()) or name) for name, label in choices]
    uses = Counter(label.casefold() for _, label in listed)
    return tuple(
        (name, f"{label} ({name})" if uses[label.casefold()] > 1 else label) for name, label in listed
    )
