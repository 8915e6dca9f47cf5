"""What makes the nodes of a filling live: evaluating an expression on a node, and settling after a change."""

import math
from collections.abc import Iterator

from census_app.forms.cells import Graph
from census_app.forms.codecs import kept
from census_app.forms.context import Context
from census_app.forms.definition import FormDefinition, Itemset, NodeDefinition
from census_app.forms.nodes import Branch, Leaf, Node, Series
from census_app.forms.options import Options, options_of_choices, options_of_itemset
from census_app.forms.world import FillingWorld
from census_app.forms.xpath.compile import Expression
from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.values import Value, to_number

_MOST_INSTANCES = 5_000


class Runtime:
    """The nodes of one filling, their graph of cells, and the world of their expressions.

    `failures` keeps, by path, what went wrong when an expression was run; its value is then empty.
    """

    def __init__(self, definition: FormDefinition, context: Context, language: str) -> None:
        self.definition = definition
        self.context = context
        self.graph = Graph()
        self.world = FillingWorld(definition, context, language, self.graph)
        self.failures: dict[str, str] = {}
        self.gone: set[str] = set()
        self._constant: dict[Itemset, Options] = {}
        self.root = Branch(self, definition.root, None)
        self.world.document.root = self.root

    def kept(self, definition: NodeDefinition, text: str) -> str:
        """What a node keeps of a text."""
        return kept(definition, text)

    def evaluate(self, expression: Expression, node: Node) -> Value:
        """The value of an expression on a node; empty where it cannot be run, which is then noted."""
        try:
            return expression.run(Scope(self.world, node, node))
        except XPathError as error:
            self.failures[node.definition.path] = str(error)
        except (ArithmeticError, ValueError, RecursionError) as error:
            self.failures[node.definition.path] = f"« {expression.text} » ne peut pas être calculé : {error}"
        return ""

    def whole_number(self, expression: Expression, node: Node) -> int | None:
        """The whole number, from 0, that an expression gives on a node; None where it gives none."""
        number = to_number(self.evaluate(expression, node))
        return None if math.isnan(number) or math.isinf(number) else max(0, min(int(number), _MOST_INSTANCES))

    def options(self, leaf: Leaf) -> Options | None:
        """The choices offered to a question now."""
        definition = leaf.definition
        itemset = definition.itemset
        if itemset is None:
            return options_of_choices(
                definition.choices,
                lambda wording: self.world.spell(wording, leaf),
                lasting=self._lasting(leaf),
            )
        if itemset.constant and itemset in self._constant:
            return self._constant[itemset]
        try:
            found = options_of_itemset(itemset, self.world, leaf, lasting=self._lasting(leaf))
        except XPathError as error:
            self.failures[definition.path] = str(error)
            return None
        if itemset.constant:
            self._constant[itemset] = found
        return found

    def _lasting(self, leaf: Leaf) -> bool:
        """Whether no answer appears in the labels of the choices of a question."""
        itemset = leaf.definition.itemset
        words = [choice.label for choice in leaf.definition.choices]
        if itemset is not None:
            words = [*self.definition.itext.values()] if itemset.label.text.startswith("jr:itext") else []
            if not itemset.nodes.text.startswith(("instance(", "randomize(instance(")):
                return False
        return not any(
            isinstance(part, Expression) for word in words for text in word.texts.values() for part in text
        )

    def add_instance(self, series: Series, place: int | None = None) -> Branch:
        """Add an occurrence at the end of a repeat, or at a place from 0."""
        branch = Branch(self, series.definition, series.branch, series)
        series.instances.insert(len(series.instances) if place is None else place, branch)
        self._reordered(series)
        return branch

    def begin_instance(self, series: Series, *, seeded: bool) -> Branch:
        """Add an occurrence at the end of a repeat, its own repeats with the occurrences they begin with.

        Those are as in the template, or, `seeded`, as the instance of the form shows them at that place.
        """
        branch = self.add_instance(series)
        for node in branch.nodes():
            if isinstance(node, Series) and node.definition.count is None:
                first = node.definition.initial
                wanted = self.definition.seeds.counts.get(node.path, first) if seeded else first
                while len(node.instances) < wanted:
                    self.begin_instance(node, seeded=seeded)
        return branch

    def seed(self) -> None:
        """Give a new filling what the form begins with."""
        seeds = self.definition.seeds
        for node in _growing(self.root):
            if isinstance(node, Series) and node.definition.count is None:
                while len(node.instances) < seeds.counts.get(node.path, 0):
                    self.add_instance(node)
            elif isinstance(node, Leaf) and node.path in seeds.texts:
                node.base.write(self.kept(node.definition, seeds.texts[node.path]))

    def move_instance(self, series: Series, branch: Branch, place: int) -> None:
        """Put an occurrence at another place, from 0."""
        series.instances.remove(branch)
        series.instances.insert(place, branch)
        self._reordered(series)

    def remove_instance(self, series: Series, place: int) -> None:
        """Remove the occurrence at a place, from 0; the paths that are no more are noted in `gone`."""
        before = {node.path for instance in series.instances[place:] for node in instance.nodes()}
        branch = series.instances.pop(place)
        for node in branch.nodes():
            node.alive = False
            for cell in node.cells():
                cell.drop()
        self._reordered(series)
        self.gone |= before - {
            node.path for instance in series.instances[place:] for node in instance.nodes()
        }

    def _reordered(self, series: Series) -> None:
        for number, instance in enumerate(series.instances, 1):
            instance.number.write(number)
        series.order.write(series.order.peek() + 1)


def _growing(branch: Branch) -> Iterator[Node]:
    """The nodes below in document order; occurrences added while one walks are walked too."""
    for slot in branch.slots.values():
        yield slot
        below = slot.instances if isinstance(slot, Series) else [slot]
        for each in below:
            if isinstance(each, Branch):
                yield from _growing(each)
