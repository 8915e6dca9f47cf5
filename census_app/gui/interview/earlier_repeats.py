"""Last year's occurrences of a repeat: in words, as this year's form takes them, beside those of now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.forms import Filling, FillingError, FormDefinition, NodeState
from census_app.gui.interview.earlier import answer_words
from census_app.gui.interview.editors import EDITORS
from census_app.services.told_answers import Occurrence

if TYPE_CHECKING:
    from census_app.services.interviews import LastYear

_WITHIN = frozenset({"group", "instance"})


@dataclass(frozen=True, slots=True)
class EarlierOccurrence:
    """What was said of one thing the year before: in words, and as this year's form takes it again.

    `first` is the name of the first question answered: what tells the thing from the others.
    """

    year: int
    text: str
    first: str
    said: Occurrence

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers by the name of the question."""
        return self.said.answers


class EarlierRepeats:
    """Last year's occurrences of each repeat, found by its name; what lies within another, in what it was."""

    def __init__(self, last_year: LastYear | None) -> None:
        self._last_year = last_year
        self._known: dict[tuple[str, int], tuple[EarlierOccurrence, ...]] = {}

    def of(self, filling: Filling, repeat: str) -> tuple[EarlierOccurrence, ...]:
        """Last year's occurrences of a repeat as it stands now; those of a kind of thing are made once."""
        if self._last_year is None:
            return ()
        around, _, rest = repeat.rpartition("[")
        said = Occurrence(self._last_year.answers, self._last_year.repeats)
        if around:
            found, _missing = matched(self.of(filling, around), filling, around)
            place = int(rest.partition("]")[0])
            earlier = found[place - 1] if place <= len(found) else None
            if earlier is None:
                return ()
            said = earlier.said
        key = (_first_place(repeat), id(said.repeats))
        if key not in self._known:
            told = said.repeats.get(repeat.rsplit("/", 1)[-1], ())
            made = (_made(self._last_year.year, filling.definition, key[0], said, each) for each in told)
            self._known[key] = tuple(each for each in made if each is not None)
        return self._known[key]


def _made(
    year: int, definition: FormDefinition, repeat: str, around: Occurrence, said: Occurrence
) -> EarlierOccurrence | None:
    """An occurrence of last year; None when this year's form takes nothing of it."""
    nodes = [node for node in _played(definition, repeat, around, said) if node.value]
    text = " · ".join(word for word in map(answer_words, nodes) if word)
    if not text:
        return None
    kept = Occurrence({node.name: node.value for node in nodes}, said.repeats)
    return EarlierOccurrence(year, text, nodes[0].name, kept)


def _first_place(repeat: str) -> str:
    """The path of a repeat within the first occurrences of those around it."""
    return re.sub(r"\[\d+\]", "[1]", repeat)


def matched(
    earlier: Sequence[EarlierOccurrence], filling: Filling, repeat: str
) -> tuple[list[EarlierOccurrence | None], list[EarlierOccurrence]]:
    """Which of last year's each occurrence of now is, and those of last year that none is.

    The same first answer is the same thing; what has no first answer yet is matched in its order.
    """
    now = [_answers(filling, each.path) for each in filling.children(repeat)]
    rest = list(earlier)
    found: list[EarlierOccurrence | None] = []
    for answers in now:
        same = next((each for each in rest if answers.get(each.first) == each.answers[each.first]), None)
        found.append(same)
        if same is not None:
            rest.remove(same)
    for place, answers in enumerate(now):
        if found[place] is None and rest and not answers.get(rest[0].first):
            found[place] = rest.pop(0)
    return found, rest


def questions(filling: Filling, top: str) -> list[NodeState]:
    """The questions at or below an occurrence, in order, those of its groups included."""
    found = []
    for node in filling.children(top):
        if node.kind in _WITHIN:
            found += questions(filling, node.path)
        elif node.kind in EDITORS:
            found.append(node)
    return found


def is_blank(filling: Filling, repeat: str) -> bool:
    """Whether nothing at all was said in a repeat, nor in what lies within."""
    return not any(
        (node.value and not node.readonly) or node.absence
        for node in filling.nodes()
        if node.kind in EDITORS and node.path.startswith(f"{repeat}[")
    )


def _answers(filling: Filling, occurrence: str) -> dict[str, str]:
    return {node.name: node.value for node in questions(filling, occurrence) if node.relevant and node.value}


def _played(definition: FormDefinition, repeat: str, around: Occurrence, said: Occurrence) -> list[NodeState]:
    """The questions of an occurrence answered as last year, in a filling made for that alone."""
    filling = Filling(definition)
    with suppress(FillingError):
        for series in [repeat[: place.start()] for place in re.finditer(r"\[1\]", repeat)] + [repeat]:
            if not filling.children(series):
                filling.add(series)
    if "[" in repeat:
        _answer(filling, repeat.rpartition("/")[0].rpartition("]")[0] + "]", around)
    places = filling.children(repeat)
    if not places:
        return []
    _answer(filling, places[0].path, said)
    return [node for node in questions(filling, places[0].path) if node.name in said.answers]


def _answer(filling: Filling, occurrence: str, said: Occurrence) -> None:
    for node in questions(filling, occurrence):
        if node.name in said.answers:
            with suppress(FillingError):
                filling.prefill(node.path, said.answers[node.name])
