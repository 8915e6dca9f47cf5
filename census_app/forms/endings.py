"""Answers that end a form: nothing is asked after « Non » to the consent, which is said once, there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from census_app.forms.clauses import Fact, Said, pieces
from census_app.forms.french import listed
from census_app.forms.unanswered import Unanswered
from census_app.forms.words import clause_of


@dataclass(frozen=True, slots=True)
class Ending:
    """A question that ends the form: the choices that end it, and those after which it goes on, as quoted."""

    path: str
    question: str
    ends: tuple[str, ...]
    goes_on: tuple[str, ...]

    @property
    def words(self) -> str:
        """« Si « Non » : arrêtez-vous là, rien d’autre n’est demandé »."""
        return f"Si {listed(self.ends, 'ou')} : arrêtez-vous là, rien d’autre n’est demandé"

    def says(self, *said: Said) -> bool:
        """Whether a condition is that one of the choices that end the form was made."""
        return said == (Fact("is", self.question, self.ends),)

    def goes_without_saying(self, said: Said) -> bool:
        """Whether who has come past the question needs not be told this."""
        if not isinstance(said, Fact) or said.question != self.question:
            return False
        return set(self.goes_on) <= _allowed(said, (*self.goes_on, *self.ends))


def endings(form: Unanswered) -> Mapping[str, Ending]:
    """The questions that end a form, by their path.

    All that is asked after such a question, in other sections too, needs one of its other choices.
    """
    asked = list(form.numbers)
    conditions = _Conditions(form)
    needed = {fact.question for fact in conditions.facts(asked[-1])} if asked else set()
    found: dict[str, Ending] = {}
    for place, path in enumerate(asked[:-1]):
        if _named(form, path) not in needed or _section(form, path) == _section(form, asked[-1]):
            continue
        ending = _ending(form, path, [tuple(conditions.facts(later)) for later in asked[place + 1 :]])
        if ending is not None:
            found[path] = ending
    return found


def _ending(form: Unanswered, path: str, after: list[tuple[Fact, ...]]) -> Ending | None:
    """The choices of a question that leave nothing to ask, given what all that follows needs."""
    node, question = form.definition.nodes[path], _named(form, path)
    if node.kind != "select_one":
        return None
    labels = tuple(f"« {form.label_of(node, each.name)} »" for each in form.choices(node))
    ends = set(labels)
    for facts in after:
        allowed = [_allowed(fact, labels) for fact in facts if fact.question == question]
        ends &= set().union(*(set(labels) - each for each in allowed))
    goes_on = tuple(label for label in labels if label not in ends)
    if not ends or not goes_on:
        return None
    return Ending(path, question, tuple(label for label in labels if label in ends), goes_on)


def _named(form: Unanswered, path: str) -> str:
    return f"la question {form.numbers[path]}"


class _Conditions:
    """When the nodes of a form are asked; each condition is read once."""

    def __init__(self, form: Unanswered) -> None:
        self._form = form
        self._own: dict[str, tuple[Fact, ...]] = {}

    def facts(self, path: str) -> Iterator[Fact]:
        """What must hold of one question, each, for a node and the groups around it to be asked."""
        while (node := self._form.definition.nodes.get(path)) is not None:
            if path not in self._own:
                said = pieces(clause_of(self._form, node, inherited=False))
                self._own[path] = tuple(part for part in said if isinstance(part, Fact))
            yield from self._own[path]
            path = path.rpartition("/")[0]


def _allowed(fact: Fact, labels: tuple[str, ...]) -> set[str]:
    """The choices of its question with which a fact holds."""
    match fact.verb:
        case "is":
            return set(fact.values)
        case "is not" | "other":
            return set(labels) - set(fact.values)
        case "unanswered":
            return set()
    return set(labels)


def _section(form: Unanswered, path: str) -> str:
    """The name of the part of the form that a question stands in."""
    return path.removeprefix(f"{form.definition.root.path}/").partition("/")[0]
