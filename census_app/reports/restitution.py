"""The participants' table of a meeting, as on page 3 of the minutes of 24 September 2015."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Answers:
    """What one participant wrote, in words: labels of choices, lines of free text. Nothing said is empty."""

    commune: str
    uses_services: bool | None
    services: tuple[str, ...]
    expectations: tuple[str, ...]
    participation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tallied:
    """A wording and how many participants gave it."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Restitution:
    """A meeting's individual forms, counted.

    `communes` from the most to the least frequent; `silent` participants did not say where they come from.
    `users` of the `participants` use collaborative services: those of `services`. `expectations` verbatim.
    """

    title: str
    held_on: date
    place: str
    participants: int
    communes: tuple[Tallied, ...]
    silent: int
    users: int
    services: tuple[Tallied, ...]
    expectations: tuple[str, ...]
    participation: tuple[Tallied, ...]
    stakes: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the meeting itself."""

    title: str
    held_on: date
    place: str
    stakes: tuple[str, ...]
    source: str
    note: str


def tabulate(told: Told, forms: Sequence[Answers], orders: Mapping[str, Sequence[str]]) -> Restitution:
    """Count the forms; `orders`: the labels of `services` and `participation` as the form offers them."""
    communes = Counter(form.commune for form in forms if form.commune)
    return Restitution(
        title=told.title,
        held_on=told.held_on,
        place=told.place,
        participants=len(forms),
        communes=tuple(Tallied(*each) for each in sorted(communes.items(), key=lambda each: -each[1])),
        silent=sum(not form.commune for form in forms),
        users=sum(form.uses_services is True for form in forms),
        services=_tallied((form.services for form in forms), orders.get("services", ())),
        expectations=tuple(line for form in forms for line in form.expectations),
        participation=_tallied((form.participation for form in forms), orders.get("participation", ())),
        stakes=told.stakes,
        source=told.source,
        note=told.note,
    )


def _tallied(given: Iterable[Sequence[str]], order: Sequence[str]) -> tuple[Tallied, ...]:
    """How many forms give each label: the most frequent first, then as the questionnaire lists them."""
    counts = Counter(label for labels in given for label in dict.fromkeys(labels))
    ranks = {label: rank for rank, label in enumerate(order)}
    labels = sorted(counts, key=lambda label: (-counts[label], ranks.get(label, len(ranks))))
    return tuple(Tallied(label, counts[label]) for label in labels)
