"""The choices of a question: which are offered now, and their labels in the language in use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from typing_extensions import override

from census_app.forms.definition import Itemset, StaticChoice, Wording
from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.scope import Scope, World
from census_app.forms.xpath.values import Nodes, XNode, to_text


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: the name that is kept, the label that is shown."""

    name: str
    label: str


class Options:
    """The choices offered at some moment.

    Labels are made when asked for, once a language where they are `lasting`: no answer appears in them.
    """

    __slots__ = ("_items", "_known", "_label", "_labels", "lasting", "names")

    def __init__(
        self, names: Sequence[str], items: Sequence[Any], label: Callable[[Any], str], *, lasting: bool
    ) -> None:
        self.names = tuple(names)
        self.lasting = lasting
        self._known = frozenset(names)
        self._items = tuple(items)
        self._label = label
        self._labels: dict[str, tuple[Choice, ...]] = {}

    @override
    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Options) and self.names == other.names and self._items == other._items
        )

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def choices(self, language: str) -> tuple[Choice, ...]:
        """The choices with their labels; the language says which labels made before may be given again."""
        if language in self._labels:
            return self._labels[language]
        made = tuple(
            Choice(name, self._label(item)) for name, item in zip(self.names, self._items, strict=True)
        )
        if self.lasting:
            self._labels[language] = made
        return made

    def label(self, name: str) -> str:
        """The label of one choice; empty when it is not offered."""
        return self._label(self._items[self.names.index(name)]) if name in self._known else ""


def options_of_itemset(itemset: Itemset, world: World, node: XNode, *, lasting: bool) -> Options:
    """The choices that a list gives for a node.

    Raises:
        XPathError: the list is no list of nodes.
    """
    items = itemset.nodes.run(Scope(world, node, node))
    if not isinstance(items, Nodes):
        raise XPathError("une liste de choix doit être une suite de nœuds", code="type")

    def name(item: XNode) -> str:
        return to_text(itemset.value.run(Scope(world, item, item)))

    def label(item: XNode) -> str:
        return to_text(itemset.label.run(Scope(world, item, item)))

    return Options([name(item) for item in items], items, label, lasting=lasting)


def options_of_choices(
    choices: Sequence[StaticChoice], spell: Callable[[Wording], str], *, lasting: bool
) -> Options:
    """The choices written with a question; `spell` gives their words."""

    def label(choice: StaticChoice) -> str:
        return spell(choice.label)

    return Options([choice.name for choice in choices], choices, label, lasting=lasting)
