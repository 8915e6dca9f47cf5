"""What makes the nodes of a filling live: evaluating an expression on a node, and settling after a change."""

import math

from census_app.forms.cells import Graph
from census_app.forms.codecs import kept
from census_app.forms.context import Context
from census_app.forms.definition import FormDefinition, Itemset, NodeDefinition
from census_app.forms.nodes import Branch, Leaf, Node, Series, make
from census_app.forms.options import Options, options_of_choices, options_of_itemset
from census_app.forms.world import FillingWorld
from census_app.forms.xpath.compile import Expression
from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.values import Value, to_number

_MOST_INSTANCES = 5_000


class Runtime:
    """The nodes of one filling, their graph of cells, and the world of their expressions.

    `failures` keeps, by path, what went wrong when an expression was run (in French); such a rule counts as unset.
    """

    def __init__(self, definition: FormDefinition, context: Context, language: str) -> None:
        self.definition = definition
        self.context = context
        self.graph = Graph()
        self.world = FillingWorld(definition, context, language, self.graph)
        self.failures: dict[str, str] = {}
        self._constant: dict[Itemset, Options] = {}
        root = make(self, definition.root, None)
        assert isinstance(root, Branch)
        self.root = root
        self.world.document.root = root

    def kept(self, definition: NodeDefinition, text: str) -> str:
        """What a node keeps of a text."""
        return kept(definition, text)

    def evaluate(self, expression: Expression, node: Node) -> Value:
        """The value of an expression on a node; empty where it cannot be run, which is then noted."""
        try:
            return expression.run(Scope(self.world, node, node))
        except XPathError as error:
            self.failures[node.definition.path] = str(error)
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
            return options_of_choices(definition.choices, lambda wording: self.world.spell(wording, leaf))
        if itemset.constant and itemset in self._constant:
            return self._constant[itemset]
        try:
            found = options_of_itemset(itemset, self.world, leaf)
        except XPathError as error:
            self.failures[definition.path] = str(error)
            return None
        if itemset.constant:
            self._constant[itemset] = found
        return found

    def add_instance(self, series: Series, place: int | None = None) -> Branch:
        """Add an occurrence at the end of a repeat, or at a place from 0."""
        branch = Branch(self, series.definition, series.branch, series)
        series.instances.insert(len(series.instances) if place is None else place, branch)
        self._reordered(series)
        return branch

    def begin(self, series: Series) -> None:
        """Give a new repeat the occurrences that the form begins with, and so for those within."""
        while not series.definition.count and len(series.instances) < series.definition.initial:
            for node in self.add_instance(series).nodes():
                if isinstance(node, Series):
                    self.begin(node)

    def move_instance(self, series: Series, branch: Branch, place: int) -> None:
        """Put an occurrence at another place, from 0."""
        series.instances.remove(branch)
        series.instances.insert(place, branch)
        self._reordered(series)

    def remove_instance(self, series: Series, place: int) -> None:
        """Remove the occurrence at a place, from 0."""
        branch = series.instances.pop(place)
        for node in branch.nodes():
            for cell in node.cells():
                cell.drop()
        self._reordered(series)

    def _reordered(self, series: Series) -> None:
        series.order.write(series.order.peek() + 1)
