"""The sheet of questions read back: each row by the key it carries, or else by the number of its question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from census_app.domain.text import fold
from census_app.exchange.cells import is_blank, text_of
from census_app.services.fillable import marks
from census_app.services.fillable.cells import Choices
from census_app.services.fillable.filled import FilledAnswer, SheetProblem, question_of
from census_app.services.fillable.marks import Mark
from census_app.services.fillable.understanding import Found, understood, written
from census_app.sheets.model import CellValue, Table
from census_app.sheets.places import column_letters

_HEADERS = (marks.NUMBER, marks.QUESTION, marks.ANSWER, marks.ABSENCE, marks.REMARK, marks.KEY)


@dataclass
class _Question:
    """The cells of one question, gathered from its rows."""

    label: str
    cells: dict[str, Found] = field(default_factory=dict)
    absence: Found | None = None
    remark: CellValue = None


def read_main(
    tables: Sequence[Table], every: Sequence[Mark], lists: Mapping[str, Choices]
) -> tuple[list[FilledAnswer], list[SheetProblem]]:
    """The answers of the sheet of questions, in the order of its marks; what is not clear beside."""
    wanted = {mark.key: mark for mark in every if mark.sheet == marks.MAIN}
    pointers = frozenset(mark.key for mark in every if mark.nature == "table")
    table, header, columns = _located(tables)
    if table is None:
        missing = f"La feuille « {marks.MAIN} » manque, ou ses titres ont été changés : rien n’y a été lu."
        return [], [SheetProblem(marks.MAIN, "", "", missing)] if wanted else []
    problems: list[SheetProblem] = []
    found = _gathered(table, header, columns, (wanted, pointers), problems)
    answers = []
    for path in dict.fromkeys(question_of(key) for key in wanted):
        question = found.get(path)
        if question is None:
            label = next(mark.label for key, mark in wanted.items() if question_of(key) == path)
            gone = "La ligne de cette question a disparu."
            problems.append(SheetProblem(table.name, "", label, gone, path=path))
            continue
        ordered = [question.cells[key] for key in wanted if key in question.cells]
        answer, unclear = understood(
            path, question.label, ordered, lists, absence=question.absence, remark=question.remark
        )
        answers.append(answer)
        problems += unclear
    return answers, problems


def _gathered(
    table: Table,
    header: int,
    columns: Mapping[str, int],
    known: tuple[Mapping[str, Mark], frozenset[str]],
    problems: list[SheetProblem],
) -> dict[str, _Question]:
    wanted, pointers = known
    by_number = {mark.place: mark for mark in wanted.values() if mark.place}
    found: dict[str, _Question] = {}
    for number, row in enumerate(table.rows[header:], header + 1):
        cells = {name: row[at] for name, at in columns.items()}
        key = text_of(cells.get(marks.KEY)).strip()
        mark = wanted.get(key) or (by_number.get(_number(cells)) if not key else None)
        answer, place = cells[marks.ANSWER], f"{column_letters(columns[marks.ANSWER] + 1)}{number}"
        if mark is None:
            if key not in pointers and not is_blank(answer):
                message = "Cette ligne n’est pas du questionnaire : ce qui y est écrit n’a pas de question."
                problems.append(SheetProblem(table.name, place, "", message, written(answer)))
            continue
        path = question_of(mark.key)
        question = found.setdefault(path, _Question(mark.label))
        if mark.key in question.cells:
            if not is_blank(answer):
                again = "Cette question est deux fois sur la feuille : la première réponse est gardée."
                problems.append(SheetProblem(table.name, place, mark.label, again, written(answer), path))
            continue
        question.cells[mark.key] = Found(mark, answer, table.name, number, columns[marks.ANSWER] + 1)
        _gather_beside(question, mark, cells, table.name, number, columns)
    for question in found.values():
        question.cells = {key: cell for key, cell in question.cells.items() if cell.mark.nature != "group"}
    return found


def _gather_beside(
    question: _Question,
    mark: Mark,
    cells: Mapping[str, CellValue],
    sheet: str,
    row: int,
    columns: Mapping[str, int],
) -> None:
    """The reason and the remark of a row."""
    if mark.nature == "group":
        question.label = mark.label
    reason, remark = cells.get(marks.ABSENCE), cells.get(marks.REMARK)
    if not is_blank(reason):
        question.absence = Found(mark, reason, sheet, row, columns[marks.ABSENCE] + 1)
    if not is_blank(remark):
        before = "" if is_blank(question.remark) else f"{written(question.remark)}\n"
        question.remark = before + written(remark)


def _located(tables: Sequence[Table]) -> tuple[Table | None, int, dict[str, int]]:
    """The sheet of questions, the number of its row of headers, and its columns (from 0) by header."""
    for table in sorted(tables, key=lambda table: table.name != marks.MAIN):
        for at, row in enumerate(table.rows):
            columns = dict(_columns(row))
            if marks.ANSWER in columns and (marks.KEY in columns or marks.NUMBER in columns):
                return table, at + 1, columns
    return None, 0, {}


def _columns(row: Sequence[CellValue]) -> Iterator[tuple[str, int]]:
    folded = {fold(header): header for header in reversed(_HEADERS)}
    for at in range(len(row) - 1, -1, -1):
        value = row[at]
        header = folded.get(fold(value)) if isinstance(value, str) else None
        if header is not None:
            yield header, at


def _number(cells: Mapping[str, CellValue]) -> str:
    return text_of(cells.get(marks.NUMBER)).strip()
