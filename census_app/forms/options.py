"""The choices of a question: which are offered now, and their labels in the language in use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    """The choices offered at some moment; labels are made when asked for, once a language."""

    __slots__ = ("_label", "_labels", "_items", "names", "_known")

    def __init__(self, names: Sequence[str], items: Sequence[object], label: Callable[[object], str]) -> None:
        self.names = tuple(names)
        self._known = frozenset(names)
        self._items = tuple(items)
        self._label = label
        self._labels: dict[str, tuple[Choice, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Options) and self.names == other.names and self._items == other._items

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def choices(self, language: str) -> tuple[Choice, ...]:
        """The choices with their labels; the language only says which labels made before may be given again."""
        if language not in self._labels:
            pairs = zip(self.names, self._items, strict=True)
            self._labels[language] = tuple(Choice(name, self._label(item)) for name, item in pairs)
        return self._labels[language]

    def label(self, name: str) -> str:
        """The label of one choice; empty when it is not offered."""
        if name not in self._known:
            return ""
        return self._label(self._items[self.names.index(name)])


def options_of_itemset(itemset: Itemset, world: World, node: XNode) -> Options:
    """The choices that a list gives for a node.

    Raises:
        XPathError: the list is no list of nodes.
    """
    items = itemset.nodes.run(Scope(world, node, node))
    if not isinstance(items, Nodes):
        raise XPathError("une liste de choix doit être une suite de nœuds", code="type")

    def name(item: XNode) -> str:
        return to_text(itemset.value.run(Scope(world, item, item)))

    def label(item: object) -> str:
        return to_text(itemset.label.run(Scope(world, item, item)))  # type: ignore[arg-type]

    return Options([name(item) for item in items], items, label)


def options_of_choices(choices: Sequence[StaticChoice], spell: Callable[[Wording], str]) -> Options:
    """The choices written with a question; `spell` gives their words."""
    return Options([choice.name for choice in choices], choices, lambda item: spell(item.label))  # type: ignore[attr-defined]
