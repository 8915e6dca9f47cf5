"""Where paper takes its words from: a form without answers, or one that is filled."""

from typing import Protocol

from census_app.forms.definition import UNASKED_KINDS, NodeDefinition
from census_app.forms.dependencies import references
from census_app.forms.filling import Filling
from census_app.forms.node_state import NodeState
from census_app.forms.numbering import numbers, plain_path
from census_app.forms.options import Choice
from census_app.forms.paper import Answer
from census_app.forms.paper_answers import answer_text
from census_app.forms.unanswered import Unanswered
from census_app.forms.words import condition_of, is_never_asked
from census_app.forms.xpath.syntax import Number

ABSENCE_WORDS = {
    "ne_sait_pas": "ne sait pas",
    "refus": "refus de répondre",
    "sans_objet": "sans objet",
    "non_demande": "non demandé",
}
_COPIES = 3
_MOST_COPIES = 12


class Source(Protocol):
    """What paper asks of a form; paths have occurrence numbers where it is filled, not `blank`."""

    blank: bool
    numbers: dict[str, int]

    def definition(self, path: str) -> NodeDefinition:
        """The definition of a node."""

    def within(self, path: str) -> tuple[str, ...]:
        """The nodes directly below a group, an occurrence or the root that are printed."""

    def blocks(self, path: str) -> tuple[str, ...]:
        """The occurrences of a repeat that are printed."""

    def label(self, path: str) -> str:
        """The label of a node."""

    def hints(self, path: str) -> tuple[str, ...]:
        """What is said under a question."""

    def condition(self, path: str) -> str:
        """When a node is asked, in words."""

    def choices(self, path: str) -> tuple[Choice, ...]:
        """The choices of a question."""

    def answer(self, path: str) -> Answer | None:
        """What was answered; None on a blank form."""

    def names(self, path: str) -> tuple[str, ...]:
        """The names of the choices taken."""


class BlankSource:
    """A form that nobody has answered."""

    blank = True

    def __init__(self, form: Unanswered) -> None:
        self._form = form
        self.numbers = form.numbers

    def definition(self, path: str) -> NodeDefinition:
        """The definition of a node."""
        return self._form.definition.nodes[path]

    def within(self, path: str) -> tuple[str, ...]:
        """The nodes below that may be asked of somebody."""
        return tuple(child.path for child in self.definition(path).children if self._is_printed(child))

    def blocks(self, path: str) -> tuple[str, ...]:
        """As many copies as the form says, or a few; fewer within one another."""
        node = self.definition(path)
        if node.count is not None and isinstance(node.count.syntax, Number):
            return (path,) * max(1, min(int(node.count.syntax.value), _MOST_COPIES))
        inner = any(other.kind == "repeat" and path.startswith(f"{other.path}/") for other in self._nodes())
        return (path,) * (_COPIES - inner)

    def label(self, path: str) -> str:
        """The label, with dots where it would show an answer."""
        return self._form.text(self.definition(path).label)

    def hints(self, path: str) -> tuple[str, ...]:
        """The hint, and the guidance that is meant for paper."""
        node = self.definition(path)
        return tuple(text for text in (self._form.text(node.hint), self._form.text(node.guidance)) if text)

    def condition(self, path: str) -> str:
        """The condition of the node itself: those of its groups stand above it."""
        return condition_of(self._form, self.definition(path), inherited=False)

    def choices(self, path: str) -> tuple[Choice, ...]:
        """All that the list has."""
        return self._form.choices(self.definition(path))

    def answer(self, path: str) -> Answer | None:  # noqa: ARG002 - whatever the question
        """None: nobody has answered."""
        return None

    def names(self, path: str) -> tuple[str, ...]:  # noqa: ARG002 - whatever the question
        """Nothing is ticked."""
        return ()

    def _nodes(self) -> list[NodeDefinition]:
        return list(self._form.definition.nodes.values())

    def _is_printed(self, node: NodeDefinition) -> bool:
        if is_never_asked(self._form, node) or not is_shown(node):
            return False
        return node.kind != "note" or not any(
            path not in self.numbers and self._is_computed(path)
            for part in self._form.shown(node.label)
            for path in references(part.syntax, node.path)
        )

    def _is_computed(self, path: str) -> bool:
        node = self._form.definition.nodes.get(path)
        return node is not None and node.kind in UNASKED_KINDS


class FilledSource:
    """A form with its answers: what was not asked is left out."""

    blank = False

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self.numbers = numbers(filling.definition)

    def definition(self, path: str) -> NodeDefinition:
        """The definition of a node."""
        return self._filling.definition.nodes[plain_path(path)]

    def within(self, path: str) -> tuple[str, ...]:
        """The nodes below that are asked, given the answers."""
        return tuple(
            child.path
            for child in self._filling.children(path)
            if child.relevant and is_shown(self.definition(child.path))
        )

    def blocks(self, path: str) -> tuple[str, ...]:
        """The occurrences."""
        return tuple(child.path for child in self._filling.children(path) if child.relevant)

    def label(self, path: str) -> str:
        """The label."""
        return self._state(path).label

    def hints(self, path: str) -> tuple[str, ...]:  # noqa: ARG002 - whatever the question
        """None: who reads answers is not helped to give them."""
        return ()

    def condition(self, path: str) -> str:  # noqa: ARG002 - whatever the node
        """None: only what was asked is printed."""
        return ""

    def choices(self, path: str) -> tuple[Choice, ...]:
        """The choices that were offered."""
        return self._state(path).choices or ()

    def answer(self, path: str) -> Answer | None:
        """What was answered, or why nothing was."""
        state = self._state(path)
        return Answer(answer_text(state), ABSENCE_WORDS.get(state.absence, state.absence), state.note)

    def names(self, path: str) -> tuple[str, ...]:
        """The names of the choices taken; in their order where they are put in order."""
        state = self._state(path)
        return (state.value,) if state.kind == "select_one" else tuple(state.value.split())

    def _state(self, path: str) -> NodeState:
        return self._filling.node(path)


def is_shown(node: NodeDefinition) -> bool:
    """Whether a node is ever shown to somebody, or something in it is."""
    if node.children or node.kind in {"group", "repeat"}:
        return node.name != "meta" and any(is_shown(child) for child in node.children)
    if node.bind.calculate is not None and node.kind != "note" and node.label is None:
        return False
    return node.kind not in {"calculate", "hidden"}
