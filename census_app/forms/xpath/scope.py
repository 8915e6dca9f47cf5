"""Where an expression is run: its context node, and the world it may ask."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeAlias

from census_app.forms.xpath.values import Nodes, Value, XNode


class World(Protocol):
    """What expressions ask beyond nodes."""

    @property
    def document(self) -> XNode:
        """The parent of the root node."""

    def instance(self, name: str) -> Nodes:
        """The top of a list of choices or of another secondary instance; empty where there is none."""

    def now(self) -> datetime:
        """The moment it is, in the local time zone."""

    def translation(self, identifier: str) -> str:
        """The text of a label in the language in use."""

    def choice_label(self, node: XNode, value: str) -> str:
        """The label of a choice of a question."""

    def own_value(self, node: XNode) -> str:
        """What a node holds before its own calculation (for `once`)."""


class Scope:
    """The context of an evaluation: node, its position (from 1) of how many, and the outermost node."""

    __slots__ = ("current", "node", "position", "size", "world")

    def __init__(self, world: World, node: XNode, current: XNode, position: int = 1, size: int = 1) -> None:
        self.world = world
        self.node = node
        self.current = current
        self.position = position
        self.size = size


Closure: TypeAlias = Callable[[Scope], Value]
