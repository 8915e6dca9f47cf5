"""Where paper takes its words from: a form without answers, or one that is filled."""

from typing import Final, Protocol

from census_app.forms.clauses import Clause, Constant, needs_the_program, pieces
from census_app.forms.definition import NodeDefinition
from census_app.forms.filling import Filling
from census_app.forms.instructions import Instructions
from census_app.forms.node_state import NodeState
from census_app.forms.numbering import numbers, plain_path
from census_app.forms.options import Choice
from census_app.forms.paper import Answer
from census_app.forms.paper_answers import answer_text
from census_app.forms.words import clause_of, is_never_asked
from census_app.forms.xpath.syntax import Number

ABSENCE_WORDS = {
    "ne_sait_pas": "ne sait pas",
    "refus": "refus de répondre",
    "sans_objet": "sans objet",
    "non_demande": "non demandé",
}
_MOST_BOXES = 60
_MOST_SEARCHED_BOXES = 12
_COPIES = 3
_MOST_COPIES = 12
_LONG_BLOCK = 8
"""Lines, about: what takes more is printed fewer times."""

_ALWAYS: Final = Constant(holds=True)


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

    def clause(self, path: str) -> Clause:
        """When a node is asked."""

    def ending(self, path: str) -> str:
        """Which answer to a question leaves nothing more to ask, in words."""

    def choices(self, path: str) -> tuple[Choice, ...]:
        """The choices of a question."""

    def answer(self, path: str) -> Answer | None:
        """What was answered; None on a blank form."""

    def names(self, path: str) -> tuple[str, ...]:
        """The names of the choices taken."""


class BlankSource:
    """A form that nobody has answered."""

    blank = True

    def __init__(self, form: Instructions) -> None:
        self._form = form
        self.numbers = form.numbers

    def definition(self, path: str) -> NodeDefinition:
        """The definition of a node."""
        return self._form.definition.nodes[path]

    def within(self, path: str) -> tuple[str, ...]:
        """The nodes below that may be asked of somebody."""
        return tuple(child.path for child in self.definition(path).children if self._is_printed(child))

    def blocks(self, path: str) -> tuple[str, ...]:
        """As many copies as the form says, or a few; fewer within one another, and of long ones."""
        node = self.definition(path)
        if node.count is not None and isinstance(node.count.syntax, Number):
            return (path,) * max(1, min(int(node.count.syntax.value), _MOST_COPIES))
        inner = any(other.kind == "repeat" and path.startswith(f"{other.path}/") for other in self._nodes())
        long = sum(map(self._height, self.within(path))) > _LONG_BLOCK
        return (path,) * (_COPIES - (inner or long))

    def label(self, path: str) -> str:
        """The label, with dots where it would show an answer."""
        return self._form.text(self.definition(path).label)

    def hints(self, path: str) -> tuple[str, ...]:
        """The hint, and the guidance that is meant for paper."""
        node = self.definition(path)
        return tuple(text for text in (self._form.text(node.hint), self._form.text(node.guidance)) if text)

    def clause(self, path: str) -> Clause:
        """The condition of the node itself: those of its groups stand above it."""
        return self._form.clause(self.definition(path))

    def ending(self, path: str) -> str:
        """The words of the form itself where the next note has them, else ours."""
        found = self._form.endings.get(path)
        if found is None:
            return ""
        siblings = self.within(path.rpartition("/")[0])
        after = siblings[siblings.index(path) + 1 :][:1]
        own = [pieces(self.clause(each)) for each in after if self.definition(each).kind == "note"]
        return "" if any(found.says(*said) for said in own) else found.words

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
        return node.kind != "note" or not needs_the_program(clause_of(self._form, node, inherited=False))

    def _height(self, path: str) -> int:
        """How many lines a question of a block takes, about."""
        node = self.definition(path)
        choices = self.choices(path) if node.itemset is not None or node.choices else ()
        ticked = 0 if is_written(node, choices) else len(choices) // 4
        return 2 + ticked + ("multiline" in node.appearance.split())


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

    def clause(self, path: str) -> Clause:  # noqa: ARG002 - whatever the node
        """Always: only what was asked is printed."""
        return _ALWAYS

    def ending(self, path: str) -> str:  # noqa: ARG002 - whatever the question
        """None: who reads answers is not told where to go."""
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


def is_written(node: NodeDefinition, choices: tuple[Choice, ...]) -> bool:
    """Whether a choice is written rather than ticked: its list is long, searched by typing, or not known."""
    searched = not {"autocomplete", "search"}.isdisjoint(node.appearance.split())
    return not choices or len(choices) > (_MOST_SEARCHED_BOXES if searched else _MOST_BOXES)


def is_shown(node: NodeDefinition) -> bool:
    """Whether a node is ever shown to somebody, or something in it is."""
    if node.children or node.kind in {"group", "repeat"}:
        return node.name != "meta" and any(is_shown(child) for child in node.children)
    if node.bind.calculate is not None and node.kind != "note" and node.label is None:
        return False
    return node.kind not in {"calculate", "hidden"}
