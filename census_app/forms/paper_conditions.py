"""Conditions on paper: what holds for several questions in a row is said once, above them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from census_app.forms.clauses import Said, join, sentence
from census_app.forms.paper import Group, Item, Question

Asked: TypeAlias = tuple[Item, tuple[Said, ...]]
"""What is printed, and all that must hold for it to be asked; nothing for what says it itself."""


def gathered(asked: Sequence[Asked]) -> Iterator[Item]:
    """The same items: questions in a row that need the same thing are in a group that says it."""
    place = 0
    while place < len(asked):
        count, shared = _alike(asked[place:])
        if count > 1:
            rest = [
                (item, tuple(each for each in needs if each not in shared))
                for item, needs in asked[place : place + count]
            ]
            yield Group("", _words(shared), tuple(gathered(rest)))
        else:
            yield _alone(*asked[place])
        place += count


def _alike(asked: Sequence[Asked]) -> tuple[int, tuple[Said, ...]]:
    """How many of the first items have something in common, and what."""
    shared = asked[0][1]
    for count, (_, needs) in enumerate(asked[1:], 1):
        common = tuple(each for each in shared if each in needs)
        if not common:
            return count, shared
        shared = common
    return (len(asked), shared) if shared else (1, shared)


def _alone(item: Item, needs: tuple[Said, ...]) -> Item:
    return replace(item, condition=_words(needs)) if isinstance(item, Question) and needs else item


def _words(needs: tuple[Said, ...]) -> str:
    return sentence(join("et", needs))
