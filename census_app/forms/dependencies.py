"""Which nodes each node is computed from: the order of the work, and the circles that forbid any."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from census_app.forms.definition import NodeDefinition
from census_app.forms.problems import FormError, Problem
from census_app.forms.xpath.compile import Expression, walk
from census_app.forms.xpath.syntax import Call, Path, Text


def references(expression: Expression, context: str) -> frozenset[str]:
    """The paths, without occurrence numbers, that an expression of the node `context` reads."""
    return frozenset(_references(expression, context))


def _references(expression: Expression, context: str) -> Iterator[str]:
    for part in walk(expression.syntax):
        if isinstance(part, Path):
            path = _static(part, context)
            if path is not None:
                yield path
        elif isinstance(part, Call) and part.name == "jr:choice-name" and isinstance(part.arguments[1], Text):
            target = part.arguments[1].value.strip()
            yield target if target.startswith("/") else context


def _static(path: Path, context: str) -> str | None:
    """The place a path leads to, or None where it leads into a list or a predicate decides."""
    if path.start == "/":
        parts: list[str] = []
    elif path.start is None or (isinstance(path.start, Call) and path.start.name == "current"):
        parts = [part for part in context.split("/") if part]
    else:
        return None
    for step in path.steps:
        if step.axis == "parent":
            parts = parts[:-1]
        elif step.axis == "child":
            parts.append(step.test.partition(":")[2] or step.test)
        elif step.axis != "self":
            return None
    return "/" + "/".join(parts)


def _sources(node: NodeDefinition, nodes: Mapping[str, NodeDefinition]) -> Iterator[str]:
    """The nodes of which the value, or the relevance, of a node is made."""
    if node.bind.calculate is not None:
        yield from references(node.bind.calculate, node.path) - {node.path}
    if node.bind.relevant is not None:
        yield from references(node.bind.relevant, node.path)
    if node.count is not None:
        yield from references(node.count, node.path)
    if node.itemset is not None and not node.itemset.constant:
        yield from references(node.itemset.nodes, node.path) - {node.path}
    parent = node.path.rpartition("/")[0]
    if parent in nodes:
        yield parent


def graph(nodes: Mapping[str, NodeDefinition]) -> dict[str, frozenset[str]]:
    """For each node, those it is computed from."""
    return {
        path: frozenset(source for source in _sources(node, nodes) if source in nodes)
        for path, node in nodes.items()
    }


def cycle(nodes: Mapping[str, NodeDefinition]) -> tuple[str, ...]:
    """The paths of a circle of calculations and relevances, the first repeated at the end; or nothing."""
    sorter = TopologicalSorter(graph(nodes))
    try:
        sorter.prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def ranks(nodes: Mapping[str, NodeDefinition]) -> dict[str, int]:
    """The order of the work: each node after those it is computed from."""
    return {path: rank for rank, path in enumerate(TopologicalSorter(graph(nodes)).static_order())}


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
