"""Values computed from other values, recomputed only when one of those they were computed from has changed.

While a cell computes, it notes which cells it reads. When one changes, those that read it, and those that
read these, are marked; a marked cell asks its sources first and recomputes only if one of them has really
changed. `sources`, `observers` and `state` are for the cells of a graph among themselves.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class _State(IntEnum):
    CLEAN = 0
    CHECK = 1
    STALE = 2


class Graph:
    """The cells of one filling: which of them computes now, and which were marked since last asked."""

    __slots__ = ("active", "touched")

    def __init__(self) -> None:
        self.active: Cell[Any] | None = None
        self.touched: list[Cell[Any]] = []

    def take_touched(self) -> "list[Cell[Any]]":
        """The cells marked since the last call."""
        taken, self.touched = self.touched, []
        return taken

    def untracked(self, compute: Callable[[], T]) -> T:
        """Compute without noting what is read."""
        active, self.active = self.active, None
        try:
            return compute()
        finally:
            self.active = active


class Cell(Generic[T]):
    """A computed value (`compute` given) or a plain one that `write` changes. `owner` is whose cell it is."""

    __slots__ = ("_compute", "_graph", "_value", "observers", "owner", "sources", "state")

    def __init__(self, graph: Graph, compute: Callable[[], T] | None, value: T, owner: Any = None) -> None:
        self._graph = graph
        self._compute = compute
        self._value = value
        self.state = _State.CLEAN if compute is None else _State.STALE
        self.sources: dict[Cell[Any], None] = {}
        self.observers: dict[Cell[Any], None] = {}
        self.owner = owner

    def read(self) -> T:
        """The value, up to date; the cell that computes now will be told when it changes."""
        active = self._graph.active
        if active is not None and active is not self:
            active.sources[self] = None
            self.observers[active] = None
        if self.state is not _State.CLEAN:
            self.refresh()
        return self._value

    def peek(self) -> T:
        """The last value, as it is, without computing or noting anything."""
        return self._value

    def write(self, value: T, *, force: bool = False) -> None:
        """Change a plain value and mark what was computed from it."""
        if value != self._value or force:
            self._value = value
            self._mark_observers(_State.STALE)

    def stale(self) -> None:
        """Mark a computed value as out of date, with all that was computed from it."""
        if self.state is not _State.STALE:
            self.state = _State.STALE
            self._graph.touched.append(self)
            self._mark_observers(_State.CHECK)

    def drop(self) -> None:
        """Forget the cell: nothing tells it of changes any more."""
        for source in self.sources:
            source.observers.pop(self, None)
        self.sources.clear()

    def _mark_observers(self, state: _State) -> None:
        waiting: list[tuple[Cell[Any], _State]] = [(each, state) for each in self.observers]
        touched = self._graph.touched
        while waiting:
            cell, mark = waiting.pop()
            if cell.state >= mark:
                continue
            if cell.state is _State.CLEAN:
                touched.append(cell)
                waiting.extend((each, _State.CHECK) for each in cell.observers)
            cell.state = mark

    def refresh(self) -> None:
        """Bring a marked value up to date, its sources first."""
        if self.state is _State.CHECK:
            self.state = _State.CLEAN  # a circle that comes back here finds the last value
            for source in list(self.sources):
                if source.state is not _State.CLEAN:
                    source.refresh()
                if self._is_stale():
                    break
        if self._is_stale():
            self._recompute()
        self.state = _State.CLEAN

    def _is_stale(self) -> bool:
        return self.state is _State.STALE

    def _recompute(self) -> None:
        self.drop()
        self.state = _State.CLEAN
        graph = self._graph
        active, graph.active = graph.active, self
        try:
            value = self._value if self._compute is None else self._compute()
        finally:
            graph.active = active
        if value != self._value:
            self._value = value
            for observer in self.observers:
                observer.state = _State.STALE
