"""Playing an interview that was written down: answers by question name, given in the form's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from census_app.errors import CensusError
from census_app.services.reference import catalogue

if TYPE_CHECKING:
    from census_app.forms import Filling

EXAMPLE_NOTE: Final = "Exemple : valeur inventée pour la démonstration."


@dataclass(frozen=True, slots=True)
class Told:
    """An interview as ``interviews.toml`` tells it.

    ``answers`` and ``absences`` go by question name, ``repeats`` by the name of the repeat, one mapping an
    occurrence. ``previous`` are the answers that were different the year before; empty when the record
    was not met then. A draft (``finished`` false) stays as it is.
    """

    name: str
    kind: str = "initiative"
    answers: Mapping[str, str] = field(default_factory=dict)
    absences: Mapping[str, str] = field(default_factory=dict)
    repeats: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    previous: Mapping[str, str] = field(default_factory=dict)
    minutes: int = 0
    finished: bool = True
    status: str = ""
    corrected: Mapping[str, str] = field(default_factory=dict)
    why: str = ""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Told:
        """An entry of the file."""
        known = dict(entry)
        for key in ("answers", "previous", "corrected"):
            known[key] = {name: str(value) for name, value in entry.get(key, {}).items()}
        known["repeats"] = {
            name: [{key: str(value) for key, value in one.items()} for one in occurrences]
            for name, occurrences in entry.get("repeats", {}).items()
        }
        known["answers"].setdefault("name", entry["name"])
        return cls(**known)

    def as_of_previous_year(self) -> Told:
        """The same interview, a year earlier."""
        return replace(
            self,
            answers={**self.answers, **self.previous},
            previous={},
            finished=True,
            status="validee",
            corrected={},
        )

    def once_corrected(self) -> Told:
        """What is said otherwise once the interview is open again, and nothing else."""
        return replace(self, answers=self.corrected, absences={}, repeats={}, finished=False)


def play(filling: Filling, told: Told, *, note: str = "") -> None:
    """Give the answers in the form's order, as questions appear; say « non demandé » of the rest.

    ``note`` is put on every answer that gives a figure. CensusError when an answer found no
    question: the example no longer agrees with the questionnaire.
    """
    waiting = {**told.answers, **{name: f"!{why}" for name, why in told.absences.items()}}
    while waiting and _give(filling, waiting):
        _open_repeats(filling, told)
    if waiting:
        raise CensusError(f"« {told.name} » : aucune question ouverte pour {', '.join(sorted(waiting))}.")
    if told.finished:
        _leave_the_rest(filling)
    if note:
        for node in filling.nodes():
            if node.save_to in catalogue() and (node.value or node.absence):
                filling.annotate(node.path, note)


def _give(filling: Filling, waiting: dict[str, str]) -> bool:
    """Answer what is open now; whether anything was."""
    given = False
    for node in filling.nodes():
        text = waiting.get(node.name)
        if text is None or node.kind == "calculate" or not filling.node(node.path).relevant:
            continue
        if text.startswith("!"):
            filling.mark(node.path, text[1:])
        else:
            filling.set(node.path, text)
        del waiting[node.name]
        given = True
    return given


def _open_repeats(filling: Filling, told: Told) -> None:
    for node in filling.nodes():
        occurrences = told.repeats.get(node.name)
        if node.kind != "repeat" or not occurrences or not node.relevant:
            continue
        while len(filling.children(node.path)) < len(occurrences):
            filling.add(node.path)
        for number, occurrence in enumerate(occurrences, 1):
            for child in filling.children(f"{node.path}[{number}]"):
                if child.name in occurrence and child.value != occurrence[child.name]:
                    filling.set(child.path, occurrence[child.name])


def _leave_the_rest(filling: Filling) -> None:
    while missing := [issue for issue in filling.validate() if issue.kind == "missing"]:
        for issue in missing:
            filling.mark(issue.path, "non_demande")
