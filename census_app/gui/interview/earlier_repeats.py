"""Last year's occurrences of a repeat: in words, as this year's form takes them, beside those of now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from census_app.forms import Filling, FillingError, FormDefinition, NodeState
from census_app.gui.interview.earlier import answer_words
from census_app.gui.interview.editors import EDITORS

if TYPE_CHECKING:
    from census_app.services.interviews import LastYear

_WITHIN = frozenset({"group", "instance"})


@dataclass(frozen=True, slots=True)
class EarlierOccurrence:
    """What was said of one thing the year before: in words, and the answers by the name of the question.

    `first` is the name of the first question answered: what tells the thing from the others.
    """

    year: int
    text: str
    first: str
    answers: Mapping[str, str]


def earlier_occurrences(
    last_year: LastYear | None, definition: FormDefinition, repeat: str
) -> tuple[EarlierOccurrence, ...]:
    """Last year's occurrences of a repeat that lies in no other, found by its name."""
    told = () if last_year is None else last_year.repeats.get(repeat.rsplit("/", 1)[-1], ())
    if last_year is None or not told or "[" in repeat:
        return ()
    found = []
    for answers in told:
        nodes = [node for node in _played(definition, repeat, answers) if node.value]
        words = [answer_words(node) for node in nodes]
        if nodes and any(words):
            text = " · ".join(word for word in words if word)
            kept = {node.name: node.value for node in nodes}
            found.append(EarlierOccurrence(last_year.year, text, nodes[0].name, kept))
    return tuple(found)


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
    """Whether nothing at all was said in a repeat."""
    nodes = [node for each in filling.children(repeat) for node in questions(filling, each.path)]
    return not any((node.value and not node.readonly) or node.absence for node in nodes)


def _answers(filling: Filling, occurrence: str) -> dict[str, str]:
    return {node.name: node.value for node in questions(filling, occurrence) if node.relevant and node.value}


def _played(definition: FormDefinition, repeat: str, answers: Mapping[str, str]) -> list[NodeState]:
    """The questions of an occurrence answered as last year, in a filling made for that alone."""
    filling = Filling(definition)
    with suppress(FillingError):
        if not filling.children(repeat):
            filling.add(repeat)
    places = filling.children(repeat)
    if not places:
        return []
    for node in questions(filling, places[0].path):
        if node.name in answers:
            with suppress(FillingError):
                filling.prefill(node.path, answers[node.name])
    return [node for node in questions(filling, places[0].path) if node.name in answers]
