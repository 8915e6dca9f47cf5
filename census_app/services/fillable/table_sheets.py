"""A sheet for what repeats: one row an occurrence, one column a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from census_app.services.fillable import marks
from census_app.services.fillable.boxes import Boxes
from census_app.services.fillable.main_sheet import condition_words
from census_app.services.fillable.plan import FREE_ROWS, PARENT, Box, Question, Table
from census_app.services.fillable.subject import Subject
from census_app.sheets.cells import Cell
from census_app.sheets.model import Column, Sheet, Styled
from census_app.sheets.places import Area

if TYPE_CHECKING:
    from census_app.forms import NodeDefinition
    from census_app.forms.instructions import Instructions


def table_sheet(
    subject: Subject, table: Table, titles: Mapping[str, str], boxes: Boxes, form: Instructions
) -> Sheet:
    """The sheet of a table; `titles` are those of the sheets, by the path of what repeats."""
    known = list(_known(subject, table))
    rows = _row_count(subject, table, len(known))
    headers = _headers(table, titles)
    heading = (table.title, *_help(table, form))
    sheet = Sheet(titles[table.node.path], _columns(headers, boxes), (), heading=heading)
    first = sheet.first_row
    boxes.marks.append(
        marks.Mark(table.node.path, sheet.title, "", "table", sent=str(len(known)), label=table.title)
    )
    for column, (header, node, box) in enumerate(headers, 2):
        boxes.accept(node, box, Area(sheet.title, first, column, first + rows - 1, column))
        boxes.mark(node, box, header, "", header)
    body = [_row(headers, boxes, known[at] if at < len(known) else {}, at + 1) for at in range(rows)]
    return Sheet(
        sheet.title,
        sheet.columns,
        body,
        heading=heading,
        frozen_columns=0,
        autofilter=False,
        protected=True,
        footer=subject.definition.title,
        checks=boxes.checks(),
    )


_Header = tuple[str, "NodeDefinition", Box]


def _headers(table: Table, titles: Mapping[str, str]) -> list[_Header]:
    """The columns to fill in: header, question, box. All headers are different."""
    found: list[_Header] = []
    if table.parent is not None:
        parent = titles[table.parent.node.path]
        found.append((f"N° dans « {parent} »", table.node, Box(table.node.path + PARENT, "parent")))
    for question in table.questions:
        for box in question.boxes:
            unit = f" ({question.node.bind.unit})" if question.node.bind.unit else ""
            part = f" : {box.label}" if box.label else ""
            header = f"{question.number}. {question.label}{unit}{part}"
            taken = {each for each, _, _ in found}
            found.append((header if header not in taken else f"{header} ({len(found)})", question.node, box))
    return found


def _columns(headers: list[_Header], boxes: Boxes) -> tuple[Column, ...]:
    widths = {"choice": 28.0, "pick": 28.0, "text": 30.0, "tick": 12.0, "rank": 12.0}
    return (
        Column(marks.NUMBER, "year", width=6),
        *(
            Column(header, boxes.kind(node, box), width=widths.get(box.nature, 14.0))
            for header, node, box in headers
        ),
        Column(marks.REMARK, "typed", width=28),
    )


def _help(table: Table, form: Instructions) -> Iterator[str]:
    """What to know before filling in, a line each."""
    condition = condition_words(form, table.node.path)
    if condition:
        yield condition
    yield "Une ligne pour chacun ; laissez vides les lignes de trop."
    for question in table.questions:
        said = " ".join(filter(None, (question.hint, _condition(question, form)))).replace("\n", " ")
        if said:
            yield f"{question.number}. {said}"


def _condition(question: Question, form: Instructions) -> str:
    return condition_words(form, question.node.path)


def _row(headers: list[_Header], boxes: Boxes, known: Mapping[str, str], number: int) -> tuple[Cell, ...]:
    answers = [boxes.cell(node, box, known.get(node.path, "")) for _, node, box in headers]
    return (Styled(number, tone="muted"), *answers, Styled(None, "typed", "input", unlocked=True))


def _known(subject: Subject, table: Table) -> Iterator[dict[str, str]]:
    """What is known of each occurrence, by question; those of which nothing is known are left out."""
    from census_app.forms.numbering import plain_path

    if table.parent is not None:
        return
    for occurrence in _occurrences(subject, table):
        nodes = {question.node.path: question.node for question in table.questions}
        answers = {}
        for state in subject.filling.nodes():
            path = plain_path(state.path)
            if state.path.startswith(f"{occurrence}/") and path in nodes:
                answers[path] = subject.known(state.path)
        if any(answer not in ("", nodes[path].default) for path, answer in answers.items()):
            yield answers


def _occurrences(subject: Subject, table: Table) -> list[str]:
    from census_app.forms import FillingError

    try:
        return [state.path for state in subject.filling.children(table.node.path)]
    except FillingError:  # within a repeat that has no question of its own
        return []


def _row_count(subject: Subject, table: Table, known: int) -> int:
    """As many rows as the form fixes, or what is known and some more."""
    fixed = len(_occurrences(subject, table)) if table.node.fixed else 0
    return fixed or known + FREE_ROWS
