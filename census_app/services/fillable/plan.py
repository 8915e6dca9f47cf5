"""What of a questionnaire goes on a sheet to fill in: lines to answer in order, and tables for what repeats.

Several choices are ticked, one line a choice, as on paper: nobody has to know a separator or copy a label.
A long list would fill pages with lines to leave empty; it becomes a few lines with a drop-down each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from census_app.services.targets import INTERVIEW

if TYPE_CHECKING:
    from census_app.forms import Choice, NodeDefinition
    from census_app.forms.unanswered import Unanswered

TICKED: Final = 20
"""Several choices among more than this are chosen in drop-downs rather than ticked."""

PICKS: Final = 5
"""How many drop-downs such a question has."""

FREE_ROWS: Final = 15
"""Empty rows of a table for who has more to say than is known."""

TICK, RANK, PICK, PARENT = "=", ">", "#", "^"
"""What marks, after a question's path, the part of the answer that a cell gives."""

_SENT_APART: Final = frozenset({"image", "audio", "video", "file"})
_OWN: Final = frozenset(INTERVIEW) - {"respondent"}


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to fill in: `key` is the path of its question (no occurrences) and what marks its part.

    `nature` says how it is read: text, whole, number, date, time, moment, choice, pick, tick, rank,
    yes, parent.
    """

    key: str
    nature: str
    label: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its cells: one, or one a choice."""

    node: NodeDefinition
    number: int
    label: str
    hint: str
    boxes: tuple[Box, ...]

    @property
    def is_split(self) -> bool:
        """Whether its answer is given in several cells."""
        return len(self.boxes) > 1 or bool(self.boxes and self.boxes[0].label)

    @property
    def is_sent_apart(self) -> bool:
        """Whether its answer is a file, which no cell holds."""
        return self.node.kind in _SENT_APART


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group; `depth` is 1 for the sections of the form."""

    node: NodeDefinition
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A text of the form that asks nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """What repeats: one row an occurrence. `parent` is the table that the rows belong to, if any."""

    node: NodeDefinition
    title: str
    questions: tuple[Question, ...]
    parent: Table | None = None


Line = Heading | Remark | Question | Table


def lines_of(form: Unanswered) -> tuple[Line, ...]:
    """The lines of the sheet in the form's order; a `Table` stands where it is to be filled in.

    Left out: what nobody answers, and the section that only an interviewer can fill in (the one that asks
    when and how the interview was held).
    """
    return tuple(_Reader(form).lines(form.definition.root.children, 1))


def tables_of(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among the lines."""
    return tuple(line for line in lines if isinstance(line, Table))


class _Reader:
    def __init__(self, form: Unanswered) -> None:
        self._words = form
        sections = [node for node in form.definition.root.children if node.kind == "group" and node.label]
        self._skipped = {node.path for node in sections if _is_interviewers(node)} if sections[1:] else set()

    def lines(self, nodes: Sequence[NodeDefinition], depth: int) -> Iterator[Line]:
        for node in nodes:
            if node.path in self._skipped:
                continue
            if node.kind == "group":
                inside = list(self.lines(node.children, depth + 1))
                text = self._words.text(node.label)
                if inside and text:
                    yield Heading(node, text, depth)
                yield from inside
            elif node.kind == "repeat":
                yield from self.tables(node, None)
            elif node.kind == "note":
                yield from self.remark(node)
            elif _is_asked(node):
                yield self.question(node)

    def remark(self, node: NodeDefinition) -> Iterator[Remark]:
        """A note that is always shown and shows no answer."""
        from census_app.forms.unanswered import BLANK

        text = self._words.text(node.label)
        if text and node.bind.relevant is None and BLANK not in text:
            yield Remark(text)

    def tables(self, node: NodeDefinition, parent: Table | None) -> Iterator[Table]:
        """The table of a repeat, then those of the repeats within it."""
        asked = [each for each in _within(node) if each.kind != "repeat" and _is_asked(each)]
        title = self._words.text(node.label) or node.name
        table = Table(node, title, tuple(map(self.question, asked)), parent)
        if asked:
            yield table
        for each in _within(node):
            if each.kind == "repeat":
                yield from self.tables(each, table if asked else parent)

    def question(self, node: NodeDefinition) -> Question:
        text = self._words.text(node.label) or node.name
        hints = (self._words.text(node.hint), self._words.text(node.guidance))
        return Question(
            node,
            self._words.numbers.get(node.path, 0),
            text,
            "\n".join(filter(None, hints)),
            tuple(self.boxes(node)),
        )

    def boxes(self, node: NodeDefinition) -> Iterator[Box]:
        if node.kind in _SENT_APART:
            return
        if node.kind not in ("select_one", "select_multiple", "rank"):
            yield Box(node.path, _nature(node))
            return
        choices = self._words.choices(node)
        if not choices:
            yield Box(node.path, "text")
        elif node.kind == "select_one":
            yield Box(node.path, "choice", choices=choices)
        elif node.kind == "rank":
            yield from (Box(f"{node.path}{RANK}{each.name}", "rank", each.label) for each in choices)
        elif len(choices) <= TICKED:
            yield from (Box(f"{node.path}{TICK}{each.name}", "tick", each.label) for each in choices)
        else:
            for place in range(1, PICKS + 1):
                yield Box(f"{node.path}{PICK}{place}", "pick", f"Choix {place}", choices)


def _within(repeat: NodeDefinition) -> Iterator[NodeDefinition]:
    """The questions and repeats of one occurrence, through the groups around them."""
    for child in repeat.children:
        if child.kind == "group":
            yield from _within(child)
        else:
            yield child


def _is_asked(node: NodeDefinition) -> bool:
    from census_app.forms.numbering import is_question

    readonly = node.bind.readonly
    return (
        is_question(node)
        and node.bind.preload is None
        and node.bind.calculate is None
        and node.bind.save_to not in _OWN
        and not (readonly is not None and readonly.text.replace(" ", "") in ("true()", "1"))
    )


def _is_interviewers(section: NodeDefinition) -> bool:
    """Whether a section asks how the interview went."""
    return any(node.bind.save_to in _OWN for node in section.walk())


def _nature(node: NodeDefinition) -> str:
    if node.kind == "acknowledge":
        return "yes"
    by_type = {"int": "whole", "decimal": "number", "date": "date", "time": "time", "dateTime": "moment"}
    return by_type.get(node.bind.type, "text")
