"""Which nodes each node is computed from: the order of the work, and the circles that forbid any."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from census_app.forms.definition import NodeDefinition
from census_app.forms.problems import FormError, Problem
from census_app.forms.xpath.compile import parts
from census_app.forms.xpath.parser import parse
from census_app.forms.xpath.syntax import Call, Path, Step, Syntax, Text


def references(syntax: Syntax, context: str) -> frozenset[str]:
    """The paths, without occurrence numbers, that an expression of the node `context` reads."""
    return frozenset(_references(syntax, context, context))


def _references(syntax: Syntax, context: str | None, current: str) -> Iterator[str]:
    """`context` is where relative paths start (None in a list), `current` what `current()` gives."""
    if isinstance(syntax, Path):
        yield from _of_path(syntax, context, current)
        return
    if isinstance(syntax, Call) and syntax.name == "jr:choice-name" and len(syntax.arguments) == 2:
        target = syntax.arguments[1]
        if isinstance(target, Text):
            yield from _references(parse(target.value), context, current)
    if isinstance(syntax, Call) and syntax.name == "position":
        return  # it looks at the place of a node, not at what it holds
    for part in parts(syntax):
        yield from _references(part, context, current)


def _of_path(path: Path, context: str | None, current: str) -> Iterator[str]:
    """The place a path leads to, and what the predicates on its way read there."""
    place = context
    if path.start == "/":
        place = ""
    elif isinstance(path.start, Call) and path.start.name == "current":
        place = current
    elif path.start is not None and not isinstance(path.start, str):
        yield from _references(path.start, context, current)
        place = None
    for predicate in path.filters:
        yield from _references(predicate, place, current)
    for step in path.steps:
        place = _after(place, step)
        for predicate in step.predicates:
            yield from _references(predicate, place, current)
    if place is not None:
        yield place


def _after(place: str | None, step: Step) -> str | None:
    if place is None or step.axis == "self":
        return place
    if step.axis == "parent":
        return place.rpartition("/")[0]
    return f"{place}/{step.test.partition(':')[2] or step.test}" if step.axis == "child" else None


def _rules(node: NodeDefinition, nodes: Mapping[str, NodeDefinition]) -> Iterator[str]:
    """The nodes of which the value, or the relevance, of a node is made."""
    if node.bind.calculate is not None:
        yield from references(node.bind.calculate.syntax, node.path) - {node.path}
    if node.bind.relevant is not None:
        yield from references(node.bind.relevant.syntax, node.path)
    if node.count is not None:
        yield from references(node.count.syntax, node.path)
    parent = node.path.rpartition("/")[0]
    if parent in nodes:
        yield parent


def _lists(node: NodeDefinition) -> frozenset[str]:
    """The nodes that the choices of a question depend on."""
    if node.itemset is None or node.itemset.constant:
        return frozenset()
    return references(node.itemset.nodes.syntax, node.path) - {node.path}


def _keeps_its_answer(node: NodeDefinition) -> bool:
    """Whether a list of choices looks at the answer of its question: to go on offering it."""
    return node.itemset is not None and node.path in references(node.itemset.nodes.syntax, node.path)


def _sorted(nodes: Mapping[str, NodeDefinition]) -> tuple[TopologicalSorter[str], tuple[str, ...]]:
    """The nodes in the order of the work, and the circle that forbids any.

    Two lists may look at each other's answers, as where a choice may be made once only: neither answer is
    made of the other, so such a circle is opened. So is one through a list that goes on offering what is
    chosen: what others have taken is left out, and the answer stays.
    """
    rules = {path: frozenset(_rules(node, nodes)) & nodes.keys() for path, node in nodes.items()}
    edges = {path: rules[path] | (_lists(node) & nodes.keys()) for path, node in nodes.items()}
    while True:
        sorter = TopologicalSorter(edges)
        try:
            sorter.prepare()
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))
            turns = list(pairwise(circle))
            among = [(path, source) for path, source in turns if source not in rules[path]]
            kept = [(path, source) for path, source in among if _keeps_its_answer(nodes[path])]
            if not kept and len(among) < len(turns):
                return sorter, circle
            path, source = (kept or among)[0]
            edges[path] -= {source}
            continue
        return TopologicalSorter(edges), ()


def cycle(nodes: Mapping[str, NodeDefinition]) -> tuple[str, ...]:
    """The paths of a circle of calculations and relevances, the first repeated at the end; or nothing."""
    return _sorted(nodes)[1]


def ranks(nodes: Mapping[str, NodeDefinition]) -> dict[str, int]:
    """The order of the work: each node after those it is computed from."""
    return {path: rank for rank, path in enumerate(_sorted(nodes)[0].static_order())}


def check_cycles(nodes: Mapping[str, NodeDefinition]) -> None:
    """Refuse a form whose calculations go round in a circle.

    Raises:
        FormError: with the names of the questions of the circle.
    """
    found = cycle(nodes)
    if found:
        names = " → ".join(path.rpartition("/")[2] for path in found)
        message = (
            f"des calculs ou des conditions tournent en rond : {names} ; enlevez l'une de ces dépendances"
        )
        raise FormError((Problem("", None, "", "cycle", message),))
