"""Functions on nodes: counting, places, repeats, secondary instances."""

import math

from census_app.forms.xpath.errors import XPathError
from census_app.forms.xpath.function import MANY, Arguments, Function, of_nodes, of_texts
from census_app.forms.xpath.paths import Indexed
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.shuffle import seed_of, shuffled
from census_app.forms.xpath.values import NAN, Nodes, Value, XNode, to_number, to_text


def _nodes(value: Value, name: str) -> Nodes:
    if not isinstance(value, Nodes):
        raise XPathError(f"« {name} » attend des nœuds", code="type")
    return value


def _position(scope: Scope, arguments: Arguments) -> Value:
    if not arguments:
        return float(scope.position)
    nodes = _nodes(arguments[0](scope), "position")
    return float(_place(nodes[0])) if nodes else NAN


def _place(node: XNode) -> int:
    """The place of a node among those of its name beside it, from 1."""
    beside = [node] if node.parent is None else node.parent.named(node.name)
    return next((place for place, each in enumerate(beside, 1) if each is node), 1)


def _indexed_repeat(scope: Scope, arguments: Arguments) -> Value:
    """The node of an occurrence: `indexed-repeat(node, repeat, place, repeat, place…)`."""
    chosen: list[XNode] = []
    pairs = list(zip(arguments[1::2], arguments[2::2], strict=False))
    repeats = [(_nodes(repeat(scope), "indexed-repeat"), to_number(place(scope))) for repeat, place in pairs]
    for found, place in sorted(repeats, key=lambda pair: _depth(pair[0])):
        inside = [node for node in found if all(_is_within(node, above) for above in chosen)]
        if math.isnan(place) or not 1 <= place <= len(inside):
            return Nodes()
        chosen.append(inside[int(place) - 1])
    targets = _nodes(arguments[0](scope), "indexed-repeat")
    return Nodes(node for node in targets if all(_is_within(node, above) for above in chosen))


def _depth(nodes: Nodes) -> int:
    depth, node = 0, nodes[0] if nodes else None
    while node is not None:
        depth, node = depth + 1, node.parent
    return depth


def _is_within(node: XNode, above: XNode) -> bool:
    inside: XNode | None = node
    while inside is not None:
        if inside is above:
            return True
        inside = inside.parent
    return False


def _randomize(scope: Scope, arguments: Arguments) -> Value:
    nodes = _nodes(arguments[0](scope), "randomize")
    seed = seed_of(arguments[1](scope)) if len(arguments) > 1 else None
    return Nodes(shuffled(nodes, seed))


def _instance(scope: Scope, arguments: Arguments) -> Value:
    return scope.world.instance(to_text(arguments[0](scope)))


def _pulldata(scope: Scope, arguments: Arguments) -> Value:
    """The cell of a table beside the form: `pulldata(table, wanted column, key column, key)`."""
    table, wanted, column, key = (to_text(argument(scope)) for argument in arguments)
    for root in scope.world.instance(table):
        for top in root.named("root"):
            found = top.lookup("item", column, key) if isinstance(top, Indexed) else ()
            for item in found:
                return next((cell.text() for cell in item.named(wanted)), "")
    return ""


def _itext(scope: Scope, arguments: Arguments) -> Value:
    return scope.world.translation(to_text(arguments[0](scope)))


def _name(scope: Scope, arguments: Arguments) -> Value:
    nodes = _nodes(arguments[0](scope), "name") if arguments else Nodes((scope.node,))
    return nodes[0].name if nodes else ""


NODES: dict[str, Function] = {
    "count": of_nodes(lambda nodes: float(len(nodes))),
    "count-non-empty": of_nodes(lambda nodes: float(sum(node.text() != "" for node in nodes))),
    "position": Function(0, 1, _position),
    "last": Function(0, 0, lambda scope, _arguments: float(scope.size)),
    "current": Function(0, 0, lambda scope, _arguments: Nodes((scope.current,))),
    "instance": Function(1, 1, _instance),
    "indexed-repeat": Function(3, MANY, _indexed_repeat),
    "randomize": Function(1, 2, _randomize),
    "pulldata": Function(4, 4, _pulldata),
    "name": Function(0, 1, _name),
    "local-name": Function(0, 1, _name),
    "jr:itext": Function(1, 1, _itext),
    "jr:choice-name": of_texts(2, 2, lambda value, _path: value),
}
