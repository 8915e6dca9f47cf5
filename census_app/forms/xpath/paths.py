"""Paths compiled to closures: steps, predicates, and an index for `item[name = …]`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias, runtime_checkable

from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.moments import Moment
from census_app.forms.xpath.scope import Closure, Scope
from census_app.forms.xpath.syntax import Binary, Call, Path, Step, Syntax, Text
from census_app.forms.xpath.values import Nodes, Value, XNode, to_boolean

Compiler: TypeAlias = Callable[[Syntax], Closure]
Walk: TypeAlias = Callable[[Scope, Nodes], Nodes]


@runtime_checkable
class Indexed(Protocol):
    """A node that finds its children by the text of one of theirs (a long list of choices)."""

    def lookup(self, child: str, key: str, value: str) -> Sequence[XNode]:
        """Its children named `child` of which a child named `key` has this text."""


def compile_path(path: Path, compiler: Compiler) -> Closure:
    """A closure that gives the nodes of a path, in document order, each once."""
    start = _start(path, compiler)
    walks = [_step(step, compiler) for step in path.steps]
    if len(walks) == 1:
        only = walks[0]
        return lambda scope: only(scope, start(scope))

    def run(scope: Scope) -> Nodes:
        nodes = start(scope)
        for walk in walks:
            nodes = walk(scope, nodes)
        return nodes

    return run


def _start(path: Path, compiler: Compiler) -> Callable[[Scope], Nodes]:
    if path.start is None:
        return lambda scope: Nodes((scope.node,))
    if isinstance(path.start, str):
        return lambda scope: Nodes((scope.world.document,))
    inner = compiler(path.start)
    filters = [_predicate(filter_, compiler) for filter_ in path.filters]

    def run(scope: Scope) -> Nodes:
        value = inner(scope)
        if not isinstance(value, Nodes):
            raise XPathError("un chemin ne peut partir que de nœuds", code="type")
        for keep in filters:
            value = keep(scope, value)
        return value

    return run


def _step(step: Step, compiler: Compiler) -> Walk:
    indexed = _indexed_step(step, compiler)
    if indexed is not None:
        return indexed
    axis = _axis(step)
    keeps = [_predicate(predicate, compiler) for predicate in step.predicates]
    repeats = step.axis not in {"child", "self", "attribute"}

    def run(scope: Scope, nodes: Nodes) -> Nodes:
        found = Nodes(each for node in nodes for each in axis(node))
        if repeats and len(nodes) > 1:
            found = Nodes(_once_each(found))
        for keep in keeps:
            found = keep(scope, found)
        return found

    return run


def _once_each(nodes: Iterable[XNode]) -> Iterator[XNode]:
    return iter(dict.fromkeys(nodes))


def _predicate(predicate: Syntax, compiler: Compiler) -> Walk:
    condition = compiler(predicate)

    def run(scope: Scope, nodes: Nodes) -> Nodes:
        size = len(nodes)
        return Nodes(
            node
            for position, node in enumerate(nodes, 1)
            if _holds(condition(Scope(scope.world, node, scope.current, position, size)), position)
        )

    return run


def _holds(value: Value, position: int) -> bool:
    if isinstance(value, float):
        return value == position
    if isinstance(value, Moment):
        return value.days == position
    return to_boolean(value)


def _indexed_step(step: Step, compiler: Compiler) -> Walk | None:
    """`item[name = VALUE]` where VALUE does not depend on the item: looked up instead of scanned."""
    if step.axis != "child" or len(step.predicates) != 1:
        return None
    predicate = step.predicates[0]
    if not isinstance(predicate, Binary) or predicate.operator != "=":
        return None
    for key, other in ((predicate.left, predicate.right), (predicate.right, predicate.left)):
        if _plain_child(key) and _is_free(other):
            return _lookup(step, key.steps[0].test, other, compiler)  # type: ignore[union-attr]
    return None


def _plain_child(syntax: Syntax) -> bool:
    if not isinstance(syntax, Path) or syntax.start is not None or len(syntax.steps) != 1:
        return False
    step = syntax.steps[0]
    return step.axis == "child" and not step.predicates and step.test not in {"*", "node()", "text()"}


def _is_free(syntax: Syntax) -> bool:
    """Whether a value is the same for every item: a text, or a path from the form or from `current()`."""
    if isinstance(syntax, Text):
        return True
    if not isinstance(syntax, Path) or any(step.predicates for step in syntax.steps) or syntax.filters:
        return False
    return syntax.start == "/" or (isinstance(syntax.start, Call) and syntax.start.name == "current")


def _lookup(step: Step, key: str, other: Syntax, compiler: Compiler) -> Walk:
    wanted = compiler(other)
    scan = _predicate(step.predicates[0], compiler)
    axis = _axis(step)

    def run(scope: Scope, nodes: Nodes) -> Nodes:
        if len(nodes) != 1 or not isinstance(nodes[0], Indexed):
            return scan(scope, Nodes(each for node in nodes for each in axis(node)))
        value = wanted(scope)
        keys = [node.text() for node in value] if isinstance(value, Nodes) else [str(value)]
        found = [nodes[0].lookup(step.test, key, text) for text in dict.fromkeys(keys)]
        return Nodes(found[0]) if len(found) == 1 else Nodes(each for some in found for each in some)

    return run


def _axis(step: Step) -> Callable[[XNode], Iterable[XNode]]:
    if step.axis == "child":
        return _child_axis(step.test)
    axis = _AXES[step.axis]
    if step.test == "node()":
        return axis
    if step.test == "text()":
        return _no_nodes
    name = step.test.partition(":")[2] or step.test
    return lambda node: [each for each in axis(node) if each.name and name in {"*", each.name}]


def _child_axis(test: str) -> Callable[[XNode], Iterable[XNode]]:
    if test in {"*", "node()"}:
        return lambda node: node.children()
    if test == "text()":
        return lambda node: [] if node.children() else [node]
    name = test.partition(":")[2] or test
    return lambda node: node.named(name)


def _no_nodes(_node: XNode) -> Iterable[XNode]:
    return ()


def _self(node: XNode) -> Iterable[XNode]:
    return (node,)


def _parent(node: XNode) -> Iterable[XNode]:
    return () if node.parent is None else (node.parent,)


def _ancestors(node: XNode) -> Iterable[XNode]:
    found: list[XNode] = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return reversed(found)


def _descendants(node: XNode) -> Iterator[XNode]:
    for child in node.children():
        yield child
        yield from _descendants(child)


def _siblings_after(node: XNode) -> Iterable[XNode]:
    siblings, place = _siblings(node)
    return siblings[place + 1 :]


def _siblings_before(node: XNode) -> Iterable[XNode]:
    siblings, place = _siblings(node)
    return siblings[:place]


def _after(node: XNode) -> Iterator[XNode]:
    """All that comes after a node, but for what lies within it."""
    for around in reversed([*_ancestors(node), node]):
        for sibling in _siblings_after(around):
            yield sibling
            yield from _descendants(sibling)


def _before(node: XNode) -> Iterable[XNode]:
    """All that comes before a node, but for what lies around it."""
    for around in [*_ancestors(node), node]:
        for sibling in _siblings_before(around):
            yield sibling
            yield from _descendants(sibling)


def _siblings(node: XNode) -> tuple[Sequence[XNode], int]:
    siblings = [node] if node.parent is None else list(node.parent.children())
    return siblings, next(place for place, each in enumerate(siblings) if each is node)


_AXES: dict[str, Callable[[XNode], Iterable[XNode]]] = {
    "self": _self,
    "parent": _parent,
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [*_ancestors(node), node],
    "descendant": _descendants,
    "descendant-or-self": lambda node: [node, *_descendants(node)],
    "following": _after,
    "preceding": _before,
    "following-sibling": _siblings_after,
    "preceding-sibling": _siblings_before,
    "attribute": _no_nodes,
}
