"""The nodes of a filling: groups, repeats with their occurrences, questions; and their cells."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from census_app.forms.cells import Cell
from census_app.forms.definition import CHOICE_KINDS, NodeDefinition
from census_app.forms.node_state import NodeState
from census_app.forms.snapshot import snapshot
from census_app.forms.xpath.compile import Expression
from census_app.forms.xpath.values import XNode, to_boolean, to_text

if TYPE_CHECKING:
    from census_app.forms.options import Options
    from census_app.forms.runtime import Runtime


class Node:
    """What all nodes have: a definition, a parent, and cells for relevance and being read-only."""

    def __init__(self, runtime: "Runtime", definition: NodeDefinition, parent: "Branch | None") -> None:
        self.runtime = runtime
        self.definition = definition
        self.branch = parent
        self.name = definition.name
        self.alive = True
        self.snapshot: Cell[NodeState | None] = Cell(runtime.graph, lambda: snapshot(self), None, owner=self)
        self.relevant = Cell(runtime.graph, self._is_relevant, value=False, owner=self)
        self.readonly = Cell(runtime.graph, self._is_readonly, value=False, owner=self)

    @property
    def parent(self) -> XNode | None:
        """The node around it that paths see."""
        return self.branch

    @property
    def path(self) -> str:
        """Its place: occurrences numbered from 1."""
        return f"{self.branch.path}/{self.name}" if self.branch is not None else f"/{self.name}"

    @property
    def kind(self) -> str:
        """Its kind; an occurrence of a repeat is an `instance`."""
        return self.definition.kind

    def as_leaf(self) -> "Leaf | None":
        """This node, if it is a question or a computed value."""
        return None

    @property
    def rank(self) -> int:
        """Its turn among the nodes that are to be computed again."""
        return self.runtime.definition.ranks[self.definition.path]

    def nodes(self) -> "Iterator[Node]":
        """This node and all those below, in document order."""
        yield self

    def cells(self) -> "Iterator[Cell[object]]":
        """Its computed cells."""
        yield self.relevant  # type: ignore[misc]
        yield self.readonly  # type: ignore[misc]
        yield self.snapshot  # type: ignore[misc]

    def children(self) -> Sequence[XNode]:
        """The nodes directly below, as paths see them."""
        return ()

    def named(self, name: str) -> Sequence[XNode]:  # noqa: ARG002 - a question has none
        """Those of that name."""
        return ()

    def text(self) -> str:
        """What an expression reads."""
        return ""

    def _is_relevant(self) -> bool:
        if self.branch is not None and not self.branch.relevant.read():
            return False
        return self.truth(self.definition.bind.relevant, default=True)

    def _is_readonly(self) -> bool:
        if self.branch is not None and self.branch.readonly.read():
            return True
        return self.truth(self.definition.bind.readonly, default=False)

    def truth(self, expression: Expression | None, *, default: bool) -> bool:
        """The truth of an expression here; `default` where there is none."""
        return default if expression is None else to_boolean(self.runtime.evaluate(expression, self))


class Branch(Node):
    """A group, or one occurrence of a repeat: slots in order, each a node or a repeat."""

    def __init__(
        self,
        runtime: "Runtime",
        definition: NodeDefinition,
        parent: "Branch | None",
        series: "Series | None" = None,
    ) -> None:
        super().__init__(runtime, definition, parent)
        self.series = series
        self.number: Cell[int] = Cell(runtime.graph, None, 0, owner=self)
        self.slots: dict[str, Node] = {
            child.name: make(runtime, child, self) for child in definition.children
        }

    @property
    @override
    def path(self) -> str:
        """Its place; an occurrence has its number."""
        return super().path if self.series is None else f"{super().path}[{self.place}]"

    @property
    @override
    def kind(self) -> str:
        """An occurrence is an `instance`."""
        return "group" if self.series is None else "instance"

    @property
    def place(self) -> int:
        """The number of an occurrence, from 1."""
        return self.number.read()

    @override
    def nodes(self) -> Iterator[Node]:
        """This node and all those below, in document order."""
        yield self
        for slot in self.slots.values():
            yield from slot.nodes()

    @override
    def children(self) -> Sequence[XNode]:
        """Its nodes, occurrences one by one."""
        return [node for slot in self.slots.values() for node in _seen(slot)]

    @override
    def named(self, name: str) -> Sequence[XNode]:
        """Its nodes of that name."""
        slot = self.slots.get(name)
        return () if slot is None else _seen(slot)

    @override
    def text(self) -> str:
        """The texts below, one after the other."""
        return "".join(child.text() for child in self.children())


class Series(Node):
    """A repeat: its occurrences in order. Paths see the occurrences, never the series."""

    def __init__(self, runtime: "Runtime", definition: NodeDefinition, parent: "Branch | None") -> None:
        super().__init__(runtime, definition, parent)
        self.instances: list[Branch] = []
        self.order: Cell[int] = Cell(runtime.graph, None, 0, owner=self)
        self.wanted: Cell[int | None] = Cell(runtime.graph, self._wanted, None, owner=self)

    @override
    def nodes(self) -> Iterator[Node]:
        """The repeat, then each occurrence and what is below."""
        yield self
        for instance in self.instances:
            yield from instance.nodes()

    @override
    def cells(self) -> "Iterator[Cell[object]]":
        """Its computed cells."""
        yield from super().cells()
        yield self.wanted  # type: ignore[misc]

    def seen(self) -> Sequence[Branch]:
        """The occurrences; who asks will be told when some come or go."""
        self.order.read()
        return self.instances

    @override
    def _is_relevant(self) -> bool:
        """Where it has occurrences, a repeat is relevant when one of them is."""
        instances = self.seen()
        return (
            any(instance.relevant.read() for instance in instances) if instances else super()._is_relevant()
        )

    def _wanted(self) -> int | None:
        """How many occurrences the form asks for; None where it does not say."""
        count = self.definition.count
        return None if count is None else self.runtime.whole_number(count, self)


class Leaf(Node):
    """A question or a computed value."""

    def __init__(self, runtime: "Runtime", definition: NodeDefinition, parent: "Branch | None") -> None:
        super().__init__(runtime, definition, parent)
        self.base: Cell[str] = Cell(
            runtime.graph, None, runtime.kept(definition, definition.default), owner=self
        )
        self.calculation: Cell[str] | None = None
        formula = definition.bind.calculate
        if formula is not None:
            self.calculation = Cell(runtime.graph, lambda: self._calculate(formula), "", owner=self)
        self.value: Cell[str] = Cell(runtime.graph, self._value, "", owner=self)
        self.options: Cell[Options | None] | None = None
        if definition.kind in CHOICE_KINDS:
            self.options = Cell(runtime.graph, lambda: runtime.options(self), None, owner=self)
        self.absence: Cell[str] = Cell(runtime.graph, None, "", owner=self)
        self.note: Cell[str] = Cell(runtime.graph, None, "", owner=self)
        self.applied: str | None = None
        self.calculating = False

    @override
    def cells(self) -> "Iterator[Cell[object]]":
        """Its computed cells."""
        yield from super().cells()
        yield self.value  # type: ignore[misc]
        if self.calculation is not None:
            yield self.calculation  # type: ignore[misc]
        if self.options is not None:
            yield self.options  # type: ignore[misc]

    @override
    def as_leaf(self) -> "Leaf | None":
        """Itself."""
        return self

    @override
    def text(self) -> str:
        """The answer as expressions see it: empty where irrelevant; its own one during its calculation."""
        return self.base.peek() if self.calculating else self.value.read()

    def _calculate(self, expression: Expression) -> str:
        self.calculating = True
        try:
            return to_text(self.runtime.evaluate(expression, self))
        finally:
            self.calculating = False

    def _value(self) -> str:
        """The answer, empty where irrelevant; a calculation replaces what was typed when it changes."""
        if not self.relevant.read():
            self.applied = None
            return ""
        if self.calculation is not None:
            result = self.calculation.read()
            if result != self.applied:
                self.applied = result
                self.base.write(self.runtime.kept(self.definition, result))
        text = self.base.read()
        options = None if self.options is None or not text else self.options.read()
        if options is None:
            return text
        if self.definition.kind == "select_one":
            return text if text in options else ""
        chosen = [name for name in text.split() if name in options]
        if self.definition.kind == "rank":
            chosen = list(dict.fromkeys([*chosen, *options.names]))
        return " ".join(chosen)


def make(runtime: "Runtime", definition: NodeDefinition, parent: Branch | None) -> Node:
    """The node of a definition."""
    if definition.kind == "repeat":
        return Series(runtime, definition, parent)
    if definition.kind == "group":
        return Branch(runtime, definition, parent)
    return Leaf(runtime, definition, parent)


def _seen(slot: Node) -> Sequence[XNode]:
    return slot.seen() if isinstance(slot, Series) else (slot,)
