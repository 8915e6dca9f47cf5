"""The answers of a filling by the names of their questions: what the versions of a form have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_PLACE = re.compile(r"([^/\[\]]+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What was said of one thing: answers by question, and by repeat what was said of the things within."""

    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Thing:
    """An occurrence while its answers are gathered, by repeat and number."""

    answers: dict[str, str] = field(default_factory=dict)
    within: dict[str, dict[int, _Thing]] = field(default_factory=dict)

    def told(self) -> Occurrence:
        return Occurrence(self.answers, self.repeats())

    def repeats(self) -> dict[str, tuple[Occurrence, ...]]:
        return {
            name: tuple(thing.told() for _number, thing in sorted(things.items()))
            for name, things in self.within.items()
        }


def told(state: Mapping[str, Any]) -> Occurrence:
    """What a filling's state says, the whole as one thing; occurrences without an answer are left out."""
    whole = _Thing()
    for path, value in state.get("answers", {}).items():
        if value:
            thing = whole
            for name, number in _PLACE.findall(path):
                thing = thing.within.setdefault(name, {}).setdefault(int(number), _Thing())
            thing.answers[path.rsplit("/", 1)[-1]] = value
    return whole.told()
