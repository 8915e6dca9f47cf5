"""The sheets of what repeats, read back: each column by its header, each row that says something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from census_app.domain.text import fold
from census_app.exchange.cells import is_blank, text_of
from census_app.services.fillable import marks
from census_app.services.fillable.cells import Choices, said
from census_app.services.fillable.filled import FilledAnswer, SheetProblem, question_of
from census_app.services.fillable.marks import Mark
from census_app.services.fillable.understanding import Found, understood, written
from census_app.sheets.model import CellValue, Table


@dataclass
class Repeats:
    """What the tables say: answers, the number of occurrences of each repeat, what is not clear."""

    answers: list[FilledAnswer] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[SheetProblem] = field(default_factory=list)
    rows: dict[str, dict[int, str]] = field(default_factory=dict)
    """By the path of a repeat, the occurrence that each numbered row of its table became."""


def read_repeats(tables: Sequence[Table], every: Sequence[Mark], lists: Mapping[str, Choices]) -> Repeats:
    """The tables of a workbook, those around before those within."""
    read = Repeats()
    for mark in every:
        if mark.nature == "table":
            columns = [each for each in every if each.sheet == mark.sheet and each.nature != "table"]
            _read(read, tables, mark, columns, lists)
    return read


def _read(
    read: Repeats,
    tables: Sequence[Table],
    mark: Mark,
    columns: Sequence[Mark],
    lists: Mapping[str, Choices],
) -> None:
    located = _located(tables, mark, columns)
    if located is None:
        message = f"La feuille « {mark.sheet} » manque, ou ses titres ont été changés : rien n’y a été lu."
        read.problems.append(SheetProblem(mark.sheet, "", mark.label, message, path=mark.key))
        return
    table, header, at = located
    missing = [each for each in columns if each.key not in at]
    read.problems += [
        SheetProblem(table.name, "", each.label, "Cette colonne a disparu ou son titre a été changé.")
        for each in missing
    ]
    around = (path for path in read.rows if mark.key.startswith(f"{path}/"))
    parent = max(around, key=len, default=None)
    read.rows[mark.key] = {}
    sent = int(mark.sent or 0)
    for number, row in enumerate(table.rows[header:], header + 1):
        cells = [
            Found(each, row[at[each.key]], table.name, number, at[each.key] + 1)
            for each in columns
            if each.key in at
        ]
        remark = row[at[marks.REMARK]] if marks.REMARK in at else None
        if all(is_blank(cell.value) for cell in cells) and is_blank(remark):
            continue
        within = _around(read, parent, cells)
        if within is None:
            read.problems.append(_orphan(table, number, mark, cells))
            continue
        occurrence = _next_occurrence(read, mark.key, parent, within)
        named = row[at[marks.NUMBER]] if marks.NUMBER in at else None
        read.rows[mark.key][named if isinstance(named, int) else number - header] = occurrence
        _read_row(
            read, mark, occurrence, [cell for cell in cells if cell.mark.nature != "parent"], lists, remark
        )
    if sent and parent is None:
        read.counts.setdefault(mark.key, 0)


def _read_row(
    read: Repeats,
    mark: Mark,
    occurrence: str,
    cells: Sequence[Found],
    lists: Mapping[str, Choices],
    remark: CellValue,
) -> None:
    for place, path in enumerate(dict.fromkeys(question_of(cell.mark.key) for cell in cells)):
        own = [cell for cell in cells if question_of(cell.mark.key) == path]
        answer, unclear = understood(
            occurrence + path.removeprefix(mark.key),
            own[0].mark.label,
            own,
            lists,
            remark=None if place else remark,
        )
        read.answers.append(answer)
        read.problems += unclear


def _around(read: Repeats, parent: str | None, cells: Sequence[Found]) -> str | None:
    """The occurrence that a row belongs to: "" when the table is within none; None when none is said."""
    if parent is None:
        return ""
    rows = read.rows[parent]
    told = next((cell for cell in cells if cell.mark.nature == "parent"), None)
    number = said("parent", told.value).text if told is not None else ""
    if not number and len(rows) == 1:
        return next(iter(rows.values()))
    return rows.get(int(number)) if number else None


def _next_occurrence(read: Repeats, repeat: str, parent: str | None, around: str) -> str:
    path = repeat if parent is None else around + repeat.removeprefix(parent)
    read.counts[path] = read.counts.get(path, 0) + 1
    return f"{path}[{read.counts[path]}]"


def _orphan(table: Table, number: int, mark: Mark, cells: Sequence[Found]) -> SheetProblem:
    text = " ; ".join(written(cell.value) for cell in cells if not is_blank(cell.value))
    message = "On ne sait pas à quelle ligne de l’autre feuille celle-ci se rattache : mettez-y son numéro."
    return SheetProblem(table.name, f"A{number}", mark.label, message, text, mark.key)


def _located(
    tables: Sequence[Table], mark: Mark, columns: Sequence[Mark]
) -> tuple[Table, int, dict[str, int]] | None:
    """The table, the number of its row of headers, and its columns (from 0) by key."""
    wanted = {fold(each.place): each.key for each in columns}
    wanted |= {fold(header): header for header in (marks.NUMBER, marks.REMARK)}
    for table in sorted(tables, key=lambda table: table.name != mark.sheet):
        for row_at, row in enumerate(table.rows):
            at = {
                wanted[fold(text_of(value))]: place
                for place, value in reversed(list(enumerate(row)))
                if isinstance(value, str) and fold(value) in wanted
            }
            if any(each.key in at for each in columns) and marks.REMARK in at:
                return table, row_at + 1, at
    return None
