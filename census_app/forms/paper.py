"""A questionnaire as paper shows it: what is printed of a form, blank or filled, before any drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Space: TypeAlias = Literal["boxes", "ranks", "scale", "lines", "figure", "date", "time", "moment", "file"]
"""Where an answer goes: boxes to tick, boxes to number, boxes in a row, lines, a figure, a day, an hour…"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above every page, and whom the paper is about; what is empty is left to be written."""

    campaign: str = ""
    territory: str = ""
    record: str = ""
    interview: int | None = None
    held_on: date | None = None
    place: str = ""
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A choice: its label, whether it is ticked, its rank where choices are put in order (0: none)."""

    label: str
    ticked: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, in French; or why nothing was (`absence`); and the remark beside it."""

    text: str = ""
    absence: str = ""
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the question was left without an answer nor a reason."""
        return not self.text and not self.absence


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the space for its answer; `answer` is None on a blank form.

    `several` boxes may be ticked; `lines` are to write on; `condition` says when it is asked, `ending` which
    answer leaves nothing more to ask.
    """

    number: int
    label: str
    space: Space
    hint: str = ""
    condition: str = ""
    ending: str = ""
    required: bool = False
    unit: str = ""
    boxes: tuple[Box, ...] = ()
    several: bool = False
    lines: int = 1
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A text between questions."""

    text: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Questions that share their choices: a table with a column a choice."""

    columns: tuple[str, ...]
    rows: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together."""

    title: str
    condition: str
    items: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same questions asked of several things: a block each. `open`: a blank form may go on elsewhere."""

    title: str
    condition: str
    blocks: tuple[tuple["Item", ...], ...]
    open: bool = False


Item: TypeAlias = Question | Remark | Grid | Group | Repeat


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A part of the form; loose questions have no title."""

    title: str
    condition: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole questionnaire, blank or `filled`."""

    title: str
    version: str
    filled: bool
    sections: tuple[PaperSection, ...]

    def questions(self) -> Iterator[Question]:
        """All its questions in the order of the pages, those of each block of a repeat."""
        for section in self.sections:
            yield from questions_of(section.items)


def span_of(items: tuple[Item, ...]) -> tuple[int, int] | None:
    """The first and the last number of the questions of some items; None where there are none."""
    numbers = [question.number for question in questions_of(items)]
    return (min(numbers), max(numbers)) if numbers else None


def questions_of(items: tuple[Item, ...]) -> Iterator[Question]:
    """All the questions of some items, in order."""
    for item in items:
        match item:
            case Question():
                yield item
            case Grid():
                yield from item.rows
            case Group():
                yield from questions_of(item.items)
            case Repeat():
                for block in item.blocks:
                    yield from questions_of(block)
