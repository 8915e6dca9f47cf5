"""What happens after a change: cells recomputed in order, occurrences counted again, actions triggered."""

from collections.abc import Iterable

from census_app.forms.definition import Action
from census_app.forms.nodes import Branch, Leaf, Node, Series
from census_app.forms.runtime import Runtime
from census_app.forms.xpath.values import to_text

_MOST_ROUNDS = 100


class Settler:
    """Brings a runtime to rest; `quiet` means that no action is triggered (a state is being put back)."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._last: dict[Leaf, str] = {}
        self._listening = frozenset(runtime.definition.listeners)

    def settle(self, *, quiet: bool = False) -> set[Node]:
        """Recompute what was touched until nothing moves; the nodes of which the state changed."""
        changed: set[Node] = set()
        for _ in range(_MOST_ROUNDS):
            owners = {cell.owner for cell in self._runtime.graph.take_touched() if cell.owner is not None}
            if not owners:
                break
            self._refresh(sorted(owners, key=_rank), changed, quiet=quiet)
        return {node for node in changed if node.alive}

    def enter(self, nodes: Iterable[Node], *, quiet: bool = False) -> set[Node]:
        """Compute nodes that have just come, each after those it depends on, then settle."""
        changed: set[Node] = set()
        self._refresh(sorted(nodes, key=_rank), changed, quiet=True)
        return changed | self.settle(quiet=quiet)

    def _refresh(self, nodes: Iterable[Node], changed: set[Node], *, quiet: bool) -> None:
        fired: list[Leaf] = []
        for node in nodes:
            if not node.alive:
                continue
            before = node.snapshot.peek()
            if isinstance(node, Series):
                self._count(node, changed, quiet=quiet)
            after = node.snapshot.read()
            if after is not before and after != before:
                changed.add(node)
            if isinstance(node, Leaf) and node.definition.path in self._listening:
                if not quiet and self._last.get(node, "") != node.value.read():
                    fired.append(node)
                self.remember((node,))
        for leaf in fired:
            self._fire(leaf)

    def _count(self, series: Series, changed: set[Node], *, quiet: bool) -> None:
        """Give a repeat as many occurrences as it asks for."""
        wanted = series.wanted.read()
        while wanted is not None and len(series.instances) > wanted:
            self._runtime.remove_instance(series, len(series.instances) - 1)
            changed.add(series)
        missing = 0 if wanted is None else wanted - len(series.instances)
        if missing > 0:
            come = [self._runtime.begin_instance(series, seeded=True) for _ in range(missing)]
            added = [node for branch in come for node in branch.nodes()]
            changed.add(series)
            if not quiet:
                self.run_actions(added, "odk-new-repeat")
            changed |= self.enter(added, quiet=quiet)

    def remember(self, nodes: Iterable[Node]) -> None:
        """Take what nodes hold for what they begin with, which triggers nothing."""
        for node in nodes:
            if isinstance(node, Leaf) and node.definition.path in self._listening:
                self._last[node] = node.value.read()

    def run_actions(self, nodes: Iterable[Node], event: str) -> None:
        """Give the values that nodes take on an event."""
        for node in (node for node in nodes if isinstance(node, Leaf)):
            for action in node.definition.actions:
                if event in action.events and node.relevant.read():
                    self._give(node, action)

    def _fire(self, source: Leaf) -> None:
        for action in self._runtime.definition.listeners.get(source.definition.path, ()):
            targets = list(self._targets(source, action))
            if len(targets) == 1:
                self._give(targets[0], action)

    def _targets(self, source: Leaf, action: Action) -> Iterable[Leaf]:
        """The nodes an action means: those that share with its source the occurrences both lie in."""
        around: Branch | None = source.branch
        while around is not None and not action.target.startswith(f"{around.definition.path}/"):
            around = around.branch
        for node in () if around is None else around.nodes():
            if isinstance(node, Leaf) and node.definition.path == action.target:
                yield node

    def _give(self, leaf: Leaf, action: Action) -> None:
        runtime = self._runtime
        value = "" if action.value is None else to_text(runtime.evaluate(action.value, leaf))
        leaf.value.read()
        leaf.base.write(runtime.kept(leaf.definition, value))


def _rank(node: Node) -> int:
    return node.rank
