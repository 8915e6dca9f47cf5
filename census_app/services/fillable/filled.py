"""What a workbook that came back says: answers by question, and what could not be understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from census_app.services.fillable.marks import Passport
from census_app.services.fillable.plan import PARENT, PICK, RANK, TICK

_PART: Final = re.compile(f"[{re.escape(TICK + RANK + PICK + PARENT)}]")


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """A French sentence about a cell. `text` is what was written there, when it had no place of its own.

    `path` is the question it is about, empty when it is about none.
    """

    sheet: str
    cell: str
    label: str
    message: str
    text: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class FilledAnswer:
    """What is said of one question; `path` numbers the occurrences of what repeats (`/data/site[2]/part`).

    `text` is written as ODK writes it; `absence` says why there is none; `note` is the remark, with what was
    written and could not be understood. `untouched`: nothing was changed of what had been written there
    beforehand; `cleared`: it was taken away. `sheet` and `cell` are where it stands.
    """

    path: str
    label: str
    sheet: str
    cell: str
    text: str = ""
    absence: str = ""
    note: str = ""
    untouched: bool = False
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A workbook that was filled in. `repeats`: how many occurrences each repeat has that was filled in."""

    file_name: str
    passport: Passport
    answers: tuple[FilledAnswer, ...]
    repeats: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[SheetProblem, ...] = ()

    @property
    def said(self) -> dict[str, str]:
        """All that it says, by path: what tells whether it was received before."""
        said = {each.path: f"{each.text}\n{each.absence}\n{each.note}" for each in self.answers}
        counts = {path: str(count) for path, count in self.repeats.items()}
        beside = {f"{each.sheet} {each.cell}": each.text for each in self.problems if each.text}
        return said | counts | beside


def question_of(key: str) -> str:
    """The path of the question that a key is a part of."""
    return _PART.split(key, maxsplit=1)[0]


def part_of(key: str) -> str:
    """What the key says of the part: the name of a choice, a place; empty for the whole answer."""
    found = _PART.search(key)
    return "" if found is None else key[found.end() :]
