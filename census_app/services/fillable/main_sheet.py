"""The sheet of questions: one line each, one column to answer in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from census_app.services.fillable import marks
from census_app.services.fillable.boxes import Boxes
from census_app.services.fillable.closing import Places, closed
from census_app.services.fillable.plan import Box, Heading, Line, Question, Remark, Table
from census_app.services.fillable.subject import Subject
from census_app.sheets.cells import Cell, Tone
from census_app.sheets.model import Absent, Column, Highlight, Link, Rich, Row, Sheet, Styled
from census_app.sheets.places import Area, place

if TYPE_CHECKING:
    from census_app.forms import FormDefinition
    from census_app.forms.instructions import Instructions

EXPECTED: Final = " *"
"""Behind a question that must be answered, or said why it is not."""

_INDENT: Final = "\u2003\u2003"
_ROOM: Final = 3  # lines that a long text is given
_KNOWN: Final = " Ce que nous savons déjà y est écrit : corrigez ce qui est faux."
_HELP: Final = (
    "Répondez dans les cases vertes.{known}",
    "Un choix se prend dans la liste de sa case. Là où plusieurs vont, mettez un x sur la ligne de chacun.",
    "Vous ne pouvez pas répondre ? Dites pourquoi dans « Sans réponse », et expliquez dans « Remarque ».",
    "L’étoile * marque les réponses attendues. Une question grisée n’est pas à remplir.",
    "Quand c’est fini, enregistrez ce fichier et renvoyez-le à la personne qui vous l’a envoyé.",
)


def main_sheet(
    subject: Subject,
    lines: Sequence[Line],
    titles: Mapping[str, str],
    boxes: Boxes,
    form: Instructions,
) -> Sheet:
    """The sheet of a questionnaire; `titles` are those of the sheets of its tables, by their path."""
    writer = _Writer(subject, titles, boxes, form)
    rows = [row for line in lines for row in writer.rows(line)]
    return Sheet(
        marks.MAIN,
        writer.columns(),
        rows,
        heading=(subject.definition.title, _about(subject), *_help(subject)),
        frozen_columns=0,
        autofilter=False,
        protected=True,
        footer=_about(subject),
        rules=tuple(writer.greyed()),
        checks=boxes.checks(),
    )


def condition_words(form: Instructions, node_path: str) -> str:
    """When a question or a group is asked, said as a parenthesis; empty when always."""
    words = form.condition(form.definition.nodes[node_path])
    return f"→ {words}." if words else ""


def question_text(question: Question, condition: str) -> Rich:
    """A question with its star, its hint and its condition below."""
    required = question.node.bind.required
    star = EXPECTED if required is not None and required.text.replace(" ", "") in ("true()", "1") else ""
    pieces: list[tuple[str, Tone]] = [(question.label, "body")]
    if star:
        pieces[0] = (question.label + star, "body")
    pieces += [(f"\n{text}", "note") for text in (question.hint, condition) if text]
    return Rich(tuple(pieces))


def _help(subject: Subject) -> tuple[str, ...]:
    known = _KNOWN if subject.record is not None else ""
    return tuple(line.format(known=known) for line in _HELP)


def _about(subject: Subject) -> str:
    name = str(subject.record["name"]) if subject.record is not None else ""
    return " · ".join(filter(None, (name, f"campagne {subject.campaign.year}", subject.perimeter.name)))


class _Writer:
    def __init__(self, subject: Subject, titles: Mapping[str, str], boxes: Boxes, form: Instructions) -> None:
        self._subject, self._titles, self._boxes, self._form = subject, titles, boxes, form
        self._earlier = subject.last_year is not None
        self._next = len(_HELP) + 2 + 3  # heading, a gap, the headers
        self._cells: dict[str, str] = {}
        self._spans: list[tuple[str, int, int]] = []

    def columns(self) -> tuple[Column, ...]:
        year = str(self._subject.last_year.year) if self._subject.last_year else ""
        earlier = (Column(f"{marks.EARLIER} ({year})", "long", width=18),) if self._earlier else ()
        return (
            Column(marks.NUMBER, "code", width=6),
            Column(marks.QUESTION, "long", width=58),
            Column(marks.ANSWER, "typed", width=34),
            Column(marks.UNIT, "long", width=12),
            *earlier,
            Column(marks.ABSENCE, "typed", width=14),
            Column(marks.REMARK, "typed", width=26),
            Column(marks.KEY, "code", width=8, hidden=True),
        )

    def rows(self, line: Line) -> Iterator[Sequence[Cell] | Row]:
        """The rows of a line of the plan."""
        for row in self._of(line):
            yield row
            self._next += 1  # before the next one is made, which then knows where it is

    def _of(self, line: Line) -> Iterator[Sequence[Cell] | Row]:
        if isinstance(line, Heading):
            condition = condition_words(self._form, line.node.path)
            opens = line.depth == 1
            yield Row(self._row("", line.text), "heading" if opens else "section", 1 + opens)
            if condition:
                yield self._row("", Rich(((condition, "note"),)))
        elif isinstance(line, Remark):
            yield self._row("", line.text)
        elif isinstance(line, Question):
            yield from self._question(line)
        elif line.parent is None:
            yield self._pointer(line)

    def _pointer(self, table: Table) -> Row:
        title = self._titles[table.node.path]
        condition = condition_words(self._form, table.node.path)
        link = Link(f"→ feuille « {title} »", place(title, 1, 1))
        pieces: list[tuple[str, Tone]] = [(f"{table.title} : une ligne chacun", "body")]
        if condition:
            pieces.append((f"\n{condition}", "note"))
        return Row(self._row("", Rich(tuple(pieces)), link, key=table.node.path), "body")

    def _question(self, question: Question) -> Iterator[Sequence[Cell] | Row]:
        node, first = question.node, self._next
        ending = self._form.ending(node.path)
        said = (condition_words(self._form, node.path), f"→ {ending}." if ending else "")
        text = question_text(question, "\n".join(filter(None, said)))
        answer = self._subject.known(node.path)
        opening: Cell = Absent("à joindre à votre message") if question.is_sent_apart else None
        if not question.is_split and question.boxes:
            box = question.boxes[0]
            opening = self._box(question, box, answer, node.path)
        room = _ROOM if "multiline" in node.appearance else 1
        yield Row(self._row(str(question.number), text, opening, question, key=node.path), "body", room)
        if question.is_split or question.is_sent_apart:
            self._boxes.marks.append(
                marks.Mark(node.path, marks.MAIN, str(question.number), "group", label=question.label)
            )
            for box in question.boxes:
                cell = self._box(question, box, answer, box.key)
                yield Row(self._row("", _INDENT + box.label, cell, key=box.key), "body")
        self._spans.append((node.path, first, self._next - 1))

    def _box(self, question: Question, box: Box, answer: str, key: str) -> Styled:
        area = Area(marks.MAIN, self._next, 3, self._next, 3)
        self._boxes.accept(question.node, box, area)
        label = f"{question.label} {box.label}".strip()
        number = str(question.number) if key == question.node.path else ""
        self._boxes.mark(question.node, box, number, self._boxes.part(box, answer), label)
        self._cells[box.key] = f"$C${self._next}"
        return self._boxes.cell(question.node, box, answer)

    def _row(
        self, number: str, text: Cell, answer: Cell = None, question: Question | None = None, *, key: str = ""
    ) -> list[Cell]:
        unit = question.node.bind.unit if question is not None else ""
        earlier: list[Cell] = []
        if self._earlier:
            said = self._said_earlier(question) if question is not None else ""
            earlier = [Styled(said, tone="muted") if said else None]
        said_why: list[Cell] = [None, None]
        if question is not None:
            column = 5 + len(earlier)
            self._boxes.absence(Area(marks.MAIN, self._next, column, self._next, column))
            said_why = [Styled(None, "typed", "input", unlocked=True)] * 2
        return [number or None, text, answer, unit or None, *earlier, *said_why, key or None]

    def _said_earlier(self, question: Question) -> str:
        choices = (
            self._form.choices(question.node) if question.boxes and question.boxes[0].nature != "text" else ()
        )
        return self._subject.earlier(question.node, {each.name: each.label for each in choices})

    def greyed(self) -> Iterator[Highlight]:
        """The rules that grey a question where it is clearly not asked."""
        definition: FormDefinition = self._subject.definition
        columns = tuple(range(1, 7 + self._earlier))
        places = Places(self._cells, self._label)
        for path, first, last in self._spans:
            formula = closed(definition, definition.nodes[path], places)
            if formula:
                yield Highlight(columns, "formula", formula, "closed", rows=(first, last))

    def _label(self, path: str, name: str) -> str:
        node = self._subject.definition.nodes[path]
        box = Box(path, "choice", choices=self._form.choices(node))
        return dict(self._boxes.pairs(box)).get(name, name)
