"""A filling as plain JSON, and back."""

from collections.abc import Callable, Mapping
from typing import Any

from census_app.forms.nodes import Branch, Leaf, Node, Series
from census_app.forms.places import find
from census_app.forms.problems import FillingError
from census_app.forms.runtime import Runtime
from census_app.forms.settling import Settler

VERSION = 1


def taken(runtime: Runtime, top: Branch) -> dict[str, Any]:
    """What was given below a node, irrelevant answers included; `typed` are those over a calculation."""
    leaves = [node for node in top.nodes() if isinstance(node, Leaf)]
    return {
        "version": VERSION,
        "form": runtime.definition.form_id,
        "form_version": runtime.definition.version,
        "repeats": {node.path: len(node.instances) for node in top.nodes() if isinstance(node, Series)},
        "answers": {leaf.path: leaf.base.peek() for leaf in leaves if leaf.base.peek() != _at_first(leaf)},
        "typed": [leaf.path for leaf in leaves if _is_typed(leaf)],
        "absences": {leaf.path: leaf.absence.peek() for leaf in leaves if leaf.absence.peek()},
        "notes": {leaf.path: leaf.note.peek() for leaf in leaves if leaf.note.peek()},
    }


def put_back(
    runtime: Runtime, settler: Settler, state: Mapping[str, Any], copied: tuple[Branch, Branch] | None = None
) -> None:
    """Bring a filling to what `taken` gave; `copied` puts the answers of an occurrence into another.

    What the form no longer has is left out: a filling outlives small changes of its form.
    """
    old, new = ("", "") if copied is None else (copied[0].path, copied[1].path)

    def node_at(path: str) -> Node | None:
        return _known(runtime, new + path.removeprefix(old))

    for path, count in state.get("repeats", {}).items():
        series = node_at(path)
        while isinstance(series, Series) and len(series.instances) < count:
            runtime.add_instance(series)
    _write(state, "answers", node_at)
    _write(state, "absences", node_at)
    _write(state, "notes", node_at)
    top = runtime.root if copied is None else copied[1]
    settler.enter(list(top.nodes()), quiet=True)
    _type_again(settler, state, node_at)


def replaced(runtime: Runtime, settler: Settler, state: Mapping[str, Any]) -> None:
    """Bring a filling to a state of another one of its form, as `put_back` brings one that is empty.

    What both have in common is not computed again.
    """
    taking = _Taking(runtime, state)
    taking.below(runtime.root, runtime.root.path)
    runtime.failures.clear()
    runtime.gone.clear()
    settler.enter([node for branch in taking.come for node in branch.nodes()], quiet=True)
    _type_again(settler, state, lambda path: _known(runtime, path))


def _known(runtime: Runtime, path: str) -> Node | None:
    """The node at a path; None where the form has none any more."""
    try:
        return find(runtime.root, path)
    except FillingError:
        return None


def _type_again(settler: Settler, state: Mapping[str, Any], node_at: Callable[[str], Node | None]) -> None:
    """Put back what was typed over calculations, each after those it is computed from, or it would follow."""
    typed = {node_at(path): str(state["answers"].get(path, "")) for path in state.get("typed", ())}
    settler.settle(quiet=True)
    for leaf in sorted((node for node in typed if isinstance(node, Leaf)), key=lambda leaf: leaf.rank):
        leaf.base.write(typed[leaf])
        settler.settle(quiet=True)


class _Taking:
    """Gives each node what a state says of it, its occurrences first; `come` are those that were added."""

    def __init__(self, runtime: Runtime, state: Mapping[str, Any]) -> None:
        self._runtime = runtime
        self._counts: Mapping[str, int] = state.get("repeats", {})
        self._answers: Mapping[str, str] = state.get("answers", {})
        self._absences: Mapping[str, str] = state.get("absences", {})
        self._notes: Mapping[str, str] = state.get("notes", {})
        self.come: list[Branch] = []

    def below(self, branch: Branch, place: str) -> None:
        """Do so for all that lies below a node at some place."""
        for name, node in branch.slots.items():
            path = f"{place}/{name}"
            if isinstance(node, Leaf):
                self._leaf(node, path)
            elif isinstance(node, Branch):
                self.below(node, path)
            elif isinstance(node, Series):
                self._count(node, self._counts.get(path, 0))
                for number, instance in enumerate(node.instances, 1):
                    self.below(instance, f"{path}[{number}]")

    def _count(self, series: Series, wanted: int) -> None:
        while len(series.instances) > wanted:
            self._runtime.remove_instance(series, len(series.instances) - 1)
        while len(series.instances) < wanted:
            self.come.append(self._runtime.add_instance(series))

    def _leaf(self, leaf: Leaf, path: str) -> None:
        leaf.base.write(self._answers[path] if path in self._answers else _at_first(leaf))
        leaf.absence.write(self._absences.get(path, ""))
        leaf.note.write(self._notes.get(path, ""))
        if leaf.calculation is not None:
            leaf.applied = None
            leaf.calculation.stale()
            leaf.value.stale()


def _write(state: Mapping[str, Any], what: str, node_at: Any) -> None:
    for path, text in state.get(what, {}).items():
        leaf = node_at(path)
        if isinstance(leaf, Leaf):
            {"answers": leaf.base, "absences": leaf.absence, "notes": leaf.note}[what].write(str(text))


def _at_first(leaf: Leaf) -> str:
    return leaf.runtime.kept(leaf.definition, leaf.definition.default)


def _is_typed(leaf: Leaf) -> bool:
    """Whether a calculated answer was replaced by hand."""
    return leaf.applied is not None and leaf.runtime.kept(leaf.definition, leaf.applied) != leaf.base.peek()
